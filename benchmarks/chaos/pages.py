"""Pages of customers and agents: sockets that come back, resume by sequence and keep an outbox."""

from __future__ import annotations

import asyncio
import json
import random
import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

Frame = dict[str, Any]

BASE_S, SHORTEST_CAP_S, CAP_S, SHARE = 0.5, 2.5, 30.0, 1 / 4
"""Backoff with full jitter and a cap that grows with the outage, as in the browser's library
(client/src/backoff.ts)."""
WELCOME_WITHIN_S = 10.0
AGAIN_AFTER_S = 0.3
"""When a command that the service could not carry out (its database is down) is sent again."""


@dataclass(eq=False)
class Page(ABC):
    """Stays connected until `close`; a subclass says what is sent and what frames mean."""

    address: str
    headers: dict[str, str] = field(default_factory=dict)
    socket: ClientConnection | None = None
    """Open and welcomed."""

    def open(self) -> None:
        self._task = asyncio.create_task(self._live())

    async def close(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    @abstractmethod
    async def welcomed(self) -> None:
        """The socket is usable."""

    @abstractmethod
    def received(self, frame: Frame) -> None: ...

    @abstractmethod
    def hello(self) -> Frame: ...

    async def send(self, frame: Frame) -> None:
        """Silently dropped while there is no socket; the outbox sends it again."""
        if self.socket is not None:
            try:
                await self.socket.send(json.dumps(frame))
            except (OSError, WebSocketException):
                self.socket = None

    async def _live(self) -> None:
        failures, down_since = 0, time.monotonic()
        while True:
            try:
                async with connect(
                    self.address, additional_headers=self.headers, proxy=None, ping_interval=None
                ) as socket:
                    await self._converse(socket)
            except (OSError, WebSocketException, TimeoutError):
                pass
            finally:
                if self.socket is not None:
                    failures, down_since = 0, time.monotonic()
                else:
                    failures += 1
                self.socket = None
            await asyncio.sleep(_pause(failures, time.monotonic() - down_since))

    async def _converse(self, socket: ClientConnection) -> None:
        await socket.send(json.dumps(self.hello()))
        async with asyncio.timeout(WELCOME_WITHIN_S):
            while (frame := json.loads(await socket.recv()))["type"] != "welcome":
                if frame["type"] == "error":
                    return
        self.socket = socket
        await self.welcomed()
        async for text in socket:
            self.received(json.loads(text))


def _pause(failures: int, outage_s: float) -> float:
    """Seconds until the next attempt."""
    cap = min(CAP_S, max(SHORTEST_CAP_S, outage_s * SHARE))
    return random.uniform(0, min(cap, BASE_S * 2 ** min(failures, 20)))


@dataclass(eq=False)
class Customer(Page):
    """Keeps writing, one message every `pace_s`, at most `window` of them unacknowledged."""

    token: str = ""
    conversation_id: str = ""
    pace_s: float = 0.15
    window: int = 3
    texts: tuple[str, ...] = ()
    """What to write, over and over; if empty, the client ids themselves."""
    writing: bool = True
    written: list[str] = field(default_factory=list)
    written_at: dict[str, float] = field(default_factory=dict)
    outbox: dict[str, Frame] = field(default_factory=dict)
    acked: dict[str, int] = field(default_factory=dict)
    acked_at: dict[str, float] = field(default_factory=dict)
    shown: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    refused: list[Frame] = field(default_factory=list)

    def open(self) -> None:
        super().open()
        self._writer = asyncio.create_task(self._write())

    async def close(self) -> None:
        self._writer.cancel()
        await super().close()

    def hello(self) -> Frame:
        since = self.shown[-1] if self.shown else 0
        return {"type": "hello", "token": self.token, "since": since}

    async def welcomed(self) -> None:
        for frame in list(self.outbox.values()):
            await self.send(frame)

    def received(self, frame: Frame) -> None:
        match frame["type"]:
            case "ack":
                self.acked[frame["client_id"]] = frame["seq"]
                self.acked_at.setdefault(frame["client_id"], time.monotonic())
                self.outbox.pop(frame["client_id"], None)
            case "event":
                self.shown.append(frame["seq"])
                self.kinds.append(frame["kind"])
            case "error":
                self.refused.append(frame)
                asyncio.get_running_loop().call_later(AGAIN_AFTER_S, self._send_outbox)

    async def say(self) -> None:
        client_id = str(uuid4())
        text = self.texts[len(self.written) % len(self.texts)] if self.texts else client_id
        names = {"conversation_id": self.conversation_id, "client_id": client_id}
        self.written.append(client_id)
        self.written_at[client_id] = time.monotonic()
        self.outbox[client_id] = {"type": "say", "text": text} | names
        await self.send(self.outbox[client_id])

    def acknowledged_since(self, moment: float) -> str | None:
        """The first message written after `moment`, once it is acknowledged."""
        written = (one for one in reversed(self.written) if self.written_at[one] > moment)
        acked = [client_id for client_id in written if client_id in self.acked]
        return acked[-1] if acked else None

    async def _write(self) -> None:
        while True:
            await asyncio.sleep(self.pace_s * random.uniform(0.5, 1.5))
            if self.writing and len(self.outbox) < self.window:
                await self.say()

    def _send_outbox(self) -> None:
        self._resending = asyncio.ensure_future(self.welcomed())


@dataclass(eq=False)
class Watcher(Page):
    """An agent's page that follows some conversations."""

    threads: dict[str, list[int]] = field(default_factory=dict)
    shown_at: dict[tuple[str, int], float] = field(default_factory=dict)

    def hello(self) -> Frame:
        return {"type": "hello"}

    async def welcomed(self) -> None:
        for conversation_id in self.threads:
            await self.watch(conversation_id)

    async def watch(self, conversation_id: str) -> None:
        shown = self.threads.setdefault(conversation_id, [])
        since = shown[-1] if shown else 0
        await self.send({"type": "watch", "conversation_id": conversation_id, "since": since})

    def received(self, frame: Frame) -> None:
        if frame["type"] == "events":
            for event in frame["events"]:
                self.received(event)
        elif frame["type"] == "event":
            key = frame["conversation_id"], frame["seq"]
            self.threads[key[0]].append(key[1])
            self.shown_at.setdefault(key, time.monotonic())
        elif frame["type"] == "error":
            asyncio.get_running_loop().call_later(AGAIN_AFTER_S, self._watch_again)

    def _watch_again(self) -> None:
        self._watching = asyncio.ensure_future(self.welcomed())
