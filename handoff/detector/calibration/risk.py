"""The promise: at most a share r of the automatic answers is wrong, with confidence 1 - delta.

Learn then test (Angelopoulos et al. 2021): thresholds are tested from strict to loose, each against
"more than r of what it answers is wrong", and the first test that does not reject this ends the
series, so that delta need not be split between the tests. The tests are binomial tails (Clopper and
Pearson 1934).

If all rows have equal weight, this is exact for rows drawn like the questions to come. With unequal
weights the tail is the binomial form of the interval for directly standardised rates (Fay and Feuer
1997): errors count by their weights, and one more of the heaviest is added, to err on the safe
side. One thing is approximate: rows are judged out of fold, so by models trained on fewer rows than
the one that will answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from common.arrays import Floats

STEPS = 200
"""Thresholds between the first one tested and the loosest."""

WELL_BELOW = 0.5
"""The first test waits until there are enough answers for an error rate of this part of r to pass:
one mislabelled row among the surest must not end everything."""

FEWEST, MOST = 0.2, 0.5
"""The first test answers at least the first share and, with few rows, at most the second."""


@dataclass(frozen=True, slots=True)
class TestedThreshold:
    """`threshold`: lowest confidence of an answer. `bound`: the largest error rate of the answers
    that the rows allow for, with confidence 1 - `delta`; at most `risk` where that is `certified`.
    `answered` and `wrong` are shares of all rows' and of the answered rows' weight."""

    threshold: float
    risk: float
    delta: float
    bound: float
    certified: bool
    answered: float
    wrong: float


def upper_bound(wrong: Floats, total: float, heaviest: float, delta: float) -> float:
    """The largest error rate, with confidence 1 - `delta`, that is compatible with errors of the
    weights `wrong` [e] among answers of weight `total`; `heaviest`: the largest weight of a row.

    With equal weights this is Clopper and Pearson's upper limit.
    """
    if total <= 0:
        return 1.0
    errors, spread = wrong.sum() + heaviest, (wrong**2).sum() + heaviest**2
    of_one = spread / errors
    count, number = errors / of_one, total / of_one
    if count >= number:
        return 1.0
    return float(betaincinv(count, number - count + 1, 1 - delta))


def loosest_threshold(
    confidence: Floats, wrong: NDArray[np.bool_], weights: Floats, risk: float, delta: float
) -> TestedThreshold:
    """The loosest threshold on `confidence` [n] for which the rows support the promise.

    A row with confidence -inf is never answered. If no threshold passes, the first one tested is
    returned with the bound it has; that bound, too, holds with confidence 1 - `delta`, because the
    test fails exactly when it exceeds `risk`.
    """
    order = np.argsort(-confidence, kind="stable")
    order = order[np.isfinite(confidence[order])]
    found = None
    for last in _tested(weights[order] / weights.max(initial=0.0), risk, delta):
        answered = confidence >= confidence[order[last]]
        tried = _judged(answered, confidence, wrong, weights, risk, delta)
        if found is not None and not tried.certified:
            return found
        found = tried
        if not tried.certified:
            return found
    nothing = TestedThreshold(1.0, risk, delta, 1.0, certified=False, answered=0.0, wrong=0.0)
    return found or nothing


def shown_at(
    threshold: float,
    confidence: Floats,
    wrong: NDArray[np.bool_],
    weights: Floats,
    risk: float,
    delta: float,
) -> TestedThreshold:
    """What the rows show of one `threshold` that was not chosen by which of them are wrong. It is
    never `certified`: that is for the series above to decide."""
    answered = confidence >= threshold
    if not answered.any():
        return TestedThreshold(threshold, risk, delta, 1.0, False, answered=0.0, wrong=0.0)
    shown = _judged(answered, confidence, wrong, weights, risk, delta)
    return replace(shown, threshold=threshold, certified=False)


def _judged(
    answered: NDArray[np.bool_],
    confidence: Floats,
    wrong: NDArray[np.bool_],
    weights: Floats,
    risk: float,
    delta: float,
) -> TestedThreshold:
    total, errors = float(weights[answered].sum()), weights[answered & wrong]
    bound = upper_bound(errors, total, float(weights.max()), delta)
    return TestedThreshold(
        threshold=float(confidence[answered].min()),
        risk=risk,
        delta=delta,
        bound=bound,
        certified=bound <= risk,
        answered=total / float(weights.sum()),
        wrong=float(errors.sum()) / total,
    )


def _tested(weights: Floats, risk: float, delta: float) -> list[int]:
    """Positions, in order of falling confidence, of the rows whose confidence is a threshold.

    They depend on the rows' `weights` (relative to the heaviest), never on which rows are wrong.
    """
    if not len(weights):
        return []
    reached = np.cumsum(weights)
    total = float(reached[-1])
    least, usual = (answers_needed(risk, delta, part) for part in (0.0, WELL_BELOW))
    with_few_rows = least if MOST * total < least <= total else MOST * total
    enough = max(FEWEST * total, min(usual, with_few_rows))
    first = min(int(np.searchsorted(reached, enough)), len(weights) - 1)
    positions: list[int] = np.unique(
        np.linspace(first, len(weights) - 1, STEPS + 1).astype(int)
    ).tolist()
    return positions


@cache
def answers_needed(risk: float, delta: float, part: float) -> int:
    """The fewest answers for which an observed error rate of `part` of `risk` supports `risk`."""
    number = 1
    while upper_bound(np.ones(int(part * risk * number)), number, 1.0, delta) > risk:
        number += 1
    return number
