"""Whatever strangers and agents send is answered, if only by an error; nothing fails inside."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import aclosing
from typing import Any
from uuid import uuid4

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.frames import CloseCode

from handoff.edge import sockets
from handoff.edge.errors import LONGEST
from handoff.realtime.connection import ABUSE, PROTOCOL_ERROR
from handoff.realtime.protocol import LONGEST_MESSAGE, LONGEST_OPENING
from harness.clients import Frame, Service, Socket
from tests.conftest import ALONE
from tests.edge import hostile

MANY = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))

CONVERSATION = "the-conversation"
"""Stands for the id of an existing conversation."""

ABOUT: dict[str, Any] = {"conversation_id": CONVERSATION}
IDS: dict[str, Any] = ABOUT | {"client_id": str(uuid4())}
OF_CUSTOMERS: list[dict[str, Any]] = [
    {"type": "hello", "token": "x" * 43, "since": 0},
    {"type": "say", **IDS, "text": "hello"},
    {"type": "choose", **IDS, "clarify_seq": 1, "option": 0},
    {"type": "request_human", **IDS, "about_seq": 1},
    {"type": "leave_queue", **IDS, "version": 1},
    {"type": "leave_contact", **IDS, "email": "ann@example.org"},
    {"type": "rate", **IDS, "score": 5, "comment": "fine"},
    {"type": "read", **ABOUT, "seq": 1},
    {"type": "typing", **ABOUT},
    {"type": "ping"},
]
OF_AGENTS: list[dict[str, Any]] = [
    {"type": "hello"},
    {"type": "watch", **ABOUT, "since": 0},
    {"type": "unwatch", **ABOUT},
    {"type": "say", **IDS, "epoch": 0, "last_seen": 0, "text": "hello"},
    {"type": "note", **IDS, "text": "hello"},
    {"type": "read", **ABOUT, "seq": 1},
    {"type": "typing", **ABOUT},
]


@pytest.fixture
def faults(caplog: pytest.LogCaptureFixture) -> Faults:
    return Faults(caplog)


class Faults:
    """What the service has logged as an error."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._caplog = caplog

    def check(self, sent: object) -> None:
        errors = [one for one in self._caplog.records if one.levelno >= logging.ERROR]
        told = [f"{one.getMessage()} {one.exc_info}" for one in errors]
        assert told == [], ascii(sent)[:2_000]


async def answers(socket: Socket, text: str, longest: int) -> list[Frame] | None:
    """Everything that comes in answer to this text; None: the socket was closed by rule.

    `longest`: how many bytes it may have.
    """
    try:
        await socket.connection.send(text)
        await socket.send(type="ping")
        await socket.wait("pong")
    except ConnectionClosed as closed:
        assert closed.rcvd is not None, closed
        if len(text.encode()) > longest:
            assert closed.rcvd.code == CloseCode.MESSAGE_TOO_BIG, closed
        else:
            assert closed.rcvd.code == ABUSE, closed
            assert any(frame["type"] == "error" for frame in socket.frames)
        return None
    came, socket.frames = socket.frames, []
    return came


async def survives(
    socket: Socket,
    texts: list[str],
    conversation_id: str,
    faults: Faults,
    longest: int = LONGEST_MESSAGE,
) -> None:
    """Each text about the conversation is answered; the socket stays open or is closed by rule."""
    for text in texts:
        came = await answers(socket, text.replace(CONVERSATION, conversation_id), longest)
        faults.check(text)
        if came is None:
            return
        assert not [frame for frame in came if frame.get("code") == "error"], ascii(text)


@MANY
@given(texts=st.lists(hostile.spoilt(OF_CUSTOMERS), min_size=5, max_size=15))
async def test_on_the_customers_socket(service: Service, faults: Faults, texts: list[str]) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await survives(socket, texts, customer.conversation_id, faults)


@MANY
@given(texts=st.lists(hostile.spoilt(OF_CUSTOMERS), min_size=5, max_size=15))
async def test_before_hello(service: Service, faults: Faults, texts: list[str]) -> None:
    async with connect(service.ws + "/ws/customer", proxy=None) as connection:
        await survives(Socket(connection), texts, CONVERSATION, faults, LONGEST_OPENING)


@MANY
@given(texts=st.lists(hostile.spoilt(OF_AGENTS), min_size=5, max_size=15))
async def test_on_the_agents_socket(service: Service, faults: Faults, texts: list[str]) -> None:
    customer = await service.customer()
    async with (
        aclosing(await service.log_in("ada")) as client,
        service.agent_socket(client) as socket,
    ):
        await socket.wait("welcome")
        await survives(socket, texts, customer.conversation_id, faults)


SOUND_BODIES: list[tuple[str, str, dict[str, Any]]] = [
    ("POST", "/api/widget/sessions", {"locale": "en"}),
    ("POST", "/api/widget/sessions/renew", {"token": "x" * 43}),
    ("POST", "/api/login", {"username": "ada", "password": "a long password"}),
    ("PUT", "/api/me/presence", {"presence": "away"}),
    ("POST", "/api/conversations/{id}/claim", {"epoch": 0}),
    ("POST", "/api/conversations/{id}/hand_back", {"epoch": 0}),
    ("POST", "/api/conversations/{id}/release", {"epoch": 0}),
    ("POST", "/api/conversations/{id}/resolve", {"epoch": 0, "last_seen": 1, "outcome": "spam"}),
    ("POST", "/api/conversations/{id}/transfer", {"epoch": 0, "to_agent_id": "someone"}),
    ("POST", "/api/conversations/{id}/snooze", {"epoch": 0, "until": "0001-01-01T00:00+14:00"}),
    ("POST", "/api/conversations/{id}/snooze", {"epoch": 0, "until": "9999-12-31T23:59-14:00"}),
    ("POST", "/api/conversations/{id}/verdict", {"verdict": "right"}),
    ("POST", "/api/candidates/{id}/approve", {"intent": "warranty"}),
    ("POST", "/api/candidates/{id}/approve", {"new_intent": {"name": "repair", "label": "Mended"}}),
]


@st.composite
def requests(draw: st.DrawFn) -> tuple[str, str, bytes]:
    method, path, body = draw(st.sampled_from(SOUND_BODIES))
    place = draw(st.just(CONVERSATION) | hostile.in_address)
    raw = draw(hostile.spoilt([body]).map(str.encode) | st.binary(max_size=50))
    return method, path.replace("{id}", place), raw


def is_told(answer: httpx.Response) -> None:
    """It went well, or a Problem says why not."""
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        told = answer.json()
        assert set(told) == {"code", "message", "details"}
        assert 0 < len(told["message"]) <= LONGEST


@MANY
@given(sent=st.lists(requests(), min_size=5, max_size=15))
async def test_in_bodies(
    service: Service, faults: Faults, sent: list[tuple[str, str, bytes]]
) -> None:
    async with aclosing(await service.log_in("dana")) as client:
        for method, path, body in sent:
            headers = {"content-type": "application/json"}
            is_told(await client.request(method, path, content=body, headers=headers))
            faults.check((method, path, body))


ADDRESSES = [
    "/api/conversations?status={}",
    "/api/conversations?status={}&status={}",
    "/api/conversations/{}",
    "/api/candidates?state={}",
    "/internal/fence?conversation_id={}&epoch={}&message_seq={}",
    "/internal/fence?conversation_id=a&epoch=0&message_seq={}",
    "/internal/fence?conversation_id=a&epoch={}",
    "/api/{}",
]


@MANY
@given(address=st.sampled_from(ADDRESSES), places=st.lists(hostile.in_address, min_size=3))
async def test_in_addresses(
    service: Service, faults: Faults, address: str, places: list[str]
) -> None:
    token = service.services.settings.bot_token.get_secret_value()
    async with aclosing(await service.log_in("dana")) as client:
        answer = await client.get(address.format(*places), headers={"x-baton-token": token})
    is_told(answer)
    faults.check((address, places))


ODD = [b"http://[", b"http://]/", b"\xff\xfe", b"x" * 5_000, b"null", b'"\\777\\ud800"', b"=;,"]


@ALONE
@pytest.mark.parametrize("value", ODD, ids=ascii)
@pytest.mark.parametrize("name", ["Origin", "Host", "Cookie", "X-Baton-Token", "Content-Type"])
async def test_in_headers(service: Service, faults: Faults, name: str, value: bytes) -> None:
    sent = b"baton_session=" + value if name == "Cookie" else value
    headers = {b"content-type": b"application/json", name.lower().encode(): sent}
    body = json.dumps({"username": "ada", "password": "wrong"}).encode()
    is_told(await service.http.post("/api/login", content=body, headers=list(headers.items())))
    fence = "/internal/fence?conversation_id=a&epoch=0"
    is_told(await service.http.get(fence, headers=[(name.encode(), sent)]))
    faults.check((name, value))


@ALONE
async def test_an_origin_that_is_no_address_is_refused_at_the_agents_socket(
    service: Service, faults: Faults
) -> None:
    client = await service.log_in("ada")
    async with service.agent_socket(client, Origin="http://[::1") as socket:
        assert (await socket.wait("error"))["code"] == "not_allowed"
    faults.check("Origin")


@ALONE
async def test_what_nobody_has_foreseen_is_logged_and_tells_nothing_of_the_inside(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("the password of the database is swordfish")

    monkeypatch.setattr(service.services.worker.store, "ping", broken, raising=False)
    answer = await service.http.get("/api/health")
    assert (answer.status_code, answer.json()["code"]) == (500, "error")
    assert "swordfish" not in answer.text
    assert "swordfish" in caplog.text


UNSEEN = ["\u200b", " \u2060\ufe0f\t", "\u3164\u2800", "\u0301", "\U000e0061"]


@ALONE
@pytest.mark.parametrize("text", UNSEEN, ids=ascii)
async def test_a_text_that_shows_nothing_is_refused_for_everybody(
    service: Service, text: str
) -> None:
    customer = await service.customer()
    about = {"conversation_id": customer.conversation_id, "client_id": str(uuid4()), "text": text}
    client = await service.log_in("ben")
    async with customer.socket() as ours, service.agent_socket(client) as theirs:
        for socket, frame in (
            (ours, {"type": "say"}),
            (theirs, {"type": "note"}),
            (theirs, {"type": "say", "epoch": 0, "last_seen": 0}),
        ):
            await socket.wait("welcome")
            socket.frames.append({"type": "welcome"})
            await socket.send(**frame, **about)
            error = await socket.wait("error", client_id=about["client_id"])
            assert error["code"] == "invalid"
            assert "shows nothing" in error["message"]


@ALONE
@pytest.mark.parametrize("text", ["👩\u200d🚒", "\u2067שלום\u2069", "  yes  ", "…\u200b", "好"])
async def test_a_text_that_shows_something_is_stored_as_written(
    service: Service, text: str
) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.send(**customer.say(text))
        event = await socket.wait("event", kind="customer_said")
    assert event["data"]["text"] == text


@ALONE
async def test_a_socket_that_never_says_hello_is_ended(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sockets, "HELLO_WITHIN_S", 0.3)
    customer = await service.customer()
    client = await service.log_in("ada")
    cookie = {"Cookie": f"baton_session={client.cookies['baton_session']}"}
    for path, headers in (("/ws/customer", {}), ("/ws/agent", cookie)):
        url = service.ws + path
        async with connect(url, additional_headers=headers, proxy=None) as connection:
            socket = Socket(connection)
            await socket.send(type="ping")  # not a hello
            await socket.wait("pong")
            await socket.wait("error", code="no_hello")
            await connection.wait_closed()
            assert connection.close_code == PROTOCOL_ERROR
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await asyncio.sleep(0.6)
        await socket.send(type="ping")
        await socket.wait("pong")
