"""One socket: a bounded queue out, a rate limit in. It knows nothing about conversations."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from pydantic import BaseModel
from starlette.websockets import WebSocket, WebSocketDisconnect

from handoff.realtime import protocol

log = logging.getLogger(__name__)

MAX_QUEUED = 1000
"""Frames that may wait for a slow reader before its socket is dropped (it resumes by number)."""

MAX_WAITING = 4_000_000
"""The same in bytes, where frames wait in the transport's own buffer: enough for a page of a
replay, and for one frame of any length."""

MAX_FRAME = 32_768
"""Longest frame from a client, in characters."""

DRAINED_WITHIN_S = 30.0
"""Seconds for a reader to take in one page of a replay."""

TOO_SLOW = 1013
"""Close code "try again later"."""

RESTART = 1012
"""Close code "service restart", which the server sends when it stops."""

ABUSE = 1008
"""Close code "policy violation"."""

PROTOCOL_ERROR = 1002
"""Close code for clients that do not follow the protocol; they may come back."""


@dataclass(slots=True)
class TokenBucket:
    """`rate` frames per second on average, `burst` at once. Times are seconds of any clock."""

    rate: float
    burst: float
    _tokens: float = -1.0
    _at: float = 0.0

    def take(self, now: float) -> bool:
        if self._tokens < 0:
            self._tokens, self._at = self.burst, now
        self._tokens = min(self.burst, self._tokens + (now - self._at) * self.rate)
        self._at = now
        if self._tokens < 1:
            return False
        self._tokens -= 1
        return True


class Connection:
    """Sends without blocking the sender; a reader that cannot keep up loses its socket."""

    def __init__(self, socket: WebSocket) -> None:
        self._socket = socket
        self._protocol = protocol.of(socket.scope)
        self._out: asyncio.Queue[str] | None = None
        """Only if the server has no shorter way."""
        self._close_code: int | None = None
        self._closing: asyncio.Task[None] | None = None
        self.ended_by_us = False
        """The service is stopping or restarting (close code 1012): the client will come back."""

    def send(self, *frames: str) -> None:
        if self._close_code is not None:
            return
        if self._protocol is not None:
            fits = self._protocol.write_frames(*frames) <= MAX_WAITING
        else:
            fits = all(map(self._put, frames))
        if not fits:
            log.info("dropping a socket that reads too slowly")
            self.close(TOO_SLOW)

    def _put(self, frame: str) -> bool:
        assert self._out is not None, "nothing is sent before the socket is open"
        try:
            self._out.put_nowait(frame)
        except asyncio.QueueFull:
            return False
        return True

    def say(self, frame: BaseModel) -> None:
        self.send(frame.model_dump_json())

    async def drained(self) -> None:
        """Wait until the queue is empty; a reader that takes too long loses its socket."""
        if self._close_code is None:
            try:
                await asyncio.wait_for(self._sent(), DRAINED_WITHIN_S)
            except TimeoutError:
                self.close(TOO_SLOW)

    @property
    def closing(self) -> bool:
        """Whatever its client still sends is ignored."""
        return self._close_code is not None

    def close(self, code: int) -> None:
        """Close soon, from anywhere."""
        if self._close_code is None:
            self._close_code = code
            self._closing = asyncio.create_task(self._close(code))

    @property
    def is_closed(self) -> bool:
        """Closing, or closed by this side."""
        return self._close_code is not None

    async def _sent(self) -> None:
        if self._protocol is not None:
            await self._protocol.written()
        elif self._out is not None:
            await self._out.join()

    def offer(self, taker: Callable[[str], bool]) -> None:
        """Each text that comes in goes to `taker` first; `receive` gets those it does not take.

        While one of those waits to be received, the texts after it go there, too. A server without
        the short way offers none.
        """
        if self._protocol is not None:
            self._protocol.taker = taker

    def allow_long_messages(self) -> None:
        """To be called once the client is known."""
        if self._protocol is not None:
            self._protocol.longest = protocol.LONGEST_MESSAGE

    async def receive(self) -> str | None:
        """The next text frame; None when the socket has ended."""
        try:
            return await self._socket.receive_text()
        except WebSocketDisconnect as end:
            self.ended_by_us = end.code == RESTART
            return None
        except (KeyError, RuntimeError):
            # KeyError: a binary frame, which no client of ours sends.
            return None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Connection]:
        """Accept the socket; without a shorter way, pump frames out while the block runs."""
        await self._socket.accept()
        writer = None
        if self._protocol is None:
            self._out = asyncio.Queue(MAX_QUEUED)
            writer = asyncio.create_task(self._write(self._out))
        try:
            yield self
        finally:
            tasks = [task for task in (writer, self._closing) if task is not None]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _write(self, out: asyncio.Queue[str]) -> None:
        try:
            while True:
                await self._socket.send_text(await out.get())
                out.task_done()
        except (WebSocketDisconnect, RuntimeError):
            self._close_code = self._close_code or TOO_SLOW

    async def _close(self, code: int) -> None:
        if code != TOO_SLOW:
            # What is already queued, such as the error that explains the close, goes out first.
            with suppress(TimeoutError):
                await asyncio.wait_for(self._sent(), timeout=1)
        elif self._protocol is not None:
            self._protocol.drop()
            return
        with suppress(RuntimeError):  # the other side was faster
            await self._socket.close(code)
