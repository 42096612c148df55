"""When conversations are handed over, compared with when they should have been."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from benchmarks.detector.metrics import Flags, Floats

Handoffs = Sequence[Sequence[int]]
"""For each dialogue, the turns at which it is handed over; usually none or one."""


def golden_transfer(predicted: Handoffs, gold: Handoffs, tolerance: float) -> float:
    """GT-t (Liu et al., AAAI 2021), averaged over dialogues.

    Each predicted handoff scores exp(-d²/2t²) at distance d from the nearest gold one, and a
    dialogue the mean of them; one without a gold handoff scores 1 when none is predicted, else 0.
    """
    pairs = zip(predicted, gold, strict=True)
    return float(np.mean([_of_one(guessed, right, tolerance) for guessed, right in pairs]))


def _of_one(predicted: Sequence[int], gold: Sequence[int], tolerance: float) -> float:
    if not gold:
        return 0.0 if predicted else 1.0
    if not predicted:
        return 0.0
    distances = [min(abs(turn - right) for right in gold) for turn in predicted]
    return float(np.mean([np.exp(-(d**2) / (2 * tolerance**2)) for d in distances]))


def recall(predicted: Handoffs, gold: Handoffs) -> float:
    """Share of the dialogues with a gold handoff that were handed over at all."""
    needed = [bool(guessed) for guessed, right in zip(predicted, gold, strict=True) if right]
    return float(np.mean(needed))


def first_of(flags: Sequence[Flags]) -> list[list[int]]:
    """For each dialogue, its first true turn: a handoff happens once."""
    return [np.flatnonzero(each)[:1].tolist() for each in flags]


def best_limit(scores: Sequence[Floats], gold: Handoffs, tolerance: float) -> float:
    """The limit with the best GT-t when each dialogue is handed over at its first turn that reaches
    it; infinite if it is best never to hand over, and the highest of equals.

    As the limit falls, a dialogue's handoff changes only at a score above all those before it.
    """
    records = sorted(
        ((score, place, turn) for place, each in enumerate(scores) for turn, score in _peaks(each)),
        reverse=True,
    )
    of_each = [_of_one([], right, tolerance) for right in gold]
    total = highest = sum(of_each)
    best = float("inf")
    for (score, place, turn), (following, *_) in pairwise([*records, (-np.inf, 0, 0)]):
        now = _of_one([turn], gold[place], tolerance)
        total += now - of_each[place]
        of_each[place] = now
        if following < score and total > highest + ROUNDING:
            best, highest = score, total
    return best


ROUNDING = 1e-9


def _peaks(scores: Floats) -> list[tuple[int, float]]:
    """Turn and score of each score above all those before it."""
    before = np.maximum.accumulate(np.r_[-np.inf, scores])[:-1]
    return [(int(turn), float(scores[turn])) for turn in np.flatnonzero(scores > before)]


def f1(labels: Flags, predicted: Flags) -> float:
    """F1 of the true class; 0 if no prediction is right."""
    right = float((labels & predicted).sum())
    return 2 * right / max(1.0, float(labels.sum() + predicted.sum()))


def best_f1_limit(labels: Flags, scores: Floats) -> float:
    """The score at which a row should count as true, for the best F1 on these rows."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(labels[order])
    values: NDArray[np.float64] = 2 * right / (np.arange(1, len(order) + 1) + labels.sum())
    return float(scores[order][int(np.argmax(values))])


def published_f1(labels: Flags, predicted: Flags) -> float:
    """As in the published code: 2PR / max(P + R, 1), which is below F1 when P + R < 1."""
    right = float((labels & predicted).sum())
    precision = right / max(1.0, float(predicted.sum()))
    found = right / max(1.0, float(labels.sum()))
    return 2 * precision * found / max(precision + found, 1.0)
