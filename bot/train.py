"""Train a model from a dataset folder, and write what calibration and evaluation need.

    python bot/train.py --dataset DIR --out DIR/ID [--heldout] [--nlu-only]
                        [--pipeline fast|tuned] [--service-python PATH]

Progress goes to stdout as JSON lines, everything else to stderr. docs/interfaces.md lists what it
writes, under "Training".
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bot.components.carried import as_line, speller
from bot.runtime import REPOSITORY, encoder_names, prepare
from bot.training.heldout import heldout_rows, write_heldout, write_rows_as_heldout
from bot.training.progress import Progress
from bot.training.rasa_model import assistant_of, train_rasa, train_rasa_nlu, write_config
from bot.training.rows import (
    Said,
    background_questions,
    encode,
    out_of_fold,
    training_rows,
    write_rows,
)
from common.assistant import Runtime
from common.input_files import Fault
from common.masking import Masker
from common.spelling import words_in

FOLDS = {"fast": 5, "tuned": 3}
"""At most, by pipeline; a fold of the tuned one costs minutes."""


class TooFewRows(ValueError):
    """No rows can be held back to try the model on; the message says why."""


@dataclass(frozen=True)
class Order:
    """What is to be trained, and how."""

    dataset: Path
    out: Path
    pipeline: str
    service_python: Path
    with_heldout: bool
    nlu_only: bool


def run(order: Order, progress: Progress) -> None:
    """Everything into a folder beside `order.out`, moved there when complete.

    Raises:
        Fault, TooFewRows: the dataset cannot be trained on.
    """
    questions = background_questions(order.dataset)
    heldout = heldout_rows(order.dataset) if order.with_heldout else []
    order.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=order.out.parent, prefix=".training-") as folder:
        work = Path(folder) / order.out.name
        work.mkdir()
        with progress.step("imports"):
            import rasa.core.agent
            import rasa.model_training  # noqa: F401
        texts, labels = training_rows(order.dataset)
        folds(order.pipeline, labels)  # before anything is encoded
        assistant = assistant_of(order.dataset)
        words = as_line(words_in(map(Masker(assistant.identifiers), texts)))
        mask = Masker(assistant.identifiers, speller(words, encoder_names()))
        with progress.step("vectors", len(texts) + len(questions)):
            said, strange = encode(texts, questions, mask, progress)
        rows = (said, labels, strange)
        arrays, config = judge(order, assistant, rows, words, Path(folder), progress)
        write_rows(said, labels, strange, arrays, work)
        with progress.step("model"):
            train_model = train_rasa_nlu if order.nlu_only else train_rasa
            model = train_model(order.dataset, config, work, order.out.name)
        if order.with_heldout and all(row["language"] for row in heldout):
            write_rows_as_heldout(said, labels, arrays, work)
        if heldout:
            with progress.step("heldout", len(heldout)):
                write_heldout(order.dataset, model, work, progress)
        write_meta(work, order, (len(labels), len(arrays["classes"])), progress)
        work.replace(order.out)


def judge(
    order: Order,
    assistant: Runtime,
    rows: tuple[Said, list[str], Said],
    words: str,
    folder: Path,
    progress: Progress,
) -> tuple[dict[str, Any], Path]:
    """Arrays of rows.npz, and the configuration to train Rasa with; tunes if ordered to.

    `rows`: what was said, its intents, and what is not for the bot. `words`: of the examples, as
    `as_line` has them.
    """
    from bot.training.tuning import tuned, tuned_config

    said, labels, strange = rows
    count = folds(order.pipeline, labels)
    config = write_config(order.dataset, assistant, words, folder / "config.yml")
    with progress.step("folds", count):
        fast = out_of_fold(said, labels, strange, count, progress)
    if order.pipeline == "fast":
        return fast, config
    target = folder / "tuned"
    changed = tuned_config(config, target)
    with progress.step("tuning"):
        pooled = tuned(said, labels, strange, fast, target, order.service_python, progress)
    return pooled, changed


def folds(pipeline: str, labels: list[str]) -> int:
    """As many as the pipeline has, but no more than the rows of the largest intent.

    Raises:
        TooFewRows: every intent has a single row.
    """
    most = max(Counter(labels).values(), default=0)
    if most < 2:
        raise TooFewRows("every intent has a single example; at least one needs two")
    return min(FOLDS[pipeline], most)


def write_meta(out: Path, order: Order, counts: tuple[int, int], progress: Progress) -> None:
    from bot.components.encoder import load_encoder

    meta = {
        "model_id": out.name,
        "dataset": order.dataset.name,
        "pipeline": order.pipeline,
        "encoder": load_encoder().hash,
        "n_rows": counts[0],
        "n_intents": counts[1],
        "seconds": progress.seconds,
    }
    (out / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


def arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Train a model from a dataset folder.")
    parser.add_argument("--dataset", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="new folder; its name is the id")
    parser.add_argument("--pipeline", choices=tuple(FOLDS), default="fast")
    parser.add_argument(
        "--service-python",
        type=Path,
        default=REPOSITORY / ".venv" / "bin" / "python",
        help="the python that tunes the encoder",
    )
    parser.add_argument("--heldout", action="store_true", help="parse the held-out questions too")
    parser.add_argument(
        "--nlu-only", action="store_true", help="examples only: the model parses but does not act"
    )
    return parser


def main() -> int:
    parser = arguments()
    given = parser.parse_args()
    order = Order(
        dataset=given.dataset.resolve(),
        out=given.out.resolve(),
        pipeline=given.pipeline,
        # In a virtual environment python is a link that must not be followed.
        service_python=given.service_python.absolute(),
        with_heldout=given.heldout,
        nlu_only=given.nlu_only,
    )
    if order.out.exists():
        parser.error(f"{order.out} exists already; a model is never overwritten")
    progress = Progress()
    prepare()
    try:
        run(order, progress)
    except (Fault, TooFewRows) as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
