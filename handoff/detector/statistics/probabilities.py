"""Class probabilities that mean what they say."""

from __future__ import annotations

import numpy as np

from common.arrays import Floats
from common.probabilities import softmax
from handoff.detector.statistics.rows import Rows

TEMPERATURES = np.geomspace(0.2, 3.0, 60)

FOR_EACH_MORE = 0.0075
"""Added for each class in between; chosen on out-of-fold rows of BANKING77:
docs/decisions/0012-promise.md."""


def cooled(probabilities: Floats, temperature: float) -> Floats:
    """Temperature scaling (Guo et al. 2017) of probabilities [m, k]; their order stays."""
    return softmax(np.log(np.maximum(probabilities, 1e-12)) / temperature)


def best_temperature(rows: Rows) -> float:
    """The one with the least log loss on out-of-fold rows, balanced over intents."""

    def loss(temperature: float) -> float:
        right = cooled(rows.oof, temperature)[np.arange(len(rows.labels)), rows.labels]
        return float(-(rows.weights * np.log(np.maximum(right, 1e-12))).sum())

    return float(min(TEMPERATURES, key=loss))


def mass_before(probabilities: Floats, confidence: Floats) -> Floats:
    """How much probability [m, k] comes before each class, likeliest first, plus `FOR_EACH_MORE`
    for every class between it and the first.

    The first class counts with its `confidence` [m], which is better informed than the classifier's
    probabilities [m, k]; the others share the rest in proportion. The addition keeps sets from
    growing large where the rest is spread thin (RAPS, Angelopoulos et al. 2021).
    """
    order = np.argsort(-probabilities, axis=1, kind="stable")
    ranked = np.take_along_axis(probabilities, order, axis=1)
    others = np.maximum(ranked[:, 1:].sum(axis=1), 1e-12)
    ranked[:, 1:] *= ((1 - confidence) / others)[:, None]
    ranked[:, 0] = confidence
    passed = np.maximum(np.arange(ranked.shape[1]) - 1, 0)
    in_front = np.cumsum(ranked, axis=1) - ranked + FOR_EACH_MORE * passed
    before = np.zeros(probabilities.shape)
    np.put_along_axis(before, order, in_front, axis=1)
    return before
