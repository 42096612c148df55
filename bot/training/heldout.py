"""The held-out questions, as the finished model parses them."""

from __future__ import annotations

import asyncio
import base64
import json
from pathlib import Path
from typing import Any

from bot.training.progress import Progress
from bot.training.rows import Said
from common.assistant.heldout import FOLDER, OUT_OF_SCOPE, QUESTIONS, questions_by_language
from common.input_files import read_rows

FILE = "heldout.jsonl"

OUT_OF_FOLD = "out_of_fold"
"""The `kind` of a question that is really a training row."""


def heldout_rows(dataset: Path) -> list[dict[str, Any]]:
    """`{"text", "intent", "kind", "language"}` of every held-out question; intent None: not for the
    bot; language None: the main one, whose questions come first.

    Raises:
        Fault: a file is malformed.
    """
    folder = dataset / FOLDER
    others = questions_by_language(f"{FOLDER}/{path.name}" for path in folder.glob("*.csv"))
    return [
        *_asked(folder / QUESTIONS, ("text", "intent"), None),
        *_asked(folder / OUT_OF_SCOPE, ("text",), None),
        *(
            row
            for language, path in others.items()
            for row in _asked(dataset / path, ("text", "intent"), language)
        ),
    ]


def _asked(path: Path, columns: tuple[str, ...], language: str | None) -> list[dict[str, Any]]:
    return [
        {
            "text": row.values["text"],
            "intent": row.values.get("intent"),
            "kind": row.values.get("kind") or "in_scope",
            "language": language,
        }
        for row in (read_rows(path, columns) if path.exists() else ())
    ]


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
            line |= {"language": None, "ranking": ranking, "vector": coded}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")


def write_heldout(dataset: Path, model: Path, out: Path, progress: Progress) -> None:
    """To heldout.jsonl, every row as the model parses it that was written to disk."""
    from rasa.core.agent import Agent

    from bot.channel.parsing import parse_text

    agent = Agent.load(str(model))
    rows = heldout_rows(dataset)
    with (out / FILE).open("a", encoding="utf-8") as file:
        for done, row in enumerate(rows, start=1):
            parse = asyncio.run(parse_text(agent, row["text"]))
            ranking = [[entry["name"], entry["confidence"]] for entry in parse["intent_ranking"]]
            line = {**row, "ranking": ranking, "vector": parse["vector"]}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            if done % 100 == 0:
                progress.say("heldout", done, len(rows))
