"""Customers of the served product: they write on their sockets, and what came of it is read from
the log and from the bot's tracker.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any

import httpx

from benchmarks.listens.orders import Orders
from benchmarks.listens.turn import Act, Heard, act_of, heard
from benchmarks.live.processes import BenchmarkFailed
from handoff.storage import conversations
from handoff.storage.engine import Store
from harness.clients import Customer, Service, Socket
from harness.product import TOKEN, Product

AT_ONCE = 8
"""Conversations at once, where they have nothing to do with each other."""

LOOK_AGAIN_S = 0.1
"""The socket says when something happened, except while a person has the conversation."""

DEALT_WITH_S = 120.0

BROKEN = {"bot_slow", "bot_failed", "bot_busy"}
"""Reasons that say something of the machine and nothing of the bot."""

Told = Callable[[int, int], None]
"""Called with how many are done, and how many there are."""


@dataclass(slots=True)
class Talking:
    service: Service
    store: Store
    rasa: httpx.AsyncClient
    orders: Orders

    async def each_alone(self, texts: Sequence[str], locale: str, told: Told) -> list[Heard]:
        """What comes of each, said as the first of a conversation."""
        talks = await self.all([(text,) for text in texts], locale, told, acts=False)
        return [each[0] for each in talks]

    async def all(
        self, talks: Sequence[Sequence[str]], locale: str, told: Told, acts: bool = True
    ) -> list[list[Heard]]:
        """All these conversations, several at once; `acts`: read what the bot did, too."""
        done = 0
        free = asyncio.Semaphore(AT_ONCE)

        async def one(texts: Sequence[str]) -> list[Heard]:
            nonlocal done
            async with free:
                found = await self.conversation(texts, locale, acts)
            done += 1
            told(done, len(talks))
            return found

        return list(await asyncio.gather(*(one(texts) for texts in talks)))

    async def conversation(
        self, texts: Sequence[str], locale: str, acts: bool = True
    ) -> list[Heard]:
        customer = await self.service.customer(locale=locale)
        found: list[Heard] = []
        act = Act()
        async with customer.socket() as socket:
            await socket.wait("welcome")
            for text in texts:
                booked = self.orders.booked() if acts else 0
                now = await self._say(customer, socket, text)
                if now.decision is None:
                    now = replace(now, act=replace(act, actions=(), uttered=frozenset()))
                elif acts and now.is_answered:
                    act = act_of(await self._tracker(customer), self.orders.booked() > booked)
                    now = replace(now, act=act)
                found.append(now)
        return found

    async def _say(self, customer: Customer, socket: Socket, text: str) -> Heard:
        frame = customer.say(text)
        await socket.send(**frame)
        try:
            async with asyncio.timeout(DEALT_WITH_S):
                seq = await _taken(socket, frame["client_id"])
                return Heard(None) if seq is None else await self._dealt_with(customer, socket, seq)
        except TimeoutError:
            raise BenchmarkFailed(f"a message came to nothing in {DEALT_WITH_S:g} s") from None

    async def _dealt_with(self, customer: Customer, socket: Socket, seq: int) -> Heard:
        while True:
            found = await self._heard(customer, seq)
            if found is not None and BROKEN & {reason.code for reason in found.reasons}:
                raise BenchmarkFailed("the bot failed or was too slow: see the product's log")
            if found is not None:
                return found
            await _something(socket)

    async def _heard(self, customer: Customer, seq: int) -> Heard | None:
        async with self.store.read() as session:
            log = await conversations.entries(session, customer.conversation_id, since=seq)
        return heard(seq, [entry.event for entry in log])

    async def _tracker(self, customer: Customer) -> dict[str, Any]:
        path = f"/conversations/{customer.conversation_id}/tracker"
        answer = await self.rasa.get(path, params={"token": TOKEN, "include_events": "ALL"})
        tracker: dict[str, Any] = answer.raise_for_status().json()
        return tracker


@asynccontextmanager
async def talking_to(product: Product) -> AsyncIterator[Talking]:
    store = Store(f"sqlite+aiosqlite:///{product.var}/baton.db")
    bot = f"http://127.0.0.1:{product.bot_port}"
    try:
        async with (
            httpx.AsyncClient(base_url=product.url, trust_env=False, timeout=30) as http,
            httpx.AsyncClient(base_url=bot, trust_env=False, timeout=30) as rasa,
        ):
            service = Service(product.url, http)
            yield Talking(service, store, rasa, Orders(product.var / "orders.db"))
    finally:
        await store.close()


async def _taken(socket: Socket, client_id: str) -> int | None:
    """The number under which the message was stored; None: it was refused."""
    while True:
        frame = json.loads(await socket.connection.recv())
        if frame.get("client_id") != client_id:
            continue
        if frame["type"] == "ack":
            return int(frame["seq"])
        if frame["type"] == "error":
            return None


async def _something(socket: Socket) -> None:
    """Until a frame comes, or for a moment."""
    try:
        await asyncio.wait_for(socket.connection.recv(), LOOK_AGAIN_S)
    except TimeoutError:
        return
