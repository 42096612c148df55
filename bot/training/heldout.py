"""The held-out questions, as the finished model parses them."""

from __future__ import annotations

import asyncio
import base64
import json
from pathlib import Path
from typing import Any

from bot.training.progress import Progress
from bot.training.rows import Said
from common.input_files import read_rows

COLUMNS = {"questions.csv": ("text", "intent"), "out_of_scope.csv": ("text",)}

FILE = "heldout.jsonl"

OUT_OF_FOLD = "out_of_fold"
"""The `kind` of a question that is really a training row."""


def heldout_rows(dataset: Path) -> list[dict[str, Any]]:
    """`{"text", "intent", "kind"}` of every held-out question; intent None: not for the bot.

    Raises:
        Fault: a file is malformed.
    """
    rows: list[dict[str, Any]] = []
    for name, columns in COLUMNS.items():
        path = dataset / "heldout" / name
        for row in read_rows(path, columns) if path.exists() else []:
            asked = row.values
            kind = asked.get("kind") or "in_scope"
            rows.append({"text": asked["text"], "intent": asked.get("intent"), "kind": kind})
    return rows


def write_rows_as_heldout(said: Said, labels: list[str], arrays: dict[str, Any], out: Path) -> None:
    """heldout.jsonl when there are no held-out questions: the training rows themselves, each as
    judged by a classifier that had not learnt it."""
    import numpy as np

    names = [str(name) for name in arrays["classes"]]
    with (out / FILE).open("w", encoding="utf-8") as file:
        for text, label, shares, vector in zip(
            said.texts, labels, arrays["oof"], said.vectors, strict=True
        ):
            ranking = [[names[i], float(shares[i])] for i in np.argsort(-shares, kind="stable")]
            coded = base64.b64encode(vector.astype("<f4").tobytes()).decode()
            line: dict[str, Any] = {"text": str(text), "intent": label, "kind": OUT_OF_FOLD}
            line |= {"ranking": ranking, "vector": coded}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def write_heldout(dataset: Path, model: Path, out: Path, progress: Progress) -> None:
    """heldout.jsonl, by parsing every row with the model as it was written to disk."""
    from rasa.core.agent import Agent

    from bot.channel.parsing import parse_text

    agent = Agent.load(str(model))
    rows = heldout_rows(dataset)
    with (out / FILE).open("w", encoding="utf-8") as file:
        for done, row in enumerate(rows, start=1):
            parse = asyncio.run(parse_text(agent, row["text"]))
            ranking = [[entry["name"], entry["confidence"]] for entry in parse["intent_ranking"]]
            line = {**row, "ranking": ranking, "vector": parse["vector"]}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            if done % 100 == 0:
                progress.say("heldout", done, len(rows))
