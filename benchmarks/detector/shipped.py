"""The shipped pipeline on labelled questions, by `baton evaluate` as users run it; kept on disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.detector import cache
from benchmarks.detector.cache import Say
from benchmarks.detector.questions import OUT_OF_SCOPE, Questions
from handoff.config import ROOT

RISK = 0.02
"""What `baton evaluate` promises by default."""

REPORT, ARRAYS = "report.json", "predictions.npz"


class EvaluationFailed(RuntimeError):
    """`baton evaluate` ended with an error; the message is its own."""


@dataclass(frozen=True, slots=True)
class Predictions:
    """For each test row, in the file's order: whether the top intent is right, its calibrated
    probability, how unknown the question is, whether it is out of scope; probabilities [n, k];
    `labels`: what is right."""

    top_correct: NDArray[np.bool_]
    confidence: NDArray[np.float64]
    unknown: NDArray[np.float64]
    is_oos: NDArray[np.bool_]
    probabilities: NDArray[np.float64]
    labels: NDArray[Any]
    set_size: NDArray[np.int64] | None = None
    """Intents in the conformal set, before its size is limited."""

    def __len__(self) -> int:
        return len(self.top_correct)

    def rows(self, these: slice) -> Predictions:
        """Only these rows."""
        arrays = {field.name: getattr(self, field.name) for field in fields(self)}
        return replace(
            self, **{name: each[these] for name, each in arrays.items() if each is not None}
        )

    @classmethod
    def load(cls, file: Path) -> Predictions:
        """Arrays that this class does not name are ignored."""
        with np.load(file, allow_pickle=False) as arrays:
            named = {field.name for field in fields(cls)} & set(arrays.files)
            return cls(**{name: arrays[name] for name in named})


@dataclass(frozen=True, slots=True)
class Scored:
    """`report`: the JSON of `baton evaluate`."""

    report: dict[str, Any]
    predictions: Predictions


def score(train: Questions, test: Questions, pipeline: str, say: Say, risk: float = RISK) -> Scored:
    """Train on `train`, calibrate on it, score `test`; from disk when nothing has changed.

    `pipeline`: fast or tuned. Rows of `test` labelled OUT_OF_SCOPE are out of scope.

    Raises:
        EvaluationFailed: the command failed.
    """
    key = cache.digest(train.digest, test.digest, pipeline, risk, cache.product_version())
    folder = cache.folder() / "shipped" / key
    if not (folder / REPORT).exists():
        say(f"baton evaluate: {len(train)} rows to train, {len(test)} to score, {pipeline}")
        _evaluate(train, test, pipeline, risk, folder, _model(train, test, pipeline))
    report = json.loads((folder / REPORT).read_text())
    return Scored(report, Predictions.load(folder / ARRAYS))


def trained(train: Questions, test: Questions, pipeline: str, say: Say) -> Path:
    """The folder of the model that learnt `train`, with its parse of every row of `test`.

    Raises:
        EvaluationFailed: see `score`.
    """
    model = _model(train, test, pipeline)
    if not model.exists():
        say(f"baton evaluate: {len(train)} rows to train, {len(test)} to ask, {pipeline}")
        cache.folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache.folder(), prefix=".making-") as made:
            _evaluate(train, test, pipeline, RISK, Path(made) / "scored", model)
    return model


def _model(train: Questions, test: Questions, pipeline: str) -> Path:
    key = cache.digest(train.digest, test.digest, pipeline, cache.training_version())
    return cache.folder() / "models" / key


def _evaluate(
    train: Questions, test: Questions, pipeline: str, risk: float, folder: Path, model: Path
) -> None:
    """Both files appear in `folder` in one step, so that a broken run leaves nothing behind.

    `model` keeps the classifier: when only the thresholds' code has changed, it is not trained
    again.
    """
    for parent in (folder.parent, model.parent):
        parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".making-") as made:
        work = Path(made) / "run"
        command: list[str | Path] = [Path(sys.executable).with_name("baton"), "evaluate"]
        work.mkdir()
        command += ["--train", train.write(work / "train.csv")]
        command += ["--test", test.write(work / "test.csv")]
        command += ["--pipeline", pipeline, "--risk", str(risk)]
        command += ["--json", work / REPORT, "--predictions", work / ARRAYS, "--model", model]
        if OUT_OF_SCOPE in test.intents:
            command += ["--oos-label", OUT_OF_SCOPE]
        _run([str(part) for part in command])
        work.rename(folder)


def _run(command: list[str]) -> None:
    """Pass its progress on to stderr as it comes; it ends with this process."""
    # This checkout's code, wherever `baton` was installed from.
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    last = ""
    with subprocess.Popen(command, cwd=ROOT, env=env, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            for line in process.stderr:
                sys.stderr.write(line)
                last = line.strip() or last
        except BaseException:
            process.terminate()
            raise
    if process.returncode != 0:
        raise EvaluationFailed(f"baton evaluate ended with {process.returncode}: {last}")
