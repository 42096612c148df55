"""The figures of a trial: thresholds from the model's training rows, then the test rows judged.

Files only; it runs in a process of its own.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.detector.calibration.calibration import calibrate
from handoff.detector.calibration.scoring import Judged, score
from handoff.detector.statistics.rows import Rows
from handoff.learning import evaluation
from handoff.learning.trial import Trial

MOST_OPTIONS = 4
"""Largest conformal set that counts as a question; a larger one goes to a person. No more than
people can read at a glance: docs/decisions/0012-promise.md."""


def figures(model: Path, trial: Trial, risk: float, predictions: Path | None) -> dict[str, Any]:
    """What `baton evaluate --json` writes; `predictions`: file for the raw judgements."""
    started = time.perf_counter()
    made = calibrate(Rows.load(model / "rows.npz"), risk=risk)
    calibrated = time.perf_counter()
    held_out = evaluation.read_held_out(model)
    asked = [held_out[place] for place in trial.asked_as]
    probabilities = evaluation.probabilities(asked, made.classes)
    judged = made.judge(evaluation.vectors(asked), probabilities)
    judging = time.perf_counter() - calibrated
    truth = [trial.intent_of(question.intent) for question in asked]
    named = Judged(
        tuple(trial.names[name] for name in made.classes),
        judged.first,
        judged.confidence,
        judged.unknown,
        judged.sets,
    )
    if predictions is not None:
        _write(predictions, named, probabilities, truth)
    return {
        "n_train": len(trial.train),
        "n_test": len(trial.test),
        **score(named, truth, made.thresholds, MOST_OPTIONS),
        "certified_bound": made.point.bound if made.point else None,
        "seconds": _seconds(model, calibrated - started, judging, len(asked)),
    }


def _seconds(model: Path, calibrate: float, judging: float, asked: int) -> Mapping[str, float]:
    """`per_message`: parsing and judging one."""
    steps = json.loads((model / "meta.json").read_bytes())["seconds"]
    return {
        "encode": steps["vectors"],
        "train": sum(took for step, took in steps.items() if step in ("tuning", "model", "folds")),
        "calibrate": round(calibrate, 2),
        "per_message": round((steps["heldout"] + judging) / max(asked, 1), 5),
    }


def _write(
    path: Path, judged: Judged, probabilities: NDArray[Any], truth: Sequence[str | None]
) -> None:
    """Arrays in the order of the test rows."""
    names = np.array(["" if name is None else name for name in truth])
    guess = np.array(judged.classes)[judged.first]
    with path.open("wb") as out:
        np.savez(
            out,
            classes=np.array(judged.classes),
            labels=names,
            is_oos=names == "",
            top_correct=guess == names,
            top=guess,
            confidence=judged.confidence,
            unknown=judged.unknown,
            probabilities=probabilities.astype(np.float32),
            set_size=judged.sets.sum(axis=1),
        )
