"""The promise: at most a share r of the automatic answers is wrong, with confidence 1 - delta.

Learn then test (Angelopoulos et al. 2021): thresholds are tested from strict to loose, each against
"more than r of what it answers is wrong", and the first that cannot be rejected ends the row of
tests, so that no share of delta is spent on more than one of them. The tests are binomial tails
(Clopper and Pearson 1934).

Exact, for rows drawn as the questions will be: where every row weighs alike. With unequal weights
the tail is the binomial form of the interval for directly standardised rates (Fay and Feuer 1997):
errors count by their weights, and one more of the heaviest is added, which errs on the safe side.
Approximate: rows are judged out of fold, so by models of fewer rows than the one that will answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from common.arrays import Floats

STEPS = 200
"""Thresholds between the first that is tested and the loosest."""

WELL_BELOW = 0.5
"""The first test waits for so many answers that an error rate of this part of r would pass: one
mislabelled row among the surest must not end everything."""

FEWEST, MOST = 0.2, 0.5
"""The first test answers no fewer than the one and, with few rows, no more than the other share."""


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
    """The largest error rate that weights `wrong` [e] of the errors among a `total` weight of
    answers allow for, with confidence 1 - `delta`; `heaviest`: of one row.

    With weights all alike this is Clopper and Pearson's upper limit.
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
    """The loosest threshold on `confidence` [n] for which the rows bear the promise out.

    A row with confidence -inf is never answered. Where no threshold passes, the first that was
    tested is returned with the bound it has; that bound holds with confidence 1 - `delta` too,
    because the test failed exactly when it exceeds `risk`.
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

    They depend on the rows' `weights` (of the heaviest), never on which of the rows are wrong.
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
    """The fewest answers with which an observed error rate of `part` of `risk` bears out `risk`."""
    number = 1
    while upper_bound(np.ones(int(part * risk * number)), number, 1.0, delta) > risk:
        number += 1
    return number
