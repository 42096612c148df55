"""ONNX graphs that read one text at a time: how every process loads and runs them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

Key = TypeVar("Key")
Model = TypeVar("Model")

_ERRORS_ONLY = 3


def session(graph: Path, threads: int = 1) -> onnxruntime.InferenceSession:
    """`graph` on the CPU. One thread is best: a text is little work, and a server with many
    customers needs the other cores. `threads` 0: as many as the machine has cores."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = threads
    options.log_severity_level = _ERRORS_ONLY
    return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])


def ask(session: onnxruntime.InferenceSession, pieces: Sequence[int]) -> NDArray[Any]:
    """The graph's first output for one text's word pieces, without the batch axis.

    One text per call: an int8 graph scales activations over the whole batch, so a text's output
    would otherwise depend on its neighbours.
    """
    ids = np.asarray([pieces], dtype=np.int64)
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
    output: NDArray[Any] = session.run(None, inputs)[0][0]
    return output


class TextGraph:
    """A graph and the tokenizer exported with it: a text in, the first output out."""

    def __init__(self, graph: Path, tokenizer: Path, threads: int = 1) -> None:
        self._pieces = Tokenizer.from_file(str(tokenizer))
        self._session = session(graph, threads)

    def __call__(self, text: str) -> NDArray[Any]:
        return ask(self._session, self._pieces.encode(text).ids)

    def knows(self, word: str) -> bool:
        """Whether it is one piece."""
        return self._pieces.token_to_id(word) is not None


class Loaded(Generic[Key, Model]):
    """Models loaded in this process, by key: at most `most` at a time, and the least recently used
    goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._models: dict[Key, Model] = {}
        self._loading = threading.Lock()

    def get(self, key: Key, load: Callable[[], Model]) -> Model:
        """The model, loaded unless it is there already; of several threads, only one loads it."""
        with self._loading:
            model = self._models.pop(key) if key in self._models else load()
            self._models[key] = model  # the newest last
            while len(self._models) > self._most:
                del self._models[next(iter(self._models))]
            return model
