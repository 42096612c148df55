"""What clients hold: a snapshot and the events since, built up from frames as they arrive."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import httpx

from harness.clients import Customer, Frame, Service, Socket, frames_in


@dataclass(slots=True)
class CustomerMirror:
    """One of a customer's tabs. Its state outlives its sockets, as in the browser."""

    customer: Customer
    conversation: Frame = field(default_factory=dict)
    events: list[Frame] = field(default_factory=list)

    @property
    def seq(self) -> int:
        return int(self.events[-1]["seq"]) if self.events else 0

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Socket]:
        async with self.customer.socket(self.seq) as socket, _following(socket, self.take):
            yield socket

    def take(self, frame: Frame) -> None:
        if frame["type"] in ("welcome", "state"):
            self.conversation = frame["conversation"]
        elif frame["type"] == "event" and frame["seq"] > self.seq:
            assert frame["prev"] == self.seq, "a gap"
            self.events.append(frame)

    @property
    def shown(self) -> dict[str, object]:
        """Without `version`, which only says which of two snapshots is newer."""
        return {"conversation": self.conversation | {"version": 0}, "events": self.events}


@dataclass(slots=True)
class AgentMirror:
    """One of an agent's tabs: the inbox, and one open thread."""

    service: Service
    login: httpx.AsyncClient
    open_id: str
    inbox: dict[str, Frame] = field(default_factory=dict)
    events: list[Frame] = field(default_factory=list)

    @property
    def seq(self) -> int:
        return int(self.events[-1]["seq"]) if self.events else 0

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[Socket]:
        async with self.service.agent_socket(self.login) as socket:
            await socket.send(type="watch", conversation_id=self.open_id, since=self.seq)
            async with _following(socket, self.take):
                yield socket

    def take(self, frame: Frame) -> None:
        if frame["type"] == "welcome":
            self.inbox = {item["id"]: item for item in frame["inbox"]}
        elif frame["type"] == "inbox_upsert":
            item = frame["item"]
            held = self.inbox.get(item["id"])
            if held is None or held["version"] <= item["version"]:
                self.inbox[item["id"]] = item
        elif frame["type"] == "event" and frame["seq"] > self.seq:
            assert frame["prev"] == self.seq, "a gap"
            self.events.append(frame)

    @property
    def shown(self) -> dict[str, object]:
        return {"inbox": self.inbox, "events": self.events}

    async def fetched(self) -> dict[str, object]:
        """The same, over REST."""
        thread = (await self.login.get(f"/api/conversations/{self.open_id}")).json()
        every = "waiting,human,bot,resolved,snoozed"
        rows = (await self.login.get("/api/conversations", params={"status": every})).json()
        return {
            "inbox": {item["id"]: item for item in rows["items"]},
            "events": thread["events"],
        }


@asynccontextmanager
async def _following(socket: Socket, take: Callable[[Frame], None]) -> AsyncIterator[None]:
    async def follow() -> None:
        async for text in socket.connection:
            for frame in frames_in(text):
                take(frame)

    task = asyncio.create_task(follow())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
