"""What the bot was taught, as points in the encoder's space, and how far a message is from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints, Singles

NEIGHBOURS = 5
SHRINKAGE = 0.9
"""Towards a sphere: 384 dimensions are many for a few thousand rows. Chosen on left-out intents
and on part of CLINC150."""

MEASURES = ("doubt", "neighbours", "distance")
"""Order of the first columns that `measure` gives; each grows with strangeness."""

EVIDENCE = ("odds", "lead", "order", "share", "gap")
"""Order of the other columns that `measure` gives; each grows with trust in the first intent."""

OPPOSITE = -1.0
"""The least cosine there is; used for an intent without rows."""

LEAST = 1e-9
"""Smaller probabilities count as this one."""


@dataclass(frozen=True, slots=True)
class Memory:
    """`vectors` [n, d], sorted by `labels` [n]; `whitening` [d, d]: for the spread within intents;
    `means` [k', d]: of the intents that have rows, whitened; `spread` [k'] = 1 + 1/rows, since a
    mean of few rows is itself uncertain; `background` [d, d] (whitening) and `centre` [d]: of all
    rows together."""

    vectors: Singles
    labels: Ints
    whitening: Singles
    means: Singles
    spread: Singles
    background: Singles
    centre: Singles

    @classmethod
    def of(cls, vectors: Floats, labels: Ints) -> Memory:
        order = np.argsort(labels, kind="stable")
        points, labels = vectors[order].astype(np.float32), labels[order]
        present, inverse, counts = np.unique(labels, return_inverse=True, return_counts=True)
        means = np.zeros((len(present), points.shape[1]), dtype=np.float32)
        np.add.at(means, inverse, points)
        means /= counts[:, None]
        whitening = _whitening(points - means[inverse], len(points) - len(present))
        centre = points.mean(axis=0)
        return cls(
            vectors=points,
            labels=labels,
            whitening=whitening.astype(np.float32),
            means=(means @ whitening).astype(np.float32),
            spread=(1 + 1 / counts).astype(np.float32),
            background=_whitening(points - centre, len(points)).astype(np.float32),
            centre=centre.astype(np.float32),
        )

    def measure(
        self, vectors: NDArray[Any], probabilities: Floats, first: Ints
    ) -> tuple[Floats, Floats]:
        """Measures [m, len(MEASURES)] of strangeness and evidence [m, len(EVIDENCE)] that the first
        intent is right, of messages [m, d] with calibrated probabilities [m, k] and first intents
        [m] (-1: none that was taught)."""
        points = vectors.astype(np.float32)
        cosines = points @ self.vectors.T
        nearest = _nearest(cosines)
        odds, lead = odds_and_lead(probabilities)
        strange = [-odds, _apart(cosines, nearest), self._distance(points)]
        trust = [
            odds,
            lead,
            -entropy(probabilities),
            self._share(nearest, first),
            self._gap(cosines, first),
        ]
        return np.stack(strange, axis=1), np.stack(trust, axis=1)

    def _share(self, nearest: Ints, first: Ints) -> Floats:
        """Share of the nearest taught rows that carry the first intent."""
        result: Floats = (self.labels[nearest] == first[:, None]).mean(axis=1)
        return result

    def _gap(self, cosines: Singles, first: Ints) -> Floats:
        """Cosine to the nearest row of the first intent, minus that to the nearest of another."""
        starts = np.flatnonzero(np.diff(self.labels, prepend=-1))
        best = np.maximum.reduceat(cosines, starts, axis=1).astype(np.float64)
        own = self.labels[starts] == first[:, None]
        nearest = np.where(own, best, OPPOSITE).max(axis=1)
        gap: Floats = nearest - np.where(own, OPPOSITE, best).max(axis=1)
        return gap

    def _distance(self, points: Singles) -> Floats:
        """Relative Mahalanobis distance (Ren et al. 2021): that to the nearest intent minus that to
        all rows together, which removes what is odd about the text but not about its topic."""
        white = points @ self.whitening
        squares = (white**2).sum(axis=1)[:, None] + (self.means**2).sum(axis=1)
        to_means = (squares - 2 * white @ self.means.T) / self.spread
        to_all = (((points - self.centre) @ self.background) ** 2).sum(axis=1)
        return np.asarray(to_means.min(axis=1) - to_all, dtype=np.float64)


def _nearest(cosines: Singles) -> Ints:
    """[m, k]: the taught rows nearest to each message, for cosines [m, n]."""
    k = min(NEIGHBOURS, cosines.shape[1])
    found: Ints = np.argpartition(cosines, cosines.shape[1] - k, axis=1)[:, -k:]
    return found


def _apart(cosines: Singles, nearest: Ints) -> Floats:
    """[m]: 1 - mean cosine to the nearest rows."""
    result: Floats = 1 - np.take_along_axis(cosines, nearest, axis=1).mean(axis=1).astype(float)
    return result


def odds_and_lead(probabilities: Floats) -> tuple[Floats, Floats]:
    """Log-odds of the highest probability against all others, and against the second, [m]."""
    ranked = np.sort(probabilities, axis=1)
    best = ranked[:, -1]
    second = ranked[:, -2] if ranked.shape[1] > 1 else np.zeros(len(ranked))
    of_best = np.log(np.maximum(best, LEAST))
    others = np.maximum(1 - best, LEAST)
    return of_best - np.log(others), of_best - np.log(np.maximum(second, LEAST))


def entropy(probabilities: Floats) -> Floats:
    """In nats, [m]."""
    logs = np.log(np.maximum(probabilities, LEAST))
    result: Floats = -(probabilities * logs).sum(axis=1)
    return result


def _whitening(residuals: Singles, freedom: int) -> Floats:
    covariance = (residuals.T @ residuals / max(freedom, 1)).astype(np.float64)
    d = covariance.shape[0]
    sphere = np.eye(d) * max(float(np.trace(covariance)) / d, 1e-9)
    shrunk = (1 - SHRINKAGE) * covariance + SHRINKAGE * sphere
    inverse: Floats = np.linalg.inv(np.linalg.cholesky(shrunk)).T
    return inverse
