"""The border between what the bot was taught and questions that are not for it, learnt from both.

Those questions ("strangers") are training rows without an intent, from data/background/, which is
optional. The decisions and their figures: docs/decisions/0007-background-questions.md and
0039-other-companies-matters.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints, Singles
from handoff.detector.statistics.rows import Rows, balanced

TOO_NEAR = 0.7
"""Cosine to a training row above which a stranger is left out: somebody has taught the bot this
since, or the two were never different."""

FEWEST = 50
"""Fewer strangers teach nothing reliable, and are treated as none."""

ALIKE = 0.5
"""Strangers with at least this cosine are of one kind and go into one fold, so that each is judged
by what never saw its like."""

INVERSE_REGULARISATION = 10.0
"""sklearn's C. The vectors are short, so the usual 1 underfits; a hundred separates worse out of
fold."""


@dataclass(frozen=True, slots=True)
class Border:
    """`normal` [d], pointing to the strangers, and `offset`."""

    normal: Singles
    offset: float

    @classmethod
    def of(cls, vectors: Floats, labels: Ints, strangers: Floats) -> Border:
        """Logistic regression of strangers [m, d] against taught rows [n, d].

        Both sides have equal weight, and so has every intent within the taught rows: the four
        sentences of an intent taught today count as much as a hundred of another.
        """
        # Imported only where a border is fitted: a service that just judges messages needs none.
        from sklearn.linear_model import LogisticRegression

        n, m = len(vectors), len(strangers)
        target = np.r_[np.zeros(n), np.ones(m)]
        weights = np.r_[balanced(labels), np.full(m, 1 / m)] * (n + m) / 2
        regression = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=1000)
        both = np.vstack([vectors, strangers]).astype(np.float32)  # takes half the time
        regression.fit(both, target, sample_weight=weights)
        return cls(regression.coef_[0].astype(np.float32), float(regression.intercept_[0]))

    def beyond(self, vectors: NDArray[Any]) -> Floats:
        """[m] from vectors [m, d]: how far on the strangers' side, in log-odds."""
        result: Floats = (vectors.astype(np.float32) @ self.normal).astype(np.float64) + self.offset
        return result


def without_those_too_near(rows: Rows) -> Rows:
    """The rows with only those strangers that are of use: see `TOO_NEAR` and `FEWEST`."""
    if not len(rows.strangers):
        return rows
    nearest = (rows.strangers @ rows.vectors.T).max(axis=1)
    apart = nearest <= TOO_NEAR
    return rows.with_strangers(apart if apart.sum() >= FEWEST else np.zeros_like(apart))


def folds_of_strangers(strangers: Floats, folds: Ints) -> Ints:
    """Which of the `folds` of the taught rows each stranger [m, d] belongs to."""
    leaders: list[int] = []
    kinds = np.zeros(len(strangers), dtype=np.int64)
    for number, stranger in enumerate(strangers):
        cosines = strangers[leaders] @ stranger
        if len(leaders) and cosines.max() >= ALIKE:
            kinds[number] = cosines.argmax()
        else:
            kinds[number] = len(leaders)
            leaders.append(number)
    there = np.unique(folds)
    result: Ints = there[kinds % len(there)]
    return result
