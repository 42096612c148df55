"""The sentence encoder: text in, unit vector out.

The one implementation for the bot's featurizer, the training scripts and the command line, so
that a vector means the same everywhere. What it is made of is in `encoder_parts.py`.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from common.arrays import Singles

Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""

REPORT_EVERY = 200


class Part(Protocol):
    """One model of sentences: called with a text, it gives a unit vector [dim]. `hash` names its
    weights; it `knows` a word that is in its vocabulary as a whole."""

    @property
    def hash(self) -> str: ...

    @property
    def dim(self) -> int: ...

    def __call__(self, text: str) -> Singles: ...

    def knows(self, word: str) -> bool: ...


def as_given(text: str) -> str:
    return text


class Encoder:
    """The vectors of one or more `parts` side by side, at unit length: the cosine of two texts is
    the mean of the parts' cosines.

    `hash` names all weights, `dim` is the sum of the parts'. `as_read`: applied to each text before
    it is encoded; code that handles customers' words masks them there.
    """

    def __init__(self, parts: Sequence[Part], as_read: Callable[[str], str] = as_given) -> None:
        self.parts = tuple(parts)
        self.hash: str = _hash_of([part.hash for part in self.parts])
        self.dim: int = sum(part.dim for part in self.parts)
        self.as_read = as_read
        self._scale = np.float32(len(self.parts) ** -0.5)

    def knows(self, word: str) -> bool:
        """Whether any part has it in its vocabulary."""
        return any(part.knows(word) for part in self.parts)

    def reading(self, as_read: Callable[[str], str]) -> Encoder:
        """The same encoder on the same weights, with another `as_read`."""
        other = copy.copy(self)
        other.as_read = as_read
        return other

    def vector(self, text: str) -> Singles:
        """The unit vector [dim] of `text` as read."""
        read = self.as_read(text)
        return self.joined([part(read) for part in self.parts])

    def joined(self, vectors: Sequence[Singles]) -> Singles:
        """The vector [dim] of a text from those of the parts, in their order."""
        side_by_side: Singles = np.concatenate(vectors) * self._scale
        return side_by_side

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Singles:
        """Unit vectors [len(texts), dim] in the order of `texts`."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.vector(text)
            if progress and ((row + 1) % REPORT_EVERY == 0 or row + 1 == len(texts)):
                progress(row + 1, len(texts))
        return vectors


def _hash_of(hashes: Sequence[str]) -> str:
    """That of a single part as it is, so that models from before keep their encoder's name."""
    if len(hashes) == 1:
        return hashes[0]
    return hashlib.sha256("\0".join(hashes).encode()).hexdigest()
