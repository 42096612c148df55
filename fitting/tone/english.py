"""What English looks like, and when a text counts as another language."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from fitting.tone.typos import mistyped
from handoff.detector.tone.english import (
    FEATURES,
    LEAST_PROBABLE,
    SIGNS,
    WEIGHTS,
    English,
    codes,
    letters,
)

SEED = 0
EVERYDAY = 2000
"""How many of the most frequent words count as known."""

PRIOR = 20.0
"""Weight, in sequences, of the shorter context in the estimate of a longer one."""

WRONGLY_OTHER = 0.005
"""Share of English dev rows that may be taken for another language."""


MISTYPED = 0.5
"""Chance of a typo in each longer word, in a second copy of the English rows: typos must not pass
for another language."""


def learn(
    train: Sequence[str], dev: Sequence[str], others: Sequence[str], their_words: Sequence[str]
) -> English:
    """Sequences and words from `train`; their weights, and the limit, from `dev` (as it is, and
    mistyped) and the rows in other languages.

    `their_words`: everyday words of other languages; those that English has too do not count.
    """
    plain = [letters(text) for text in train]
    counts = Counter(word for text in plain for word in text.split())
    words = frozenset(word for word, _ in counts.most_common(EVERYDAY))
    foreign_words = (
        frozenset(word for text in their_words for word in letters(text).split()) - words
    )
    sequences = _sequences(plain, [letters(text) for text in dev])
    unweighed = English(sequences, words, foreign_words, np.zeros(FEATURES), 0.0)
    dice = random.Random(SEED)
    rows = [*dev, *(mistyped(text, MISTYPED, dice) for text in dev)]
    english = np.array([unweighed.features(text) for text in rows])
    foreign = np.array([unweighed.features(text) for text in others])
    fit = LogisticRegression(class_weight="balanced", max_iter=1000)
    fit.fit(np.r_[english, foreign], np.r_[np.zeros(len(english)), np.ones(len(foreign))])
    weights: NDArray[np.float64] = fit.coef_[0]
    bias = -float(np.quantile(english @ weights, 1 - WRONGLY_OTHER))
    return replace(unweighed, weights=weights, bias=bias)


def _sequences(train: Sequence[str], dev: Sequence[str]) -> NDArray[np.float32]:
    """[28, 28, 28] log-probabilities, smoothed by the shorter contexts; mean 0 on `dev`."""
    counts = np.zeros((SIGNS, SIGNS, SIGNS))
    for text in train:
        found = codes(text)
        np.add.at(counts, (found[:-2], found[1:-1], found[2:]), 1)
    one = counts.sum((0, 1)) / counts.sum()
    pairs = counts.sum(0)
    two = (pairs + PRIOR * one) / (pairs.sum(-1, keepdims=True) + PRIOR)
    three = (counts + PRIOR * two) / (counts.sum(-1, keepdims=True) + PRIOR)
    table = np.maximum(np.log(three), LEAST_PROBABLE)
    seen = [codes(text) for text in dev]
    mean = np.concatenate([table[at[:-2], at[1:-1], at[2:]] for at in seen]).mean()
    centred: NDArray[np.float32] = (table - mean).astype(np.float32)
    return centred


def save(english: English) -> None:
    arrays: dict[str, Any] = {
        "sequences": english.sequences.astype(np.float16),
        "words": " ".join(sorted(english.words)),
        "others": " ".join(sorted(english.others)),
        "weights": english.weights,
        "bias": english.bias,
    }
    np.savez_compressed(WEIGHTS, **arrays)
