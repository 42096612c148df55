"""The sentence encoder: text in, unit vectors out.

The one implementation for the bot's featurizer, the training scripts and the command line, so
that a vector means the same everywhere. It is imported by Python 3.10 (Rasa) as well, so it uses
nothing newer and imports nothing but numpy, onnxruntime and tokenizers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime as ort  # type: ignore[import-untyped,unused-ignore]
from numpy.typing import NDArray
from tokenizers import Tokenizer

Vectors = NDArray[np.float32]
"""One row per text, every row of length 1."""

Progress = Callable[[int, int], None]
"""Called with (texts done, texts in all)."""

MAX_TOKENS = 128
"""Word pieces of one text that are read; longer customer messages are cut."""


class Encoder:
    """all-MiniLM-L6-v2 as an int8 ONNX graph: mean over the word pieces, scaled to length 1."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load `model.onnx`, `tokenizer.json` and `encoder.json` from `folder`.

        Raises:
            FileNotFoundError: the encoder was not exported into `folder` yet.
        """
        if not (folder / "encoder.json").exists():
            raise FileNotFoundError(f"no encoder in {folder}; `bot/encoder/export.py` makes it")
        facts = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.hash: str = facts["hash"]
        self.dim: int = facts["dim"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(max_length=MAX_TOKENS)
        self._tokenizer.enable_padding(pad_id=0, pad_token="[PAD]")
        self._session = _session(folder / "model.onnx", threads)
        self._inputs = [tensor.name for tensor in self._session.get_inputs()]

    def encode(
        self, texts: Sequence[str], progress: Progress | None = None, batch: int = 32
    ) -> Vectors:
        """Unit vectors, float32 [len(texts), dim], in the order of `texts`."""
        vectors = np.zeros((len(texts), self.dim), dtype=np.float32)
        # Texts of like length share a batch, or the padding costs more than the words.
        by_length = sorted(range(len(texts)), key=lambda row: len(texts[row]))
        for start in range(0, len(texts), batch):
            rows = by_length[start : start + batch]
            vectors[rows] = self._encode_batch([texts[row] for row in rows])
            if progress:
                progress(start + len(rows), len(texts))
        return vectors

    def _encode_batch(self, texts: list[str]) -> Vectors:
        encodings = self._tokenizer.encode_batch(texts)
        mask = np.array([encoding.attention_mask for encoding in encodings], dtype=np.int64)
        feed: dict[str, Any] = {
            "input_ids": np.array([encoding.ids for encoding in encodings], dtype=np.int64),
            "attention_mask": mask,
            "token_type_ids": np.zeros_like(mask),
        }
        tokens = self._session.run(None, {name: feed[name] for name in self._inputs})[0]
        weights = mask[:, :, None].astype(np.float32)
        mean = (np.asarray(tokens) * weights).sum(axis=1) / weights.sum(axis=1)
        return unit(mean)


def unit(vectors: NDArray[Any]) -> Vectors:
    """The rows of `vectors`, scaled to length 1; rows of zeros stay."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = (vectors / np.maximum(lengths, 1e-12)).astype(np.float32)
    return scaled


def _session(model: Path, threads: int) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    return ort.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
