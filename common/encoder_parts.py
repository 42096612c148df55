"""What the sentence encoder may be made of, by the names in `BATON_ENCODERS`.

minilm       all-MiniLM-L6-v2, exported to an int8 ONNX graph at set-up: 384 dimensions, English
universal    Google's universal sentence encoder, multilingual, version 3, with its weights in a
             package: 512 dimensions, 16 languages
a folder     as bot/encoder/export.py writes it for any sentence-transformers model
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np

from common.arrays import Singles
from common.encoder import Encoder, Part, as_given
from common.onnx import Loaded, TextGraph
from common.universal import EncoderMissing, universal_in

MINILM, UNIVERSAL = "minilm", "universal"
DEFAULT = f"{MINILM},{UNIVERSAL}"


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

    def knows(self, word: str) -> bool:
        return self._graph.knows(word)

    def __call__(self, text: str) -> Singles:
        mean = self._graph(text).mean(axis=0)
        scaled: Singles = (mean / np.linalg.norm(mean)).astype(np.float32)
        return scaled


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
        return universal_in(folder)
    return _parts.get((MINILM, folder), lambda: Exported(folder))
