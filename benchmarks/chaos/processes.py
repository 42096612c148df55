"""The parts that are killed: the service as `baton run` starts it, its database, bus and bot."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from handoff.config import ROOT

READY_WITHIN_S = 120.0
STOPPED_WITHIN_S = 10.0
"""As long as the supervisor waits before it kills."""


class Part(Protocol):
    """Something that can be killed and started again; both calls return when that is done."""

    def kill(self) -> None: ...
    def start(self) -> None: ...


@dataclass(slots=True)
class ByCalls:
    """A part whose owner has other names for these calls."""

    kill: Callable[[], None]
    start: Callable[[], None]


@dataclass
class Worker:
    """One process of the service. Its listening socket stays open here, as in the supervisor."""

    name: str
    var: Path
    settings: Mapping[str, str]
    _process: subprocess.Popen[bytes] | None = None
    _listening: socket.socket = field(default_factory=socket.socket)

    def __post_init__(self) -> None:
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen(512)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def start(self) -> None:
        ready = self.var / "run" / self.name
        ready.unlink(missing_ok=True)
        number = self._listening.fileno()
        with (self.var / f"{self.name}.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "handoff.worker", "--fd", str(number), "--ready", ready],
                cwd=ROOT,
                env={
                    **{k: v for k, v in os.environ.items() if "BATON" not in k},
                    **self.settings,
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(number,),
                start_new_session=True,
            )
        deadline = time.monotonic() + READY_WITHIN_S
        while not ready.exists():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{self.name} did not start:\n{self.log()}")
            time.sleep(0.02)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)
        self._listening.close()

    def log(self) -> str:
        return (self.var / f"{self.name}.log").read_text(errors="replace")[-3000:]

    def _end(self, number: int) -> None:
        if self._process is not None:
            os.killpg(self._process.pid, number)
            try:
                self._process.wait(STOPPED_WITHIN_S)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
            self._process = None
