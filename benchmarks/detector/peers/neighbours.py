"""A plain sum of two doubts: how far the ten nearest training rows are, and the entropy of a
logistic regression, both on the product's frozen encoder. Nothing is fitted to join the two: each
is put on one scale by its spread over the rows asked, which needs no labels.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.detector.cache import Say
from benchmarks.detector.metrics import Floats
from benchmarks.detector.peers import plain
from benchmarks.detector.questions import Questions

NEIGHBOURS = 10


def doubt(train: Questions, asked: Questions, say: Say) -> Floats:
    """[n]: entropy and distance, each in standard deviations from its mean."""
    say(f"entropy and {NEIGHBOURS} neighbours: {len(asked)} asked")
    probabilities = plain.probabilities(train, asked)
    cosines = plain.vectors(asked) @ plain.vectors(train).T
    doubted: Floats = standardised(entropy(probabilities)) + standardised(distance(cosines))
    return doubted


def standardised(values: Floats) -> Floats:
    result: Floats = (values - values.mean()) / values.std()
    return result


def entropy(probabilities: Floats) -> Floats:
    """[n] in nats, of probabilities [n, k]."""
    logs = np.log(np.maximum(probabilities, 1e-12))
    result: Floats = -(probabilities * logs).sum(axis=1)
    return result


def distance(cosines: NDArray[Any]) -> Floats:
    """[n]: one minus the mean of the largest cosines [n, rows]."""
    nearest = np.sort(cosines.astype(np.float64), axis=1)[:, -NEIGHBOURS:]
    result: Floats = 1 - nearest.mean(axis=1)
    return result
