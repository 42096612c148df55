"""The sentence encoder: text in, unit vector out.

The one implementation for the bot's featurizer, the training scripts and the command line, so
that a vector means the same everywhere.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from common.arrays import Singles
from common.onnx import TextGraph

Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""

REPORT_EVERY = 200


class EncoderMissing(RuntimeError):
    """The encoder has not been exported yet."""


def as_given(text: str) -> str:
    return text


class Encoder:
    """all-MiniLM-L6-v2 as an int8 ONNX graph: the mean of the token vectors at unit length.

    `hash` names the exported files, `dim` is 384. `as_read`: applied to each text before it is
    encoded; code that handles customers' words masks them there.
    """

    def __init__(self, folder: Path, as_read: Callable[[str], str] = as_given) -> None:
        """Load `model.onnx`, `tokenizer.json` and `encoder.json` from `folder`.

        Raises:
            EncoderMissing: nothing was exported into `folder`.
        """
        try:
            stored = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        except FileNotFoundError as error:
            raise EncoderMissing(
                f"no encoder in {folder}; run bot/encoder/export.py first"
            ) from error
        self.hash: str = stored["hash"]
        self.dim: int = stored["dim"]
        self.as_read = as_read
        self._graph = TextGraph(folder / "model.onnx", folder / "tokenizer.json")

    def reading(self, as_read: Callable[[str], str]) -> Encoder:
        """The same encoder on the same graph, with another `as_read`."""
        other = copy.copy(self)
        other.as_read = as_read
        return other

    def vector(self, text: str) -> Singles:
        """The unit vector [dim] of `text` as read."""
        mean = self._graph(self.as_read(text)).mean(axis=0)
        scaled: Singles = (mean / np.linalg.norm(mean)).astype(np.float32)
        return scaled

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Singles:
        """Unit vectors [len(texts), dim] in the order of `texts`."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.vector(text)
            if progress and ((row + 1) % REPORT_EVERY == 0 or row + 1 == len(texts)):
                progress(row + 1, len(texts))
        return vectors
