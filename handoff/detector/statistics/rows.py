"""The training rows that calibration is based on, as `bot/train.py` leaves them in rows.npz."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import compress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints

SCARCE = 0.25
"""See `fair`."""


@dataclass(frozen=True, slots=True)
class Rows:
    """`vectors` [n, d] unit length, `labels` [n] index into `classes` [k], `oof` [n, k]
    probabilities from a classifier that saw none of the row's fold, `folds` [n].

    `texts` [n], as the bot learnt them; empty if they were not kept.

    `strangers` [m, d]: questions that are not for the bot, with their probabilities
    `stranger_oof` [m, k] and `stranger_texts` [m]; m is 0 if there are none, and the texts are
    empty if they were not kept.
    """

    vectors: Floats
    labels: Ints
    classes: tuple[str, ...]
    oof: Floats
    folds: Ints
    strangers: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    stranger_oof: Floats = field(default_factory=lambda: np.zeros((0, 0)))
    texts: tuple[str, ...] = ()
    stranger_texts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not len(self.strangers):  # none have as many dimensions as the others
            object.__setattr__(self, "strangers", np.zeros((0, self.vectors.shape[1])))
            object.__setattr__(self, "stranger_oof", np.zeros((0, self.oof.shape[1])))

    @classmethod
    def load(cls, path: Path) -> Rows:
        """Raises ValueError if the arrays do not fit together."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls.of({name: arrays[name] for name in arrays.files})

    @classmethod
    def of(cls, arrays: dict[str, Any]) -> Rows:
        classes = tuple(str(name) for name in arrays["classes"])
        index = {name: number for number, name in enumerate(classes)}
        unknown = {str(label) for label in arrays["labels"]} - index.keys()
        if unknown:
            raise ValueError(f"rows are labelled with intents that are not a class: {unknown}")
        labels = np.array([index[str(label)] for label in arrays["labels"]], dtype=np.int64)
        rows = cls(
            vectors=np.asarray(arrays["vectors"], dtype=np.float64),
            labels=labels,
            classes=classes,
            oof=np.asarray(arrays["oof"], dtype=np.float64),
            folds=np.asarray(arrays["folds"], dtype=np.int64),
            texts=tuple(str(text) for text in arrays.get("texts", ())),
        )
        if len(arrays.get("strangers", ())):
            rows = replace(
                rows,
                strangers=np.asarray(arrays["strangers"], dtype=np.float64),
                stranger_oof=np.asarray(arrays["stranger_probabilities"], dtype=np.float64),
                stranger_texts=tuple(str(text) for text in arrays.get("stranger_texts", ())),
            )
        rows._check()
        return rows

    def _check(self) -> None:
        n, k = len(self.labels), len(self.classes)
        shapes = len(self.vectors) == n and self.oof.shape == (n, k) and self.folds.shape == (n,)
        if not shapes or n == 0 or len(self.texts) not in (0, n):
            raise ValueError(f"rows do not fit together: {n} labels, oof {self.oof.shape}")
        if len(set(self.folds.tolist())) < 2:
            raise ValueError("calibration needs at least two folds")
        m = len(self.strangers)
        if m and self.stranger_oof.shape != (m, k):
            raise ValueError(f"strangers do not fit: {m}, oof {self.stranger_oof.shape}")
        if len(self.stranger_texts) not in (0, m):
            raise ValueError(f"strangers do not fit: {m}, texts {len(self.stranger_texts)}")

    def only(self, these: NDArray[np.bool_]) -> Rows:
        """These [n] of the taught rows; all intents and strangers stay."""
        return replace(
            self,
            vectors=self.vectors[these],
            labels=self.labels[these],
            oof=self.oof[these],
            folds=self.folds[these],
            texts=tuple(compress(self.texts, these)),
        )

    def with_strangers(self, these: NDArray[np.bool_]) -> Rows:
        """Only these [m] of the strangers."""
        return replace(
            self,
            strangers=self.strangers[these],
            stranger_oof=self.stranger_oof[these],
            stranger_texts=tuple(compress(self.stranger_texts, these)),
        )

    @property
    def weights(self) -> Floats:
        """[n], sum 1: every intent that has rows has equal weight, however many rows it has."""
        return balanced(self.labels)

    @property
    def fair(self) -> Floats:
        """[n]: see `fair`."""
        return fair(self.labels)

    @property
    def could_be_learnt(self) -> NDArray[np.bool_]:
        """[n]: whether a row in another fold has the same intent. If not, the probabilities are
        those of a model that never heard of it."""
        cells = np.unique(np.stack([self.labels, self.folds]), axis=1)[0]
        folds_of_intent = np.bincount(cells, minlength=len(self.classes))
        result: NDArray[np.bool_] = folds_of_intent[self.labels] > 1
        return result


def balanced(labels: Ints) -> Floats:
    """Weights [n], sum 1, with the same sum for every label."""
    _, inverse, counts = np.unique(labels, return_inverse=True, return_counts=True)
    weights: Floats = 1.0 / counts[inverse] / len(counts)
    return weights


def fair(labels: Ints) -> Floats:
    """Weights [n], sum 1: every intent has equal weight, except those with less than a quarter of
    the average number of rows, whose rows weigh as if there were that many.

    A promise rests on what was seen: if an intent with one row stood for one in fifty of all
    questions, that alone would keep any promise from being made.
    """
    _, inverse, counts = np.unique(labels, return_inverse=True, return_counts=True)
    weights = 1 / np.maximum(counts, SCARCE * counts.mean())[inverse]
    result: Floats = weights / weights.sum()
    return result


def weighted_quantile(values: Floats, weights: Floats, share: float) -> float:
    """The smallest value with at least `share` of the weight at or below it."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order]) / weights.sum()
    return float(values[order][min(int(np.searchsorted(reached, share)), len(values) - 1)])
