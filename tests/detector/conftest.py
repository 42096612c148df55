"""Training rows as from a well-behaved encoder: one cloud of unit vectors per intent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from common.arrays import Floats
from common.probabilities import softmax
from handoff.detector.statistics.rows import Rows

DIMENSIONS = 384
SPREAD = 0.9


class Town:
    """Intents as directions; `near` draws messages about one, `nowhere` about none of them."""

    def __init__(self, intents: int, seed: int = 0) -> None:
        self._random = np.random.default_rng(seed)
        self.directions = self._unit(self._random.normal(size=(intents, DIMENSIONS)))

    def near(self, intent: int, number: int) -> Floats:
        noise = self._random.normal(size=(number, DIMENSIONS)) * SPREAD / np.sqrt(DIMENSIONS)
        return self._unit(self.directions[intent] + noise)

    def nowhere(self, number: int) -> Floats:
        return self._unit(self._random.normal(size=(number, DIMENSIONS)))

    def probabilities(self, vectors: Floats, means: Floats) -> Floats:
        return softmax(4 * vectors @ means.T)

    def rows(self, sizes: list[int], folds: int = 4) -> Rows:
        """This many rows for each intent, and what a nearest-mean classifier fitted on the other
        folds makes of each fold."""
        labels = np.repeat(np.arange(len(sizes)), sizes)
        vectors = np.vstack([self.near(intent, size) for intent, size in enumerate(sizes)])
        fold = np.concatenate([np.arange(size) % folds for size in sizes])
        oof = np.zeros((len(labels), len(sizes)))
        for number in range(folds):
            rest = fold != number
            means = self.means(vectors[rest], labels[rest], len(sizes))
            oof[~rest] = self.probabilities(vectors[~rest], means)
        names = tuple(f"intent{number}" for number in range(len(sizes)))
        return Rows(vectors, labels, names, oof, fold)

    def with_strangers(self, rows: Rows, strangers: Floats) -> Rows:
        """The rows, with these vectors as questions that are not for the bot."""
        means = self.means(rows.vectors, rows.labels, len(rows.classes))
        return replace(rows, strangers=strangers, stranger_oof=self.probabilities(strangers, means))

    def means(self, vectors: Floats, labels: np.ndarray, intents: int) -> Floats:
        return np.stack([vectors[labels == number].mean(axis=0) for number in range(intents)])

    def _unit(self, vectors: Floats) -> Floats:
        scaled: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return scaled


@pytest.fixture
def town() -> Callable[[int], Town]:
    return Town
