"""When conversations are handed over, against when they should have been."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from benchmarks.detector.metrics import Flags, Floats

Handoffs = Sequence[Sequence[int]]
"""Of each dialogue, the turns at which it is handed over; most often none or one."""


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
    """Share of the dialogues with a gold handoff that are handed over at all."""
    needed = [bool(guessed) for guessed, right in zip(predicted, gold, strict=True) if right]
    return float(np.mean(needed))


def first_at_or_above(scores: Sequence[Floats], limit: float) -> list[list[int]]:
    """Of each dialogue, the first turn whose score reaches the limit: a handoff happens once."""
    hot = [np.flatnonzero(each >= limit) for each in scores]
    return [turns[:1].tolist() for turns in hot]


def first_of(flags: Sequence[Flags]) -> list[list[int]]:
    return [np.flatnonzero(each)[:1].tolist() for each in flags]


def best_limit(scores: Sequence[Floats], gold: Handoffs, tolerance: float) -> float:
    """The limit with the best GT-t on these dialogues; infinite where never is best.

    Only the best score so far of a dialogue can change its first handoff, so that those are all the
    limits to be tried.
    """
    tried = np.unique(np.concatenate([np.maximum.accumulate(each) for each in scores]))
    highest = tried[-MOST_TRIED:]
    limits = [float("inf"), *highest[::-1].tolist()]
    return max(
        limits, key=lambda limit: golden_transfer(first_at_or_above(scores, limit), gold, tolerance)
    )


MOST_TRIED = 300
"""Of the highest scores; below them far more dialogues are handed over than should be."""


def f1(labels: Flags, predicted: Flags) -> float:
    """Of the true ones; 0 where nothing is rightly predicted."""
    right = float((labels & predicted).sum())
    return 2 * right / max(1.0, float(labels.sum() + predicted.sum()))


def best_f1_limit(labels: Flags, scores: Floats) -> float:
    """The score from which on a row is to count as true, for the best F1 on these rows."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(labels[order])
    values: NDArray[np.float64] = 2 * right / (np.arange(1, len(order) + 1) + labels.sum())
    return float(scores[order][int(np.argmax(values))])


def published_f1(labels: Flags, predicted: Flags) -> float:
    """As the published code has it: 2PR / max(P + R, 1), which is less than F1 below P + R = 1."""
    right = float((labels & predicted).sum())
    precision = right / max(1.0, float(predicted.sum()))
    found = right / max(1.0, float(labels.sum()))
    return 2 * precision * found / max(precision + found, 1.0)
