"""All trainings of one task: without each of the folds, and on all rows."""

from __future__ import annotations

import json
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from transformers import AutoModel

from bot.encoder.graph import sha256_of, source_folder, write_tokenizer
from bot.encoder.tuning.corpus import Corpus, Report
from bot.encoder.tuning.export import scores, write_graphs
from bot.encoder.tuning.fitting import fit
from bot.encoder.tuning.network import Network, logits_of
from bot.encoder.tuning.recipe import Recipe, recipe_for
from common.probabilities import log_softmax

UNLIKELY = -20.0
"""Log-probability of an intent that a fold's model had no rows to learn from."""

COMPARED_ROWS = 1000
FEWEST_COMPARED = 300
LARGEST_INT8_LOSS = 0.003
"""How much accuracy on held-out rows int8 may lose against fp32; beyond it fp32 is served. With
fewer than `FEWEST_COMPARED` rows a single one would decide, so int8 is taken."""


@dataclass(frozen=True)
class Task:
    """Texts [n] as read with the frozen vectors [n, 384], labels, folds, and strangers [m]."""

    texts: list[str]
    labels: np.ndarray
    folds: np.ndarray
    vectors: np.ndarray
    strangers: list[str]
    stranger_folds: np.ndarray
    seed: int

    @classmethod
    def load(cls, path: Path) -> Task:
        told = json.loads(path.read_text(encoding="utf-8"))
        with np.load(told["vectors"], allow_pickle=False) as arrays:
            vectors = arrays["vectors"]
        return cls(
            told["texts"],
            np.asarray(told["labels"]),
            np.asarray(told["folds"], dtype=np.int64),
            vectors,
            told.get("strangers", []),
            np.asarray(told.get("stranger_folds", []), dtype=np.int64),
            int(told["seed"]),
        )

    @property
    def classes(self) -> np.ndarray:
        return np.unique(self.labels)


class Trainings:
    """Trains on parts of one corpus in parallel; each thread needs a core."""

    def __init__(self, task: Task, recipe: Recipe, tokenizer: Path, report: Report) -> None:
        self._task, self._recipe, self._report = task, recipe, report
        bert: Any = AutoModel.from_pretrained(
            source_folder(),
            attn_implementation="sdpa",
            # Drawing masks for dropout costs a third of the time; hidden pieces serve instead.
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        frozen = len(bert.encoder.layer) - recipe.trained_layers
        everything = [*task.texts, *task.strangers]
        self.corpus = Corpus(everything, tokenizer, bert, frozen)
        self._upper = bert.encoder.layer[frozen:]
        self._done: dict[int, tuple[int, int]] = {}
        self._counting = threading.Lock()

    def expect(self, jobs: dict[int, int]) -> None:
        """Job number -> its rows; so that the first report knows the total."""
        batch, epochs = self._recipe.batch, self._recipe.epochs
        self._done = {job: (0, -(-rows // batch) * epochs) for job, rows in jobs.items()}

    def on(self, rows: np.ndarray, job: int) -> tuple[Network, np.ndarray]:
        """A network that learnt these rows, and the intents it knows."""

        def count(done: int, total: int) -> None:
            with self._counting:
                self._done[job] = (done, total)
                all_done, all_total = (sum(part) for part in zip(*self._done.values(), strict=True))
                self._report(all_done, all_total)

        task = self._task
        known, targets = np.unique(task.labels[rows], return_inverse=True)
        network = fit(
            self.corpus, self._upper, task.vectors[rows], rows, targets,
            self._recipe, task.seed, count,
        )  # fmt: skip
        return network, known


def tune(task: Task, work: Path, report: Report) -> Path:
    """Everything that `tune.py` promises, in a folder inside `work`."""
    began = time.monotonic()
    torch.set_num_threads(1)
    out = work / "tuned"
    out.mkdir()
    write_tokenizer(source_folder(), out / "tokenizer.json")
    recipe = recipe_for(len(task.texts))
    trainings = Trainings(task, recipe, out / "tokenizer.json", report)
    whole, fold_models = _train_all(task, trainings)
    arrays = _judged(task, trainings.corpus, fold_models)
    np.savez(out / "oof.npz", **arrays)
    compared = _accuracies(task, trainings.corpus, fold_models, work)
    right = _share_right(task.classes, arrays["log_probabilities"], task.labels)
    precision = "int8" if _int8_suffices(compared) else "fp32"
    write_graphs(source_folder(), whole, work / "whole")
    (work / "whole" / f"{precision}.onnx").replace(out / "model.onnx")
    meta = {
        "hash": sha256_of(out / "model.onnx", out / "tokenizer.json"),
        "classes": task.classes.tolist(),
        "seed": task.seed,
        "recipe": asdict(recipe),
        "precision": precision,
        "held_out": {"accuracy": right, "one_fold": compared},
        "seconds": round(time.monotonic() - began, 1),
    }
    (out / "tuned.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    return out


FoldModels = dict[int, tuple[Network, np.ndarray]]


def _train_all(task: Task, trainings: Trainings) -> tuple[Network, FoldModels]:
    """The model of all rows, and for each fold the one that saw none of it."""
    rows = np.arange(len(task.texts))
    folds = sorted(set(task.folds.tolist()))
    parts = {-1: rows} | {fold: np.flatnonzero(task.folds != fold) for fold in folds}
    trainings.expect({job: len(part) for job, part in parts.items()})
    with ThreadPoolExecutor(min(len(parts), _cores())) as threads:
        # The longest first, so that the cores finish together.
        running = {job: threads.submit(trainings.on, part, job) for job, part in parts.items()}
        models = {job: future.result() for job, future in running.items()}
    whole, _ = models.pop(-1)
    return whole, models


def _cores() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _judged(task: Task, corpus: Corpus, models: FoldModels) -> dict[str, Any]:
    """Arrays of oof.npz."""
    column = {name: index for index, name in enumerate(task.classes.tolist())}
    count = len(task.texts)
    folds = np.concatenate([task.folds, task.stranger_folds])
    found = np.full((len(folds), len(column)), UNLIKELY, np.float32)
    for fold, (network, known) in models.items():
        rows = np.flatnonzero(folds == fold)
        columns = np.array([column[name] for name in known.tolist()])
        found[np.ix_(rows, columns)] = log_softmax(logits_of(network, corpus, rows))
    return {"log_probabilities": found[:count], "strangers": found[count:]}


def _accuracies(task: Task, corpus: Corpus, models: FoldModels, work: Path) -> dict[str, float]:
    """`fp32` and `int8`: accuracy of one fold's model on that fold, by each graph.

    Empty if there are too few rows to tell.
    """
    fold = min(models)
    rows = np.flatnonzero(task.folds == fold)
    if len(rows) < FEWEST_COMPARED:
        return {}
    rows = np.random.default_rng(task.seed).permutation(rows)[:COMPARED_ROWS]
    network, known = models[fold]
    write_graphs(source_folder(), network, work / "fold")
    texts = [corpus.pieces(int(row)) for row in rows]
    found = {name: scores(work / "fold" / f"{name}.onnx", texts) for name in ("fp32", "int8")}
    return {name: _share_right(known, of, task.labels[rows]) for name, of in found.items()}


def _share_right(classes: np.ndarray, found: np.ndarray, labels: np.ndarray) -> float:
    return round(float((classes[found.argmax(axis=1)] == labels).mean()), 5)


def _int8_suffices(compared: dict[str, float]) -> bool:
    return not compared or compared["fp32"] - compared["int8"] <= LARGEST_INT8_LOSS
