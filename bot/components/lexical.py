"""How a text is spelt, as numbers: hashed character n-grams.

Beside the sentence vector they tell apart texts that mean nearly the same in other words, and they
survive typing errors. Hashing needs no training, so no vocabulary travels with a model.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer

DIM = 512
WEIGHT = 0.6
"""Length of a lexical vector; that of a sentence vector is 1."""

_hashing = HashingVectorizer(
    analyzer="char_wb", ngram_range=(2, 4), n_features=DIM, norm="l2", dtype=np.float32
)


def lexical_vectors(texts: Sequence[str]) -> np.ndarray:
    """Vectors [n, 512] float32 of masked texts, each of length `WEIGHT`."""
    vectors: np.ndarray = _hashing.transform(texts).toarray()
    return WEIGHT * vectors
