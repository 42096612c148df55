"""How a training reports its progress."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Progress:
    """JSON lines for whoever started the training; `seconds` by step for meta.json."""

    def __init__(self) -> None:
        self._stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)  # whatever a library prints must not mix with the JSON lines
        self._started = time.monotonic()
        self.seconds: dict[str, float] = {}

    def say(self, step: str, done: int, total: int) -> None:
        elapsed = round(time.monotonic() - self._started, 2)
        line = {"step": step, "done": done, "total": total, "elapsed_s": elapsed}
        print(json.dumps(line), file=self._stream, flush=True)

    @contextmanager
    def step(self, name: str, total: int = 1) -> Iterator[None]:
        self.say(name, 0, total)
        started = time.monotonic()
        yield
        self.seconds[name] = round(time.monotonic() - started, 2)
        self.say(name, total, total)
