"""Turns of the bot: through the product, through Rasa's REST channel and its socketio channel.

All three reach the same Rasa server with the same model and tracker store, one after another and
with equally many conversations at once. Questions are those of `data/heldout` that the gate lets
the bot answer, found in a first round; conversations last five turns. A turn counts when the bot's
answer has arrived; nothing is pinned to a core.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from uuid import uuid4

import httpx

from benchmarks.live.dialects import Opening, openings
from benchmarks.live.load import come_in
from benchmarks.live.rows import Row
from benchmarks.live.run import Run
from benchmarks.live.socket import LightSocket
from benchmarks.turns import TURNS_A_CONVERSATION, questions
from harness.product import Product

AT_ONCE = 8
"""Conversations at once; each sends the next message when it has the answer."""

ROUNDS = 3
"""Alternating, since the machine's speed varies over time; the median counts."""

TRIED = 60
"""Questions of the first round."""

ANSWER_WITHIN_S = 15.0

ENDS_OF_A_TURN = tuple(
    f'"kind":"{kind}"'.encode() for kind in ("bot_said", "escalated", "clarify_asked", "fallback")
)

Talk = Callable[[Iterator[str]], Awaitable[list[str]]]
"""One conversation: takes its texts, gives back those that the bot answered."""


def rows(run: Run) -> list[Row]:
    product = Product(run.folder / "turns", settings={"BATON_BOT_REST_CHANNEL": "true"})
    product.prepare()
    product.start()
    try:
        return asyncio.run(_measure(run, product))
    finally:
        product.stop()


async def _measure(run: Run, product: Product) -> list[Row]:
    async with httpx.AsyncClient(base_url=product.url, trust_env=False, timeout=30) as http:
        ours = Ours(http, product.port)
        texts = await _answered(ours, TRIED)
        talks: dict[str, Talk] = {
            "rest": Rest(product.bot_port).talk,
            "socketio": SocketIo(product.bot_port).talk,
            "product": ours.talk,
        }
        rounds: dict[str, list[Counted]] = {name: [] for name in talks}
        for number in range(ROUNDS):
            for name, talk in talks.items():
                told = await _per_second(talk, texts, run.seconds)
                run.keep(f"turns.{name}.{number}", {"per_s": told.per_s, "failed": told.failed})
                rounds[name].append(told)
    found = {name: _median(told) for name, told in rounds.items()}
    mine = found["product"].per_s
    peers = {f"{name}_per_s": told.per_s for name, told in found.items()}
    return [
        Row("turns.rasa_rest", mine / found["rest"].per_s, peers),
        Row(
            "turns.rasa_socketio",
            mine / found["socketio"].per_s,
            peers | {"socketio_failed": found["socketio"].failed},
        ),
    ]


async def _answered(ours: Ours, count: int) -> list[str]:
    """Those of the first questions that the bot answers, each in its own conversation."""
    texts = questions()
    return [text for _ in range(count) for text in await ours.talk(iter([next(texts)]))]


@dataclass(slots=True)
class Counted:
    per_s: float = 0.0
    failed: int = 0
    """Conversations that ended without an answer in time."""


def _median(rounds: list[Counted]) -> Counted:
    return sorted(rounds, key=lambda told: told.per_s)[len(rounds) // 2]


async def _per_second(talk: Talk, texts: list[str], seconds: float) -> Counted:
    """The rate between a warm-up and the end, all conversations together."""
    counted, done = Counted(), 0
    supply = cycle(texts)
    warm = time.perf_counter() + min(3.0, seconds / 2)
    end = warm + seconds

    async def one_after_another() -> None:
        nonlocal done
        while time.perf_counter() < end:
            try:
                async with asyncio.timeout(ANSWER_WITHIN_S):
                    await talk(_counting(supply))
            except (TimeoutError, OSError):
                counted.failed += 1

    def _counting(source: Iterator[str]) -> Iterator[str]:
        """The next text is taken when the one before has been answered."""
        nonlocal done
        for number in range(TURNS_A_CONVERSATION):
            if number and warm <= time.perf_counter() < end:
                done += 1
            yield next(source)
        if warm <= time.perf_counter() < end:
            done += 1

    await asyncio.gather(*(one_after_another() for _ in range(AT_ONCE)))
    counted.per_s = done / seconds
    return counted


@dataclass(slots=True)
class Frames:
    """The frames of a socket, to be waited for."""

    socket: LightSocket
    _came: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)

    def __post_init__(self) -> None:
        self.socket.take = self._came.put_nowait

    async def first(self, *starts: bytes) -> bytes:
        """The next frame that contains one of these."""
        while True:
            frame = await self._came.get()
            if any(start in frame for start in starts):
                return frame


@dataclass(slots=True)
class Ours:
    http: httpx.AsyncClient
    port: int

    async def talk(self, texts: Iterator[str]) -> list[str]:
        answer = await self.http.post("/api/widget/sessions", json={})
        session = answer.raise_for_status().json()
        pair = {"token": session["token"], "room": "", "cookie": ""}
        socket = await come_in(openings("product", pair)[0], self.port)
        frames, answered = Frames(socket), []
        try:
            for text in texts:
                say = {"type": "say", "client_id": str(uuid4()), "text": text}
                say["conversation_id"] = session["conversation_id"]
                socket.send(json.dumps(say).encode())
                came = await frames.first(*ENDS_OF_A_TURN)
                if b'"kind":"bot_said"' not in came:
                    break
                answered.append(text)
        finally:
            socket.close()
        return answered


@dataclass(slots=True)
class SocketIo:
    port: int

    async def talk(self, texts: Iterator[str]) -> list[str]:
        sender, answered = uuid4().hex, []
        join = b'42["session_request",' + json.dumps({"session_id": sender}).encode() + b"]"
        steps = ((b"0{", b"40"), (b"40", join))
        path = "/socket.io/?EIO=4&transport=websocket"
        socket = await come_in(Opening(path, steps, b'42["session_confirm"'), self.port)
        frames = Frames(socket)
        try:
            for text in texts:
                said = {"message": text, "session_id": sender}
                socket.send(b'42["user_uttered",' + json.dumps(said).encode() + b"]")
                await frames.first(b'["bot_uttered"')
                answered.append(text)
        finally:
            socket.close()
        return answered


@dataclass(slots=True)
class Rest:
    """Plain HTTP over one open connection per conversation: lighter than any library."""

    port: int

    async def talk(self, texts: Iterator[str]) -> list[str]:
        sender, answered = uuid4().hex, []
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            for text in texts:
                body = json.dumps({"sender": sender, "message": text}).encode()
                head = (
                    f"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
                    f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
                )
                writer.write(head.encode() + body)
                if await _body(reader) != b"[]":
                    answered.append(text)
        finally:
            writer.close()
        return answered


async def _body(reader: asyncio.StreamReader) -> bytes:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    if not head.startswith(b"http/1.1 200"):
        raise ConnectionError(head.decode())
    length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
    return await reader.readexactly(int(length))
