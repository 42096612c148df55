"""An encoder tuned to one set of intents, as `bot/encoder/tune.py` leaves it: text in, scores out.

It costs one more pass per message. Sessions are kept outside Rasa's components, by the hash of the
model's files, so that loading the same model again reuses them.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np

from common.onnx import Loaded, TextGraph
from common.probabilities import log_softmax

FILES = ("model.onnx", "tokenizer.json", "tuned.json")
KEPT = 3
"""Sessions in memory at once: the live model, its successor, the one to roll back to."""


class TunedModel:
    """`classes` [k] sorted intent names; `hash` names the files."""

    def __init__(self, folder: Path) -> None:
        facts = json.loads((folder / "tuned.json").read_text(encoding="utf-8"))
        self.hash: str = facts["hash"]
        self.classes: list[str] = facts["classes"]
        self._graph = TextGraph(folder / "model.onnx", folder / "tokenizer.json")

    def log_probabilities(self, text: str) -> np.ndarray:
        """float32 [k] of a text as `Masker.as_read` gives it."""
        return log_softmax(self._graph(text))


_models: Loaded[str, TunedModel] = Loaded(KEPT)


def load_tuned(folder: Path) -> TunedModel:
    """The model in `folder`, or the same one from memory."""
    key = json.loads((folder / "tuned.json").read_text(encoding="utf-8"))["hash"]
    return _models.get(key, lambda: TunedModel(folder))


def copy_tuned(source: Path, target: Path) -> None:
    """The files of a model into the existing folder `target`."""
    for name in FILES:
        shutil.copyfile(source / name, target / name)
