"""An encoder tuned to one set of intents, as `bot/encoder/tune.py` leaves it: text in, scores out.

It takes one more pass a message. Sessions are kept outside Rasa's components, by the hash of the
model's files, so that one survives loading the same model again.
"""

from __future__ import annotations

import json
import shutil
import threading
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.components.encoder import as_read

FILES = ("model.onnx", "tokenizer.json", "tuned.json")
KEPT = 3
"""Sessions in memory at a time: the live model, its successor, the one to roll back to."""

_models: dict[str, TunedModel] = {}
_loading = threading.Lock()


class TunedModel:
    """`classes` [k] sorted intent names; `hash` names the files."""

    def __init__(self, folder: Path) -> None:
        facts = json.loads((folder / "tuned.json").read_text(encoding="utf-8"))
        self.hash: str = facts["hash"]
        self.classes: list[str] = facts["classes"]
        self._pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def log_probabilities(self, text: str) -> np.ndarray:
        """float32 [k] of the text as read (masked)."""
        ids = np.asarray([self._pieces.encode(as_read(text)).ids], dtype=np.int64)
        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        scores = self._session.run(None, inputs)[0][0]
        scores = scores - scores.max()
        found: np.ndarray = scores - np.log(np.exp(scores).sum())
        return found


def load_tuned(folder: Path) -> TunedModel:
    """The model in `folder`, or the same one from memory."""
    key = json.loads((folder / "tuned.json").read_text(encoding="utf-8"))["hash"]
    with _loading:
        model = _models.pop(key, None) or TunedModel(folder)
        _models[key] = model  # the newest last
        while len(_models) > KEPT:
            del _models[next(iter(_models))]
        return model


def copy_tuned(source: Path, target: Path) -> None:
    """The files of a model into the existing folder `target`."""
    for name in FILES:
        shutil.copyfile(source / name, target / name)
