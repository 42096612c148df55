"""The rate limit; frames in and out, with readers that read and one that does not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from starlette.websockets import WebSocket
from websockets.asyncio.client import connect

from handoff.realtime.connection import MAX_QUEUED, MAX_WAITING, Connection, TokenBucket
from handoff.realtime.protocol import FrameProtocol
from harness.ports import free_port


def test_a_burst_passes_and_then_the_rate_holds() -> None:
    bucket = TokenBucket(rate=2.0, burst=3.0)
    assert [bucket.take(100.0) for _ in range(4)] == [True, True, True, False]
    assert not bucket.take(100.4)
    assert bucket.take(100.5)


def test_waiting_never_saves_up_more_than_a_burst() -> None:
    bucket = TokenBucket(rate=2.0, burst=3.0)
    bucket.take(0.0)
    assert [bucket.take(1000.0) for _ in range(4)] == [True, True, True, False]


TEXT = "x" * 10_000


@asynccontextmanager
async def served(app: Any, ws: Any) -> AsyncIterator[int]:
    port = free_port()
    config = uvicorn.Config(app, port=port, log_level="error", ws=ws, ws_per_message_deflate=False)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield port
    server.should_exit = True
    await running


def app_of(work: Callable[[Connection], Awaitable[None]]) -> Any:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "websocket":
            return
        async with Connection(WebSocket(scope, receive, send)).open() as connection:
            await work(connection)

    return app


@pytest.fixture(params=["short way", "usual way"])
def ws(request: pytest.FixtureRequest) -> Any:
    """The server's protocol: ours, and one that knows only ASGI."""
    return FrameProtocol if request.param == "short way" else "websockets-sansio"


async def test_frames_arrive_whole_and_in_order(ws: Any) -> None:
    texts = ["a", "é" * 100, "b" * 126, "c" * 65_535, "d" * 65_536, "e" * 200_000, "last"]

    async def work(connection: Connection) -> None:
        for text in texts:
            connection.send(text)
        await connection.drained()
        assert await connection.receive() == "thanks"

    async with (
        served(app_of(work), ws) as port,
        connect(f"ws://127.0.0.1:{port}", proxy=None) as client,
    ):
        assert [await client.recv() for _ in texts] == texts
        await client.send("thanks")


async def test_texts_come_in_their_order_taken_at_once_or_received(ws: Any) -> None:
    texts = [*"abc", "alone", *"def", "alone", "in pieces", "g", "end"]
    came: asyncio.Future[list[str]] = asyncio.get_running_loop().create_future()

    async def work(connection: Connection) -> None:
        here: list[str] = []

        def take(text: str) -> bool:
            if text in ("alone", "end"):
                return False
            here.append(text)
            return True

        connection.offer(take)
        while (text := await connection.receive()) != "end":
            assert text is not None
            here.append(text)
        came.set_result(here)

    async with (
        served(app_of(work), ws) as port,
        connect(f"ws://127.0.0.1:{port}", proxy=None) as client,
    ):
        for text in texts:
            await client.send(["in ", "pieces"] if text == "in pieces" else text)
        async with asyncio.timeout(10):
            assert await came == texts[:-1]


async def test_a_text_that_is_no_utf_8_ends_the_socket(ws: Any) -> None:
    taken = []

    async def work(connection: Connection) -> None:
        connection.offer(lambda text: bool(taken.append(text)) or True)
        assert await connection.receive() is None

    async with (
        served(app_of(work), ws) as port,
        connect(f"ws://127.0.0.1:{port}", proxy=None) as client,
    ):
        await client.send(b"\xff\xfe", text=True)
        async with asyncio.timeout(10):
            await client.wait_closed()
        assert (client.close_code, taken) == (1007, [])


async def test_a_reader_that_does_not_read_loses_its_socket_and_memory_stays_bounded(
    ws: Any,
) -> None:
    sent = asyncio.get_running_loop().create_future()

    async def work(connection: Connection) -> None:
        frames = 0
        while not connection.is_closed:
            connection.send(TEXT)
            frames += 1
            await asyncio.sleep(0)
        sent.set_result(frames)

    async with served(app_of(work), ws) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port, limit=1)
        request = (
            f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        )
        writer.write(request.encode())
        async with asyncio.timeout(60):
            frames = await sent
        writer.close()
    kernel = 20_000_000  # what both ends of the connection may hold, generously estimated
    assert frames * len(TEXT) < kernel + max(MAX_WAITING, MAX_QUEUED * len(TEXT)) + len(TEXT)
