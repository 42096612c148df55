"""Train a model from a dataset folder, and say what calibration and evaluation need.

    python bot/train.py --dataset DIR --out DIR/ID [--heldout] [--nlu-only]

Progress goes to stdout as JSON lines; all else to stderr. What it writes stands in
docs/interfaces.md under "Training".
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.runtime import BOT, prepare

PIPELINES = ("fast",)
FOLDS = 5
SEED = 42


class Progress:
    """JSON lines for whoever started the training; `seconds` by step for meta.json."""

    def __init__(self) -> None:
        self._stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)  # whatever a library prints must not mix with the JSON lines
        self._started = time.monotonic()
        self.seconds: dict[str, float] = {}

    def say(self, step: str, done: int, total: int) -> None:
        elapsed = round(time.monotonic() - self._started, 2)
        line = {"step": step, "done": done, "total": total, "elapsed_s": elapsed}
        print(json.dumps(line), file=self._stream, flush=True)

    @contextmanager
    def step(self, name: str, total: int = 1) -> Iterator[None]:
        self.say(name, 0, total)
        started = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - started, 2)
        self.say(name, total, total)


def train_rasa(dataset: Path, out: Path, model_id: str) -> Path:
    """The Rasa model archive, made in-process: starting `rasa train` would import it all again."""
    from rasa.model_training import train

    result = train(
        domain=str(dataset / "domain"),
        config=str(config_of(dataset)),
        training_files=[str(dataset / part) for part in ("nlu", "rules", "stories")],
        output=str(out),
        force_training=True,
        fixed_model_name=model_id,
    )
    if result.code != 0 or not result.model:
        raise SystemExit(f"train: Rasa refused the dataset {dataset} (code {result.code})")
    return Path(result.model)


def train_rasa_nlu(dataset: Path, out: Path, model_id: str) -> Path:
    """As `train_rasa`, for a dataset of examples alone: the model parses and does not act."""
    from rasa.model_training import train_nlu

    domain = dataset / "domain"
    model = train_nlu(
        config=str(config_of(dataset)),
        nlu_data=str(dataset / "nlu"),
        output=str(out),
        fixed_model_name=model_id,
        domain=str(domain) if domain.exists() else None,
    )
    if not model:
        raise SystemExit(f"train: Rasa refused the examples in {dataset / 'nlu'}")
    return Path(model)


def config_of(dataset: Path) -> Path:
    """The dataset's own `config.yml` where it has one, the bot's otherwise."""
    own = dataset / "config.yml"
    return own if own.exists() else BOT / "config.yml"


def training_rows(dataset: Path) -> tuple[list[str], list[str]]:
    """Texts and intents of all NLU rows, as Rasa reads them."""
    from rasa.shared.importers.utils import training_data_from_paths

    files = [str(path) for path in sorted((dataset / "nlu").glob("**/*.yml"))]
    examples = training_data_from_paths(files, "en").intent_examples
    rows = [row for row in examples if row.get("text") and row.get("intent")]
    return [row.get("text") for row in rows], [row.get("intent") for row in rows]


def background_questions(dataset: Path) -> list[str]:
    """Questions that are not for the bot, to learn the border from; none where there is no file."""
    path = dataset / "background" / "questions.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file) if row["text"]]


@dataclass(frozen=True)
class Said:
    """Texts [n] and their sentence vectors [n, 384]."""

    texts: Any
    vectors: Any

    def only(self, these: Any) -> Said:
        return Said(self.texts[these], self.vectors[these])


def out_of_fold(said: Said, labels: list[str], strange: Said, progress: Progress) -> dict[str, Any]:
    """Arrays of rows.npz: probabilities by models that did not see the row, and the folds.

    Stratified; the same rows give the same folds. An intent with a single row is in the classes,
    with probability 0 where no other fold could learn it. No model sees the questions that are not
    for the bot; the folds take turns at them, so that they too are judged by models of a fold.
    """
    import numpy as np
    from sklearn.model_selection import StratifiedKFold

    from bot.components.logistic import LogisticModel

    classes = sorted(set(labels))
    column = {name: index for index, name in enumerate(classes)}
    probabilities = np.zeros((len(labels), len(classes)), np.float32)
    of_strange = np.zeros((len(strange.texts), len(classes)), np.float32)
    folds, turns = np.zeros(len(labels), np.int64), np.arange(len(strange.texts)) % FOLDS
    names = np.asarray(labels)
    splits = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(said.vectors, names)
    for fold, (rest, held) in enumerate(splits):
        seen = said.only(rest)
        model = LogisticModel.fit(seen.texts.tolist(), seen.vectors, names[rest].tolist())
        columns = [column[name] for name in model.classes]
        turn = np.flatnonzero(turns == fold)
        for part, rows, guesses in ((said, held, probabilities), (strange, turn, of_strange)):
            asked = part.only(rows)
            if len(rows):
                guessed = model.probabilities(asked.texts.tolist(), asked.vectors)
                guesses[np.ix_(rows, columns)] = guessed
        folds[held] = fold
        progress.say("folds", fold + 1, FOLDS)
    return {
        "classes": np.asarray(classes),
        "oof": probabilities,
        "folds": folds,
        "stranger_probabilities": of_strange,
    }


def encode(texts: list[str], strange: list[str], progress: Progress) -> tuple[Said, Said]:
    """The rows and the questions that are not for the bot, with their vectors.

    Rasa's training then finds those of the rows in the cache.
    """
    import numpy as np

    from bot.components.encoder import VectorCache, load_encoder

    def say(done: int, total: int) -> None:
        progress.say("vectors", done, total)

    everything = [*texts, *strange]
    said = Said(np.asarray(everything), VectorCache(load_encoder()).vectors(everything, say))
    return said.only(slice(len(texts))), said.only(slice(len(texts), None))


def write_rows(
    said: Said, labels: list[str], strange: Said, out: Path, progress: Progress
) -> tuple[int, int]:
    """rows.npz; returns the number of rows and of intents."""
    import numpy as np

    arrays = out_of_fold(said, labels, strange, progress)
    np.savez(
        out / "rows.npz",
        vectors=said.vectors.astype(np.float32),
        texts=said.texts,
        labels=np.asarray(labels),
        strangers=strange.vectors.astype(np.float32),
        **arrays,
    )
    return len(labels), len(arrays["classes"])


def heldout_rows(dataset: Path) -> list[dict[str, Any]]:
    """`{"text", "intent", "kind"}` of every held-out question; intent None: not for the bot."""
    rows: list[dict[str, Any]] = []
    for name in ("questions.csv", "out_of_scope.csv"):
        path = dataset / "heldout" / name
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    kind = row.get("kind") or "in_scope"
                    rows.append({"text": row["text"], "intent": row.get("intent"), "kind": kind})
    return rows


def write_heldout(dataset: Path, model: Path, out: Path, progress: Progress) -> None:
    """heldout.jsonl, by parsing every row with the model as it was written to disk."""
    from rasa.core.agent import Agent

    from bot.channel.parsing import parse_text

    agent = Agent.load(str(model))
    rows = heldout_rows(dataset)
    with (out / "heldout.jsonl").open("w", encoding="utf-8") as file:
        for done, row in enumerate(rows, start=1):
            parse = asyncio.run(parse_text(agent, row["text"]))
            ranking = [[entry["name"], entry["confidence"]] for entry in parse["intent_ranking"]]
            line = {**row, "ranking": ranking, "vector": parse["vector"]}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            if done % 100 == 0:
                progress.say("heldout", done, len(rows))


def write_meta(out: Path, dataset: Path, counts: tuple[int, int], progress: Progress) -> None:
    from bot.components.encoder import load_encoder

    meta = {
        "model_id": out.name,
        "dataset": dataset.name,
        "encoder": load_encoder().hash,
        "n_rows": counts[0],
        "n_intents": counts[1],
        "seconds": progress.seconds,
    }
    (out / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


def run(
    dataset: Path, out: Path, progress: Progress, *, with_heldout: bool, nlu_only: bool
) -> None:
    """Everything into a folder beside `out`, moved there when complete."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".training-") as folder:
        work = Path(folder) / out.name
        work.mkdir()
        with progress.step("imports"):
            import rasa.core.agent
            import rasa.model_training  # noqa: F401
        texts, labels = training_rows(dataset)
        questions = background_questions(dataset)
        with progress.step("vectors", len(texts) + len(questions)):
            said, strange = encode(texts, questions, progress)
        with progress.step("model"):
            train_model = train_rasa_nlu if nlu_only else train_rasa
            model = train_model(dataset, work, out.name)
        with progress.step("folds", FOLDS):
            counts = write_rows(said, labels, strange, work, progress)
        if with_heldout:
            with progress.step("heldout", len(heldout_rows(dataset))):
                write_heldout(dataset, model, work, progress)
        write_meta(work, dataset, counts, progress)
        work.replace(out)


def main() -> int:
    parser = argparse.ArgumentParser(description="Train a model from a dataset folder.")
    parser.add_argument("--dataset", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="new folder; its name is the id")
    parser.add_argument("--pipeline", choices=PIPELINES, default="fast")
    parser.add_argument("--heldout", action="store_true", help="parse the held-out questions too")
    parser.add_argument(
        "--nlu-only", action="store_true", help="examples alone: the model parses and does not act"
    )
    arguments = parser.parse_args()
    dataset, out = arguments.dataset.resolve(), arguments.out.resolve()
    if out.exists():
        parser.error(f"{out} exists already; a model is never overwritten")
    progress = Progress()
    prepare()
    run(dataset, out, progress, with_heldout=arguments.heldout, nlu_only=arguments.nlu_only)
    return 0


if __name__ == "__main__":
    sys.exit(main())
