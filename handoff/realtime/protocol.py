"""uvicorn's WebSocket protocol with a short way out and a short way in.

The usual way, a frame passes through a queue, a task and every layer of the ASGI stack, once for
each recipient. Here it is put into its WebSocket frame once and written to each recipient's
transport, whose buffer is the queue. A text that comes in is offered to `taker` at once; the usual
way, the socket is not read until a task has fetched it. `Connection` takes the short ways if the
server offers them (`of`).

It also bounds what one socket can make the service hold: of a message that is not complete yet,
and of answers to pings that the other side does not read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode, Frame
from websockets.http11 import Request

_EXTENSION = "baton.frames"

LONGEST_MESSAGE = 131_072
"""Bytes; a longer one ends the socket before it is read (close code 1009)."""

LONGEST_OPENING = 8_192
"""The same until the client is known."""

MOST_FRAGMENTS = 64
"""Pieces of one message. Otherwise empty ones could go on for ever and never be too long."""

MOST_UNREAD = 65_536
"""Bytes that may wait for a reader who sends pings."""

_HEAD_TOO_LONG = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"connection: close\r\ncontent-length: 0\r\n\r\n"
)


@lru_cache(maxsize=8)
def framed(*texts: str) -> bytes:
    """Each text as one unmasked frame (RFC 6455, 5.2); the last few are kept for all recipients."""
    return b"".join(map(_framed, texts))


def _framed(text: str) -> bytes:
    data = text.encode()
    size = len(data)
    if size < 126:
        head = bytes((0x81, size))
    elif size < 65_536:
        head = b"\x81\x7e" + size.to_bytes(2, "big")
    else:
        head = b"\x81\x7f" + size.to_bytes(8, "big")
    return head + data


class FrameProtocol(WebSocketsSansIOProtocol):
    """Offers itself to the application through the scope's extensions."""

    taker: Callable[[str], bool] | None = None
    """Returns whether it has taken the text; if not, the text goes through ASGI, and so does all
    after it until the application has fetched it. Must not raise."""

    longest = LONGEST_OPENING
    """Bytes that a message may have at present."""

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.close_sent or self.transport.is_closing():
            return
        if not self.handshake_initiated and self.conn.handshake_exc is not None:
            # Headers that HTTP allows and this library does not: uvicorn would leave the client
            # hanging.
            self.transport.write(_HEAD_TOO_LONG)
            self.transport.close()
        elif len(self.conn.reader.buffer) + sum(map(len, self.frames)) > self.longest:
            self._too_long()

    def _too_long(self) -> None:
        self.frames = []
        reason = f"a message may have {self.longest} bytes in {MOST_FRAGMENTS} pieces"
        self.conn.fail(CloseCode.MESSAGE_TOO_BIG, reason)
        self.handle_parser_exception()

    def handle_parser_exception(self) -> None:
        if self.conn.close_sent is None:  # before the socket was accepted
            self.drop()
        else:
            super().handle_parser_exception()

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            self.scope["extensions"][_EXTENSION] = self  # type: ignore[assignment]

    def handle_text(self, event: Frame) -> None:
        if len(event.data) > self.longest:
            self._too_long()
        elif not (event.fin and self._taken(event.data)):
            super().handle_text(event)

    def handle_bytes(self, event: Frame) -> None:
        if len(event.data) > self.longest:
            self._too_long()
        else:
            super().handle_bytes(event)

    def handle_cont(self, event: Frame) -> None:
        size = sum(map(len, self.frames)) + len(event.data)
        if size > self.longest or len(self.frames) >= MOST_FRAGMENTS:
            self._too_long()
        else:
            super().handle_cont(event)

    def handle_ping(self) -> None:
        super().handle_ping()
        if self.transport.get_write_buffer_size() > MOST_UNREAD:
            self.drop()

    def _taken(self, data: bytes | bytearray | memoryview) -> bool:
        if self.taker is None or self.close_sent or not self.queue.empty():
            return False
        try:
            text = str(data, "utf-8")
        except UnicodeDecodeError:
            return False  # uvicorn ends such a socket
        return self.taker(text)

    def write_frames(self, *texts: str) -> int:
        """Send them, unless the socket is closing; returns how many bytes were waiting already."""
        if self.close_sent or self.disconnected or self.transport.is_closing():
            return 0
        waiting = self.transport.get_write_buffer_size()
        self.transport.write(framed(*texts))
        return waiting

    def drop(self) -> None:
        """End it now and discard what waits: a reader that does not read gets no close frame."""
        self.transport.abort()

    async def written(self) -> None:
        """Wait until the reader has taken in what was sent, or nearly all of it."""
        await self.writable.wait()


def of(scope: Mapping[str, Any]) -> FrameProtocol | None:
    """The protocol of this socket, if it is one of these."""
    found = scope.get("extensions", {}).get(_EXTENSION)
    return found if isinstance(found, FrameProtocol) else None
