"""Class probabilities that mean what they say."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from handoff.detector.rows import Floats, Rows

TEMPERATURES = np.geomspace(0.2, 3.0, 60)


def cooled(probabilities: Floats, temperature: float) -> Floats:
    """Temperature scaling (Guo et al. 2017) of probabilities [m, k]; the order stays."""
    logs = np.log(np.maximum(probabilities, 1e-12)) / temperature
    powers = np.exp(logs - logs.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result


def best_temperature(rows: Rows) -> float:
    """Of least log loss on out-of-fold rows, balanced over intents."""

    def loss(temperature: float) -> float:
        right = cooled(rows.oof, temperature)[np.arange(len(rows.labels)), rows.labels]
        return float(-(rows.weights * np.log(np.maximum(right, 1e-12))).sum())

    return float(min(TEMPERATURES, key=loss))


def conformal_sets(probabilities: Floats, threshold: float) -> NDArray[np.bool_]:
    """Classes [m, k], likeliest first, until their probabilities [m, k] sum to more than
    `threshold`."""
    order = np.argsort(-probabilities, axis=1, kind="stable")
    ranked = np.take_along_axis(probabilities, order, axis=1)
    before = np.cumsum(ranked, axis=1) - ranked
    sets = np.zeros(probabilities.shape, dtype=bool)
    np.put_along_axis(sets, order, before <= threshold, axis=1)
    return sets
