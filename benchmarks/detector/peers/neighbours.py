"""A plain sum of two doubts: how far the ten nearest training rows are, and the entropy of a
logistic regression, both on the product's frozen encoder. Nothing is fitted to join the two: each
is put on one scale by its spread over the rows asked, which needs no labels.
"""

from __future__ import annotations

import numpy as np

from benchmarks.detector.cache import Say
from benchmarks.detector.metrics import Floats
from benchmarks.detector.peers import plain
from benchmarks.detector.questions import Questions

NEIGHBOURS = 10


def doubt(train: Questions, asked: Questions, say: Say) -> Floats:
    """[n]: entropy and distance, each in standard deviations from its mean."""
    say(f"entropy and {NEIGHBOURS} neighbours: {len(asked)} asked")
    probabilities = plain.probabilities(train, asked)
    cosines = (plain.vectors(asked) @ plain.vectors(train).T).astype(np.float64)
    return joined(np.stack([entropy(probabilities), distance(cosines)]))


def joined(doubts: Floats) -> Floats:
    """[n] from doubts [2, n]: their sum, each in standard deviations from its mean."""
    centred = doubts - doubts.mean(axis=1, keepdims=True)
    result: Floats = (centred / doubts.std(axis=1, keepdims=True)).sum(axis=0)
    return result


def entropy(probabilities: Floats) -> Floats:
    """[n] in nats, of probabilities [n, k]."""
    logs = np.log(np.maximum(probabilities, 1e-12))
    result: Floats = -(probabilities * logs).sum(axis=1)
    return result


def distance(cosines: Floats) -> Floats:
    """[n]: one minus the mean of the largest cosines [n, rows]."""
    nearest = np.sort(cosines, axis=1)[:, -NEIGHBOURS:]
    result: Floats = 1 - nearest.mean(axis=1)
    return result
