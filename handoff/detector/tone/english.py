"""Is this English? The tone model learnt from English alone, and of anything else it knows nothing.

Three-letter sequences and everyday words of English (trained by `scripts/train_tone.py`), so that
a language needs no sample of its own to be recognised as another one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handoff.detector.tone.wording import shortened

WEIGHTS = Path(__file__).parent / "weights" / "english.npz"

ALPHABET = " abcdefghijklmnopqrstuvwxyz"
FOREIGN = len(ALPHABET)
"""Code of every letter that English does not have."""
SIGNS = FOREIGN + 1
FEATURES = 6

SPREAD_IN_ALL = 0.05
SPREAD_OF_ONE = 1.45
"""Spread of the mean log-probability of n sequences of an English text: the root of the sum of the
first's square and the second's over n (measured on GoEmotions' dev rows)."""

LEAST_PROBABLE = -9.0
STRANGEST = -12.0
MOST_FOREIGN = 0.3

_NO_WORDS = re.compile(r"<[^>]*>|\[[A-Z]+\]|\S*[\d@/\\_]\S*|['’]")
"""Masks, numbers, addresses; and the apostrophe, so that "don't" is one word."""


@dataclass(frozen=True)
class English:
    """`sequences` [28, 28, 28]: log-probability of a sign after two others; `words`: the everyday
    ones, `others`: those of other languages; `weights` [6] and `bias`: log-odds of another
    language, from `features`."""

    sequences: NDArray[np.float32]
    words: frozenset[str]
    others: frozenset[str]
    weights: NDArray[np.float64]
    bias: float

    def is_other(self, text: str) -> bool:
        """True when this is surely not English; what has no letters is no language."""
        return float(self.features(text) @ self.weights) + self.bias > 0

    def features(self, text: str) -> NDArray[np.float64]:
        """[6]: how unusual the sequences are, share of unknown words, logarithms of the numbers of
        known and unknown words and of words of other languages, share of letters that English does
        not have."""
        plain = letters(text)
        sequence, words = codes(plain), plain.split()
        if not words:
            return np.zeros(FEATURES)
        known = sum(word in self.words for word in words)
        unknown = len(words) - known
        return np.array(
            [
                self._unusual(sequence),
                unknown / (known + unknown + 1),
                np.log1p(known),
                np.log1p(unknown),
                np.log1p(sum(word in self.others for word in words)),
                min(float((sequence == FOREIGN).mean()), MOST_FOREIGN) * 10,
            ]
        )

    def _unusual(self, sequence: NDArray[np.int64]) -> float:
        """At most 0: in standard deviations below the mean of English texts as long."""
        found = self.sequences[sequence[:-2], sequence[1:-1], sequence[2:]]
        spread = np.sqrt(SPREAD_IN_ALL**2 + SPREAD_OF_ONE**2 / len(found))
        # `sequences` is centred: English has mean 0.
        return float(np.clip(found.mean() / spread, STRANGEST, 0.0))

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> English:
        with np.load(path, allow_pickle=False) as arrays:
            return cls(
                sequences=arrays["sequences"].astype(np.float32),
                words=frozenset(str(arrays["words"]).split()),
                others=frozenset(str(arrays["others"]).split()),
                weights=arrays["weights"],
                bias=float(arrays["bias"]),
            )


@lru_cache(maxsize=1)
def shipped() -> English:
    return English.load()


def letters(text: str) -> str:
    """Words in small letters, one space around each: " wheres my parcel "."""
    plain = _NO_WORDS.sub(lambda found: "" if found[0] in "'’" else " ", shortened(text))
    folded = unicodedata.normalize("NFC", plain.lower())
    kept = "".join(sign if sign.isalpha() else " " for sign in folded)
    return f" {' '.join(kept.split())} "


def codes(plain: str) -> NDArray[np.int64]:
    found = (ALPHABET.find(sign) for sign in plain)
    return np.array([FOREIGN if code < 0 else code for code in found], dtype=np.int64)
