"""Figures computed from raw predictions, by the same functions for the product and its peers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import matthews_corrcoef, roc_auc_score, roc_curve

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

KEPT_IN_SCOPE = 0.95


def percent(flags: Flags) -> float:
    """Percentage of true ones; 0 if there are none at all."""
    return 100 * float(np.mean(flags)) if len(flags) else 0.0


def answered_and_error(right: Flags, answered: Flags) -> tuple[float, float]:
    """Percentage answered, and percentage wrong among those."""
    return percent(answered), percent(~right[answered])


def auroc(is_oos: Flags, unknown: Floats) -> float:
    """For telling out-of-scope (larger `unknown`) from in-scope."""
    return float(roc_auc_score(is_oos, unknown))


def fpr95(is_oos: Flags, unknown: Floats) -> float:
    """Share of out-of-scope accepted at the strictest threshold that accepts 95 % of in-scope.

    A row is accepted when its `unknown` is at or below the threshold.
    """
    in_scope = np.sort(unknown[~is_oos])
    threshold = in_scope[int(np.ceil(KEPT_IN_SCOPE * len(in_scope))) - 1]
    return float(np.mean(unknown[is_oos] <= threshold))


def roc(is_oos: Flags, unknown: Floats) -> tuple[Floats, Floats]:
    """Shares of in-scope rejected and of out-of-scope caught, over all thresholds."""
    rejected, caught, _ = roc_curve(is_oos, unknown)
    return rejected, caught


@dataclass(frozen=True, slots=True)
class InAndOut:
    """At one threshold. A rejected in-scope row counts as wrong."""

    in_scope: float
    """Accuracy on in-scope rows, %."""
    oos_recall: float
    """Out-of-scope rows turned away, %."""


def in_and_out(right: Flags, accepted: Flags, is_oos: Flags) -> InAndOut:
    return InAndOut(percent((right & accepted)[~is_oos]), percent(~accepted[is_oos]))


def mcc(truth: Any, top: Any, accepted: Flags, oos: str) -> float:
    """Matthews' correlation over all classes, with out-of-scope as one more."""
    guessed = np.where(accepted, np.asarray(top, dtype=object), oos)
    return float(matthews_corrcoef([str(each) for each in truth], [str(each) for each in guessed]))


def risk_coverage(right: Flags, confidence: Floats) -> tuple[Floats, Floats]:
    """Share answered and share wrong among those when the k surest are answered, k = 1 … n.

    Rows of equal confidence are answered together or not at all.
    """
    order = np.argsort(-confidence, kind="stable")
    wrong = np.cumsum(~right[order])
    count = np.arange(1, len(order) + 1)
    last_of_equals = np.append(np.diff(confidence[order]) != 0, True)
    return (count / len(order))[last_of_equals], (wrong / count)[last_of_equals]


def reliability(right: Flags, confidence: Floats, bins: int = 10) -> tuple[Floats, Floats, Floats]:
    """Mean confidence, accuracy and share of rows, for each non-empty bin of equal width."""
    place = np.minimum((confidence * bins).astype(int), bins - 1)
    used = np.unique(place)
    means = np.array([confidence[place == each].mean() for each in used])
    accuracies = np.array([right[place == each].mean() for each in used])
    return means, accuracies, np.array([(place == each).mean() for each in used])


def calibration_error(right: Flags, confidence: Floats, bins: int = 10) -> float:
    """Expected calibration error (Guo et al. 2017)."""
    means, accuracies, shares = reliability(right, confidence, bins)
    return float((np.abs(means - accuracies) * shares).sum())
