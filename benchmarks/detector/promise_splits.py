"""Is the promise kept? Many random splits of rows that one classifier never saw.

Each split calibrates on a third of the rows and counts the wrong answers among the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from handoff.detector.calibration import calibrate
from handoff.detector.rows import Rows

SPLITS = 100
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Split:
    """Shares: of the rest that was answered, and of these answers that were wrong."""

    answered: float
    wrong: float
    certified: bool


def splits(rows: Rows, risk: float, delta: float, number: int = SPLITS) -> list[Split]:
    """`rows` hold the probabilities of a classifier that saw none of them as `oof`."""
    return [_split(rows, np.random.default_rng(seed), risk, delta) for seed in range(number)]


def kept(done: list[Split], risk: float) -> float:
    """Share of the splits in which no more than `risk` of the answers were wrong."""
    return float(np.mean([split.wrong <= risk for split in done]))


def _split(rows: Rows, random: np.random.Generator, risk: float, delta: float) -> Split:
    order = random.permutation(len(rows.labels))
    third = len(order) // 3
    mine, rest = order[:third], order[third:]
    made = calibrate(_only(rows, mine, random), risk=risk, delta=delta)
    judged = made.judge(rows.vectors[rest], rows.oof[rest])
    limits = made.thresholds
    answered = (judged.confidence >= limits.answer) & (judged.unknown <= limits.unknown)
    wrong = answered & (judged.first != rows.labels[rest])
    certified = made.point is not None and made.point.certified
    return Split(float(answered.mean()), float(wrong.sum() / max(answered.sum(), 1)), certified)


def _only(rows: Rows, these: NDArray[np.int64], random: np.random.Generator) -> Rows:
    return replace(
        rows,
        vectors=rows.vectors[these],
        labels=rows.labels[these],
        oof=rows.oof[these],
        folds=random.permutation(np.arange(len(these)) % FOLDS),
        texts=(),
    )
