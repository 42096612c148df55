"""What the bot was taught, as points in the encoder's space; how far a message lies from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.detector.rows import Floats, Ints

NEIGHBOURS = 5
SHRINKAGE = 0.9
"""Towards a sphere: 384 dimensions are many for some thousand rows. Chosen on left-out intents
and on part of CLINC150."""

SIGNALS = ("entropy", "neighbours", "distance")
"""Order of the columns that `measure` gives; each grows with strangeness."""

Single = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Memory:
    """`vectors` [n, d]; `whitening` [d, d] of the spread within intents; `means` [k', d] of the
    intents that have rows, whitened; `spread` [k'] = 1 + 1/rows, since a mean of few rows is
    itself uncertain; `background` [d, d] and `centre` [d] of all rows together."""

    vectors: Single
    whitening: Single
    means: Single
    spread: Single
    background: Single
    centre: Single

    @classmethod
    def of(cls, vectors: Floats, labels: Ints) -> Memory:
        present, inverse, counts = np.unique(labels, return_inverse=True, return_counts=True)
        means = np.zeros((len(present), vectors.shape[1]))
        np.add.at(means, inverse, vectors)
        means /= counts[:, None]
        whitening = _whitening(vectors - means[inverse], len(vectors) - len(present))
        centre = vectors.mean(axis=0)
        return cls(
            vectors=vectors.astype(np.float32),
            whitening=whitening.astype(np.float32),
            means=(means @ whitening).astype(np.float32),
            spread=(1 + 1 / counts).astype(np.float32),
            background=_whitening(vectors - centre, len(vectors)).astype(np.float32),
            centre=centre.astype(np.float32),
        )

    def measure(self, vectors: NDArray[Any], probabilities: Floats) -> Floats:
        """The signals [m, len(SIGNALS)] of messages [m, d] with class probabilities [m, k]."""
        points = vectors.astype(np.float32)
        columns = [entropy(probabilities), self._neighbours(points), self._distance(points)]
        return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)

    def _neighbours(self, points: Single) -> NDArray[Any]:
        """1 - mean cosine to the nearest taught rows."""
        cosines = points @ self.vectors.T
        k = min(NEIGHBOURS, cosines.shape[1])
        nearest = np.partition(cosines, cosines.shape[1] - k, axis=1)[:, -k:]
        return np.asarray(1 - nearest.mean(axis=1))

    def _distance(self, points: Single) -> NDArray[Any]:
        """Relative Mahalanobis distance (Ren et al. 2021): to the nearest intent, less the one to
        all rows together, which takes out what is odd about a text but not about its topic."""
        white = points @ self.whitening
        squares = (white**2).sum(axis=1)[:, None] + (self.means**2).sum(axis=1)
        to_means = (squares - 2 * white @ self.means.T) / self.spread
        to_all = (((points - self.centre) @ self.background) ** 2).sum(axis=1)
        return np.asarray(to_means.min(axis=1) - to_all)


def entropy(probabilities: Floats) -> Floats:
    """In nats, [m]."""
    logs = np.log(np.maximum(probabilities, 1e-12))
    result: Floats = -(probabilities * logs).sum(axis=1)
    return result


def _whitening(residuals: Floats, freedom: int) -> Floats:
    covariance = residuals.T @ residuals / max(freedom, 1)
    d = covariance.shape[0]
    sphere = np.eye(d) * max(float(np.trace(covariance)) / d, 1e-9)
    shrunk = (1 - SHRINKAGE) * covariance + SHRINKAGE * sphere
    inverse: Floats = np.linalg.inv(np.linalg.cholesky(shrunk)).T
    return inverse
