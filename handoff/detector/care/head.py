"""A head on the sentence vector, beside the patterns: it hears what is said in other words.

Multinomial logistic regression, fitted with each model's own vectors (`learning`). What patterns
find always counts. What the head finds counts where it is sure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats
from common.probabilities import softmax
from handoff.detector.care.care import concern_in, language_of
from handoff.detector.care.rows import CLASSES
from handoff.domain.care import CATEGORIES, DANGERS, MATTERS, CareCategory, Concern

ANY = "any"
DANGER = "danger"
GROUPS = (DANGER, *MATTERS)
"""What has a limit of its own: which danger it is matters less than that it is one."""

_MEMBERS = tuple(
    [CLASSES.index(each) for each in (DANGERS if group == DANGER else (group,))] for group in GROUPS
)


@dataclass(frozen=True, slots=True)
class Head:
    """`weights` [k, d] and `bias` [k] of `CLASSES`. `limits`: by language and `GROUPS`, the lowest
    probability that counts; those of `ANY` where the language is another or unknown."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    limits: Mapping[str, Mapping[str, float]]

    def probabilities(self, vectors: NDArray[Any]) -> Floats:
        """[n, k] of vectors [n, d]."""
        scores = vectors.astype(np.float64) @ self.weights.T + self.bias
        return softmax(scores)

    def found_in(self, vector: NDArray[Any], language: str | None) -> CareCategory | None:
        """The category that the head is sure of: the likeliest of those beyond their limits."""
        if vector.shape != self.weights.shape[1:]:
            return None  # another encoder's: patterns have to do
        shares = self.probabilities(vector[None])[0]
        limits = self.limits.get(language or ANY) or self.limits[ANY]
        groups = zip(GROUPS, _MEMBERS, strict=True)
        sure = [each for group, each in groups if shares[each].sum() >= limits[group]]
        if not sure:
            return None
        likeliest = max(sure, key=lambda members: shares[members].sum())
        return CATEGORIES[max(likeliest, key=lambda member: shares[member])]


def shares_of_groups(probabilities: Floats) -> Floats:
    """[n, 4] in the order of `GROUPS`, from [n, k]."""
    return np.stack([probabilities[:, members].sum(axis=1) for members in _MEMBERS], axis=1)


def concern_heard(head: Head | None, text: str, vector: NDArray[Any]) -> Concern | None:
    """By patterns and head; without a head by patterns alone. Whatever either finds, danger comes
    first, and the patterns know better which danger it is."""
    told = concern_in(text)
    if head is None or (told is not None and told.is_danger):
        return told
    language = language_of(text)
    heard = head.found_in(vector, language)
    if heard is None or (told is not None and heard in MATTERS):
        return told
    return Concern(heard, language)
