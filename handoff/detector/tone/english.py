"""Whether a text is English: the tone model learnt only from English and knows nothing else.

It goes by three-letter sequences and everyday words of English (`scripts/train_tone.py` trains it),
so a language needs no sample of its own to be recognised as another one.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handoff.detector.wording.wording import shortened

WEIGHTS = Path(__file__).parent / "weights" / "english.npz"

ALPHABET = " abcdefghijklmnopqrstuvwxyz"
FOREIGN = len(ALPHABET)
"""Code for every letter that English does not have."""
SIGNS = FOREIGN + 1
FEATURES = 6

SPREAD_IN_ALL = 0.05
SPREAD_OF_ONE = 1.45
"""Spread of the mean log-probability of n sequences in an English text: the square root of the
first one's square plus the second one's square over n (measured on GoEmotions' dev rows)."""

LEAST_PROBABLE = -9.0
STRANGEST = -12.0
MOST_FOREIGN = 0.3

_NO_WORDS = re.compile(r"<[^>]*>|\[[A-Z]+\]|\S*[\d@/\\_]\S*|['’]")
"""Placeholders, numbers, addresses; and the apostrophe, so that "don't" is one word."""


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
        """True if this is surely not English; a text without letters is in no language."""
        return float(self.features(text) @ self.weights) + self.bias > 0

    def features(self, text: str) -> NDArray[np.float64]:
        """[6]: how unusual the sequences are, share of unknown words, logarithms of the numbers of
        known words, unknown words and words of other languages, share of letters that English does
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
        """At most 0: in standard deviations from the mean of English texts of this length."""
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
    """The words in lower case, one space around each: " wheres my parcel "."""
    plain = _NO_WORDS.sub(lambda found: "" if found[0] in "'’" else " ", shortened(text))
    folded = unicodedata.normalize("NFC", plain.lower())
    kept = "".join(sign if sign.isalpha() else " " for sign in folded)
    return f" {' '.join(kept.split())} "


def codes(plain: str) -> NDArray[np.int64]:
    found = (ALPHABET.find(sign) for sign in plain)
    return np.array([FOREIGN if code < 0 else code for code in found], dtype=np.int64)
