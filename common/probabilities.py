"""Scores as probabilities, along the last axis and in the scores' own precision."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """Probabilities [..., k] that sum to 1."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: NDArray[Any] = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def log_softmax(scores: NDArray[Any]) -> NDArray[Any]:
    """Logarithms [..., k] of `softmax`, exact even where that is close to 0."""
    below_best = scores - scores.max(axis=-1, keepdims=True)
    logs: NDArray[Any] = below_best - np.log(np.exp(below_best).sum(axis=-1, keepdims=True))
    return logs
