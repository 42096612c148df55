"""However much a stranger sends, the service holds little of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress

import httpx
import pytest

from handoff.config import Settings
from tests.support.service import Process, running

pytestmark = pytest.mark.alone

MB = 1_000_000
PIECE = b"x" * 64_000
MOST_MORE = 25 * MB
"""The most the service may need on top; each stranger below sends 100 MB or more."""


@pytest.fixture
async def process(settings: Settings) -> AsyncIterator[Process]:
    async with running(settings) as started:
        async with httpx.AsyncClient(base_url=started.url, trust_env=False) as http:
            for _ in range(20):  # what the first requests load is nobody's fault
                await http.post("/api/widget/sessions/renew", json={"token": "unknown"})
        yield started


async def send_all(process: Process, begin: bytes, rest: Iterator[bytes]) -> bytes:
    """Send until everything is sent or the service closes the connection; returns its answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", process.port)
    answered = bytearray()

    async def read() -> None:
        with suppress(OSError):
            while some := await reader.read(65_536):
                answered.extend(some)

    reading = asyncio.create_task(read())
    with suppress(OSError):
        writer.write(begin)
        for piece in rest:
            if reading.done():
                break
            writer.write(piece)
            await writer.drain()
    await asyncio.wait((reading,), timeout=1)
    reading.cancel()
    writer.transport.abort()
    return bytes(answered)


def post(*headers: str) -> bytes:
    lines = ("POST /api/login HTTP/1.1", "Host: x", "Content-Type: application/json", *headers)
    return "\r\n".join((*lines, "", "")).encode()


UPGRADE = (
    b"GET /ws/customer HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def frame(first: int, size: int, sent: bytes | None = None) -> bytes:
    """A masked frame (key 0) that announces `size` bytes and contains `sent`."""
    length = bytes([0x80 | 127]) + size.to_bytes(8, "big")
    return bytes([first]) + length + bytes(4) + (b"x" * size if sent is None else sent)


def repeated(piece: bytes, total: int = 100 * MB) -> Iterator[bytes]:
    batch = piece * max(1, len(PIECE) // len(piece))
    return (batch for _ in range(total // len(batch)))


STRANGERS = {
    "a body": (post("Content-Length: 100000000"), PIECE),
    "a body without a length": (
        post("Transfer-Encoding: chunked"),
        b"fa00\r\n" + PIECE + b"\r\n",
    ),
    "a body in tiny chunks": (post("Transfer-Encoding: chunked"), b"1\r\nx\r\n"),
    "headers": (b"GET / HTTP/1.1\r\nHost: x\r\n", b"X-%d: %s\r\n" % (1, PIECE)),
    "one header": (b"GET / HTTP/1.1\r\nHost: x\r\nX: ", PIECE),
    "an address": (b"GET /", PIECE),
    "trailers": (post("Transfer-Encoding: chunked") + b"0\r\n", b"X-Y: %s\r\n" % PIECE),
    "a frame before hello": (UPGRADE + frame(0x81, 100 * MB, b""), PIECE),
    "a frame in pieces": (UPGRADE + frame(0x01, 1_000), frame(0x00, 1_000)),
    "a frame in empty pieces": (UPGRADE + frame(0x01, 0), frame(0x00, 0)),
    "a binary frame": (UPGRADE + frame(0x82, 100 * MB, b""), PIECE),
    "many short frames": (UPGRADE, frame(0x81, 0)),
    "a long first message, piece by piece": (UPGRADE + frame(0x81, 120_000, b""), b"x" * 1_000),
}


async def test_ten_strangers_at_a_time_who_send_100_mb_each(process: Process) -> None:
    before = process.most_memory
    for stranger, (begin, piece) in STRANGERS.items():
        await asyncio.gather(*(send_all(process, begin, repeated(piece)) for _ in range(10)))
        assert process.most_memory - before < MOST_MORE, stranger
    async with httpx.AsyncClient(base_url=process.url, trust_env=False) as http:
        assert (await http.get("/api/health")).status_code == 200
    assert "Traceback" not in process.log.read_text()


async def test_one_who_pings_and_does_not_read_the_answers_is_dropped(process: Process) -> None:
    before = process.most_memory
    reader, writer = await asyncio.open_connection("127.0.0.1", process.port, limit=1)
    writer.write(UPGRADE)
    ping = bytes([0x89, 0x80 | 125]) + bytes(4) + b"x" * 125
    with pytest.raises(OSError):
        for batch in repeated(ping):
            writer.write(batch)
            await writer.drain()
    assert not reader.at_eof()
    assert process.most_memory - before < MOST_MORE
