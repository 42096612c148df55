"""One process of the service, on a listening socket that the supervisor has opened.

    python -m handoff.worker --fd 3 --ready var/run/service-1

The socket stays open in the supervisor, so that nobody is refused while a worker restarts.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import socket
from contextlib import suppress
from pathlib import Path

import uvicorn

from handoff.app import create_app
from handoff.config import Settings, settings
from handoff.realtime.protocol import LONGEST_MESSAGE, FrameProtocol

YOUNG, MIDDLE, OLD = 20_000, 20, 20
"""Garbage collection thresholds, high so that what waits for a commit is not scanned again and
again (with Python's 700, 10, 10 the relay was a fifth slower, its p99 190 ms instead of 70)."""

M_ARENA_MAX, ARENAS = -8, 2
"""glibc's name for it, and how many heaps threads share. Otherwise the thread of each database
connection gets one of its own, which grows to what its largest query needs and keeps it."""

GIVE_BACK_EVERY_S = 60
"""How often free memory goes back to the operating system."""


class Server(uvicorn.Server):
    """Says in a file that it is ready: on a shared port, no single worker can be asked."""

    def __init__(self, config: uvicorn.Config, ready: Path | None = None) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        with suppress(OSError, AttributeError):  # only glibc has this
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, ARENAS)
        await super().startup(sockets)
        if not self.started:
            return
        gc.collect()
        gc.freeze()  # modules and settings stay for good: they need no scanning
        gc.set_threshold(YOUNG, MIDDLE, OLD)
        if self._ready is not None:
            self._ready.parent.mkdir(parents=True, exist_ok=True)
            self._ready.write_text(str(os.getpid()))


async def _give_back() -> None:
    """Otherwise memory that a burst needed is kept for good, in pieces. Only glibc has this."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def config_of(chosen: Settings) -> uvicorn.Config:
    """How the app is served. Frames are short: compressing them would cost memory for each socket.

    h11 limits the size of a request's head; the faster httptools reads endless headers.
    """
    return uvicorn.Config(
        create_app(chosen),
        log_level=chosen.log_level,
        access_log=chosen.log_level == "debug",
        timeout_graceful_shutdown=5,
        callback_notify=_give_back,
        timeout_notify=GIVE_BACK_EVERY_S,
        http="h11",
        ws=FrameProtocol,
        ws_max_size=LONGEST_MESSAGE,
        ws_per_message_deflate=False,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="One process of the service.")
    parser.add_argument("--fd", type=int, required=True, help="the listening socket")
    parser.add_argument("--ready", type=Path, required=True, help="file made once it serves")
    arguments = parser.parse_args()
    listening = socket.socket(fileno=arguments.fd)
    Server(config_of(settings()), arguments.ready).run(sockets=[listening])


if __name__ == "__main__":
    main()
