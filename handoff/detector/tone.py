"""The tone of one utterance: a linear head on the frozen sentence vector.

Trained by `scripts/train_tone.py`; `weights/tone.json` holds its command, data and figures.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.domain.facts import Mood

WEIGHTS = Path(__file__).parent / "weights" / "tone.npz"
TONES = ("negative", "neutral", "positive")


class Tone:
    """`weights` [3, 384] and `bias` [3] in the order of `TONES`, temperature already in them."""

    def __init__(self, weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        self._weights = weights
        self._bias = bias

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Tone:
        with np.load(path, allow_pickle=False) as arrays:
            return cls(arrays["weights"], arrays["bias"])

    def probabilities(self, vectors: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probabilities [n, 3] for unit vectors [n, 384]."""
        return softmax((vectors @ self._weights.T + self._bias).astype(np.float64))

    def mood(self, vector: NDArray[np.float32]) -> Mood:
        """The tone of the utterance with this unit vector [384]."""
        negative, neutral, positive = self.probabilities(vector[None])[0].tolist()
        return Mood(negative=negative, neutral=neutral, positive=positive)


def softmax(scores: NDArray[Any]) -> NDArray[np.float64]:
    """Along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: NDArray[np.float64] = powers / powers.sum(axis=-1, keepdims=True)
    return shares
