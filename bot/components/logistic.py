"""Multinomial logistic regression: the one classifier of training and serving.

It sees the sentence vector (what is meant) and the lexical vector (how it is said) side by side.
Out-of-fold probabilities are made with this same class, so that calibration sees what serving does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.components.few_rows import with_variations
from bot.components.lexical import DIM, lexical_vectors
from bot.components.softmax_regression import fit
from common.probabilities import softmax

INVERSE_REGULARISATION = 10.0
"""sklearn's C. The vectors are short, so the usual 1 underfits; out-of-fold accuracy is flat from
10 upwards."""

MAX_ITERATIONS = 1000
TOLERANCE = 0.3
"""Largest gradient of the summed loss. A third of it takes a fourth longer and moves no probability
by more than 0.02, the mean one by less than 0.0001."""


class LogisticModel:
    """`classes` [k] sorted intent names, `weights` float32 [k, d + 512], `bias` float32 [k]."""

    def __init__(self, classes: Sequence[str], weights: np.ndarray, bias: np.ndarray) -> None:
        self.classes = [str(name) for name in classes]
        self._weights = weights.astype(np.float32)
        self._bias = bias.astype(np.float32)

    @classmethod
    def fit(
        cls,
        texts: Sequence[str],
        vectors: np.ndarray,
        labels: Sequence[str],
        inverse_regularisation: float = INVERSE_REGULARISATION,
        tolerance: float = TOLERANCE,
    ) -> LogisticModel:
        """Fit on masked texts [n], their sentence vectors [n, d] and intents [n].

        The same rows give the same model. Classes weigh alike whatever their number of rows, and
        those that have few beside the others get varied ones.

        Raises:
            ValueError: there are fewer than two intents, so nothing to tell apart.
        """
        if len(set(labels)) < 2:
            raise ValueError("at least two intents are needed to train a classifier")
        seen, names = with_variations(
            features(texts, vectors), np.asarray(labels), (vectors.shape[1], DIM)
        )
        found = fit(seen, names, inverse_regularisation, tolerance, MAX_ITERATIONS)
        return cls(found[0].tolist(), *found[1:])

    def probabilities(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Probabilities [n, k] in the order of `classes`, of masked texts and vectors as above."""
        return self.shares(features(texts, vectors))

    def shares(self, seen: np.ndarray) -> np.ndarray:
        """The same from what `features` made of them, for several models of one message."""
        return softmax(seen @ self._weights.T + self._bias)

    def save(self, path: Path) -> None:
        """Plain arrays, no pickle: a model file cannot run code."""
        np.savez(path, classes=np.asarray(self.classes), weights=self._weights, bias=self._bias)

    @classmethod
    def load(cls, path: Path) -> LogisticModel:
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["classes"].tolist(), arrays["weights"], arrays["bias"])


def features(texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
    """What the model sees [n, d + 512], of masked texts [n] and their sentence vectors [n, d]."""
    return np.hstack([vectors, lexical_vectors(texts)]).astype(np.float64)
