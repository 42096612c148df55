"""Intents taught with only a few sentences: how close a message must come to them.

A classifier that has seen five sentences about dogs assigns every dog to them. Until there are
more, a message must be at least as close to them as they are to one another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints
from handoff.detector.statistics.rows import SCARCE

FEW = 12
"""An intent with fewer rows is a newcomer, unless all have few: see `SCARCE` in rows.py."""

NEAREST = 3
"""Nearness: mean cosine to this many of the intent's rows (to all, if there are fewer)."""


@dataclass(frozen=True, slots=True)
class Newcomers:
    """`vectors` [m, d] of all newcomers' rows and `labels` [m], their classes; `radius` [k]: least
    nearness by class, -1 for those that are not newcomers."""

    vectors: NDArray[np.float32]
    labels: Ints
    radius: Floats

    @classmethod
    def of(cls, vectors: Floats, labels: Ints, classes: int) -> Newcomers:
        """From all rows [n, d] and their classes [n]. A class with a single row keeps nothing out:
        that row has no others to compare with."""
        counts = np.bincount(labels, minlength=classes)
        radius = np.full(classes, -1.0)
        few = min(FEW, SCARCE * counts[counts > 0].mean())
        for label in np.flatnonzero((counts > 1) & (counts < few)):
            radius[label] = _least_nearness_to_the_others(vectors[labels == label])
        mine = radius[labels] > -1
        return cls(vectors[mine].astype(np.float32), labels[mine], radius)

    def too_far(self, vectors: NDArray[Any], first: Ints) -> NDArray[np.bool_]:
        """Which of the messages [m, d], read as classes `first` [m] (-1: none), lie outside what
        those classes were taught."""
        points, result = vectors.astype(np.float32), np.zeros(len(first), dtype=bool)
        for row in np.flatnonzero((first >= 0) & (self.radius[first] > -1)):
            result[row] = self.is_too_far(points[row], int(first[row]))
        return result

    def is_too_far(self, vector: NDArray[np.float32], label: int) -> bool:
        """Whether a message [d] read as class `label` lies outside what that class was taught."""
        if self.radius[label] <= -1:
            return False
        cosines = self.vectors[self.labels == label] @ vector
        return bool(_nearness(cosines) < self.radius[label])


def _least_nearness_to_the_others(rows: Floats) -> float:
    cosines = rows @ rows.T
    return min(_nearness(np.delete(cosines[i], i)) for i in range(len(rows)))


def _nearness(cosines: Floats | NDArray[np.float32]) -> float:
    return float(np.sort(cosines)[-NEAREST:].mean())
