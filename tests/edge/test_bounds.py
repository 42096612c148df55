"""Bodies and frames at their maximum length, and one byte longer."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from handoff.edge.bodies import MAX_BODY, MOST_SKIPPED
from handoff.realtime.connection import MAX_FRAME
from handoff.realtime.protocol import LONGEST_MESSAGE, LONGEST_OPENING, MOST_FRAGMENTS
from handoff.wire_types import MAX_TEXT
from harness.clients import Service, Socket
from tests.conftest import ALONE

pytestmark = ALONE
SESSIONS = "/api/widget/sessions"
JSON = {"content-type": "application/json"}
TOO_LONG = 1009


def body_of(size: int) -> bytes:
    return b"{}".ljust(size)


async def in_pieces(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 1_000):
        yield body[start : start + 1_000]


@pytest.mark.parametrize("size", [MAX_BODY + 1, 10 * MAX_BODY, MOST_SKIPPED])
async def test_a_body_that_is_too_long_is_told_so(service: Service, size: int) -> None:
    answer = await service.http.post(SESSIONS, content=body_of(size), headers=JSON)
    assert answer.status_code == 413
    assert answer.json()["code"] == "too_long"
    assert str(MAX_BODY) in answer.json()["message"]


async def test_the_longest_body_passes_with_and_without_its_length(service: Service) -> None:
    body = body_of(MAX_BODY)
    for content in (body, in_pieces(body)):
        answer = await service.http.post(SESSIONS, content=content, headers=JSON)
        assert answer.status_code == 200, answer.text


async def test_a_body_that_does_not_say_how_long_it_is_is_counted(service: Service) -> None:
    body = in_pieces(body_of(MAX_BODY + 1))
    answer = await service.http.post(SESSIONS, content=body, headers=JSON)
    assert answer.status_code == 413


async def ended_with(socket: Socket) -> int | None:
    with pytest.raises(ConnectionClosed) as closed:
        await socket.wait("nothing of this kind")
    return closed.value.rcvd.code if closed.value.rcvd else None


async def test_the_longest_text_passes_however_it_is_written(service: Service) -> None:
    customer = await service.customer()
    text = "\U0001f6f6" * MAX_TEXT  # 12 characters each where JSON is plain ASCII
    assert len(json.dumps(text)) > MAX_FRAME
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.connection.send(json.dumps(customer.say(text), ensure_ascii=False))
        assert (await socket.wait("event", kind="customer_said"))["data"]["text"] == text


@pytest.mark.parametrize("unit", ["x", "é", "好"])
async def test_a_frame_that_is_too_long_gets_an_error_and_one_far_too_long_ends_the_socket(
    service: Service, unit: str
) -> None:
    customer = await service.customer()
    size = len(unit.encode())
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.connection.send(unit * (LONGEST_MESSAGE // size))
        assert (await socket.wait("error"))["code"] == "invalid"
        await socket.connection.send(unit * (LONGEST_MESSAGE // size + 1))
        assert await ended_with(socket) == TOO_LONG


async def test_before_hello_frames_are_short(service: Service) -> None:
    customer = await service.customer()
    hello = json.dumps({"type": "hello", "token": customer.token})
    async with connect(service.ws + "/ws/customer", proxy=None) as connection:
        socket = Socket(connection)
        await connection.send(hello.ljust(LONGEST_OPENING))
        await socket.wait("welcome")
        await connection.send('{"type": "ping"}'.ljust(2 * LONGEST_OPENING))
        await socket.wait("pong")
    for longer in (hello.ljust(LONGEST_OPENING + 1), [hello.ljust(LONGEST_OPENING), " "]):
        async with connect(service.ws + "/ws/customer", proxy=None) as connection:
            await connection.send(longer)
            assert await ended_with(Socket(connection)) == TOO_LONG


async def test_a_frame_may_come_in_a_number_of_pieces(service: Service) -> None:
    customer = await service.customer()
    ping = '{"type": "ping"}'
    for spaces, passes in ((MOST_FRAGMENTS - 2, True), (MOST_FRAGMENTS - 1, False)):
        async with customer.socket() as socket:
            await socket.wait("welcome")
            await socket.connection.send([ping, *" " * spaces])  # and an empty one
            if passes:
                await socket.wait("pong")
            else:
                assert await ended_with(socket) == TOO_LONG


async def test_a_handshake_with_a_header_that_is_too_long_is_answered(service: Service) -> None:
    answer = await service.http.get(
        "/ws/customer",
        headers={
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
            "Cookie": "x" * 10_000,
        },
    )
    assert answer.status_code == 431
