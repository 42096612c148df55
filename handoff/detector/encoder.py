"""The sentence encoder: text in, unit vector out.

The one implementation for the bot's featurizer, the training scripts and the command line, so
that a vector means the same everywhere. Rasa's Python 3.10 imports it as well, so it uses nothing
newer and imports nothing but numpy, onnxruntime and tokenizers. It encodes a text as it is given;
whoever handles customers' words masks them first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime  # type: ignore[import-untyped,unused-ignore]
from numpy.typing import NDArray
from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""

REPORT_EVERY = 200


class EncoderMissing(RuntimeError):
    """The encoder was not exported yet."""


class Encoder:
    """all-MiniLM-L6-v2 as an int8 ONNX graph: the mean of the token vectors at unit length.

    `hash` names the exported files, `dim` is 384.
    """

    def __init__(self, folder: Path) -> None:
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
        self._pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._session = _session(folder / "model.onnx")

    def vector(self, text: str) -> Vectors:
        """The unit vector [dim] of `text`.

        One sentence a call: the int8 graph scales activations over the whole batch, so a vector
        would otherwise depend on its neighbours.
        """
        ids = np.asarray([self._pieces.encode(text).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        mean: NDArray[Any] = self._session.run(None, inputs)[0][0].mean(axis=0)
        scaled: Vectors = (mean / np.linalg.norm(mean)).astype(np.float32)
        return scaled

    def encode(self, texts: Sequence[str], progress: Progress | None = None) -> Vectors:
        """Unit vectors [len(texts), dim] in the order of `texts`."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        for row, text in enumerate(texts):
            vectors[row] = self.vector(text)
            if progress and ((row + 1) % REPORT_EVERY == 0 or row + 1 == len(texts)):
                progress(row + 1, len(texts))
        return vectors


def _session(model: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
