"""How likely the first intent is right: learnt from the evidence of out-of-fold rows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints
from handoff.detector.familiarity.scale import Scale, standardised
from handoff.detector.statistics.logistic import nonnegative_logistic

ROWS_FOR_ONE_PULL = 100
"""Up to this many rows the weights are regularised in full, beyond it less and less."""


def learn_confidence(evidence: Floats, right: NDArray[np.bool_], weights: Floats) -> Scale:
    """Logistic regression of right [n] on evidence [n, s], with row weights [n].

    The targets are those of Platt (1999), a little inside 0 and 1, so that rows without any error
    do not make a detector that is certain of everything.
    """
    mean, spread = evidence.mean(axis=0), np.maximum(evidence.std(axis=0), 1e-9)
    n, good = len(right), int(right.sum())
    target = np.where(right, (good + 1) / (good + 2), 1 / (n - good + 2))
    *found, bias = nonnegative_logistic(
        standardised(evidence, mean, spread),
        target,
        weights / weights.sum(),
        pull=min(1.0, ROWS_FOR_ONE_PULL / n),
    ).tolist()
    return Scale.of(mean.tolist(), spread.tolist(), found, bias)


def cross_fitted(
    evidence: Floats, right: NDArray[np.bool_], weights: Floats, folds: Ints
) -> Floats:
    """Each row's confidence [n], learnt from the rows of the other folds."""
    confidence = np.zeros(len(right))
    for fold in np.unique(folds):
        here = folds == fold
        learnt = learn_confidence(evidence[~here], right[~here], weights[~here])
        confidence[here] = learnt.chance(evidence[here])
    return confidence
