"""A WebSocket client that costs as little as possible, so that the server is the limit.

It knows text frames, pings and closing, masks with the key zero (which is legal and changes
nothing) and passes payloads on as bytes. It offers no compression.
"""

from __future__ import annotations

import asyncio
import base64
import os
from collections.abc import Callable, Mapping
from typing import cast

Take = Callable[[bytes], None]

_TEXT, _CLOSE, _PING, _PONG = 0x81, 0x88, 0x89, 0x8A


class Ended(ConnectionError):
    """The server has closed the socket, or did not accept it."""


class LightSocket(asyncio.Protocol):
    """`take` gets the payload of each text frame, and may be replaced at any time.

    Frames that arrive before `listen` wait for it.
    """

    def __init__(self) -> None:
        self._early: list[bytes] = []
        self.take: Take = self._early.append
        self.ended = False
        self.close_code: int | None = None
        self._buffer = b""
        self._transport: asyncio.Transport
        self._accepted: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def connection_lost(self, error: Exception | None) -> None:
        self.ended = True
        if not self._accepted.done():
            self._accepted.set_exception(Ended("the connection was closed during the handshake"))

    async def shake_hands(self, host: str, path: str, headers: Mapping[str, str]) -> None:
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: {host}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        self._transport.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        await self._accepted

    def listen(self, take: Take) -> None:
        self.take = take
        for payload in self._early:
            take(payload)

    def send(self, payload: bytes) -> None:
        if self.ended:
            raise Ended(f"the server has closed the socket, with code {self.close_code}")
        self._transport.write(framed(payload))

    def close(self) -> None:
        self._transport.close()

    def data_received(self, data: bytes) -> None:
        self._buffer = self._buffer + data if self._buffer else data
        if not self._accepted.done() and not self._read_handshake():
            return
        self._read_frames()

    def _read_handshake(self) -> bool:
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return False
        if b" 101 " not in head.partition(b"\r\n")[0]:
            self._accepted.set_exception(Ended(head.decode(errors="replace")))
            return False
        self._buffer = rest
        self._accepted.set_result(None)
        return True

    def _read_frames(self) -> None:
        buffer, at, size = self._buffer, 0, len(self._buffer)
        while size - at >= 2:
            first, length, start = buffer[at], buffer[at + 1], at + 2
            if length == 126:
                length, start = int.from_bytes(buffer[start : start + 2], "big"), start + 2
            elif length == 127:
                length, start = int.from_bytes(buffer[start : start + 8], "big"), start + 8
            if size < start + length:
                break
            at = start + length
            self._read_frame(first, buffer[start:at])
        self._buffer = buffer[at:]

    def _read_frame(self, first: int, payload: bytes) -> None:
        if first == _TEXT:
            self.take(payload)
        elif first == _PING:
            self._transport.write(framed(payload, _PONG))
        elif first == _CLOSE:
            self.close_code = int.from_bytes(payload[:2], "big")
            self._transport.write(framed(payload, _CLOSE))
            self._transport.close()


def framed(payload: bytes, first: int = _TEXT) -> bytes:
    """A masked frame whose key is zero."""
    length = len(payload)
    if length < 126:
        head = bytes((first, 0x80 | length))
    else:
        head = bytes((first, 0xFE)) + length.to_bytes(2, "big")
    return head + b"\0\0\0\0" + payload


async def open_socket(
    host: str,
    port: int,
    path: str,
    headers: Mapping[str, str] | None = None,
    source: str | None = None,
) -> LightSocket:
    """`source`: the local address to connect from; one has some 28,000 ports to one server."""
    _, socket = await asyncio.get_running_loop().create_connection(
        LightSocket, host, port, local_addr=(source, 0) if source else None
    )
    await socket.shake_hands(f"{host}:{port}", path, headers or {})
    return socket
