"""Customers who keep writing and an agent who looks on while parts are killed."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from benchmarks.chaos import harm
from benchmarks.chaos.harm import Harm
from benchmarks.chaos.pages import Customer, Watcher
from handoff.domain import events
from handoff.domain.audiences import Audience
from handoff.domain.conversation import Status
from handoff.domain.thread import Entry
from handoff.features.agents import accounts
from handoff.storage import conversations
from handoff.storage.engine import Store

CUSTOMERS = 6
WATCHED = 40
"""Conversations that one page of the agent follows; the service allows fifty."""

GIVEN_UP_S = 60.0
"""When to give up waiting; what never came counts as this long."""
PASSWORD = "a long password"


@dataclass(slots=True)
class Load:
    """`customers` write to one address, an agent looks on at another, which may be the same."""

    store: Store
    customers: list[Customer]
    agent: list[Watcher]
    """The agent's pages, the newest last: each follows as many conversations as it may."""
    gone: list[Customer] = field(default_factory=list)
    """Customers of earlier rounds, who no longer write."""

    async def flows(self) -> None:
        """Wait until every customer has something new acknowledged and shown to the agent."""
        await self._all_back(time.monotonic())

    async def back_since(self, ready: float) -> float:
        """Seconds from `ready` until every customer had something new acknowledged and shown on the
        agent's page.
        """
        return await self._all_back(ready) - ready

    async def _all_back(self, since: float) -> float:
        return max(await asyncio.gather(*(self._back(one, since) for one in self.customers)))

    async def _back(self, customer: Customer, since: float) -> float:
        while time.monotonic() < since + GIVEN_UP_S:
            client_id = customer.acknowledged_since(since)
            if client_id is not None:
                key = customer.conversation_id, customer.acked[client_id]
                shown_at = self._page_of(customer).shown_at
                if key in shown_at:
                    return max(customer.acked_at[client_id], shown_at[key])
            await asyncio.sleep(0.01)
        return since + GIVEN_UP_S

    async def harm(self) -> tuple[Harm, Harm]:
        """Harm to messages in the log, and to events on pages. Ends the load: nothing more is
        written, what is under way arrives, then everything is counted.
        """
        everybody = [*self.gone, *self.customers]
        for customer in everybody:
            customer.writing = False
        logs = await self._arrived(everybody)
        messages, pages = Harm(), Harm()
        for customer, log in zip(everybody, logs, strict=True):
            messages += _of_messages(customer, log)
            pages += harm.of_page(customer.shown, _visible(log))
            watched = self._watched(customer)
            pages += harm.of_page(watched, [entry.seq for entry in log])
        return messages, pages

    async def left_alone(self) -> int:
        """Conversations that the bot holds with a message it never dealt with."""
        async with self.store.read() as session:
            found = await conversations.unjudged(session)
            threads = [await conversations.find(session, each) for each, _ in found]
        return sum(thread.state.status is Status.BOT for thread in threads)

    async def watch(self, customer: Customer) -> None:
        if len(self.agent[-1].threads) >= WATCHED:
            self.agent.append(await _open(self.agent[0].address, self.agent[0].headers))
        await self.agent[-1].watch(customer.conversation_id)

    def _page_of(self, customer: Customer) -> Watcher:
        return next(page for page in self.agent if customer.conversation_id in page.threads)

    def _watched(self, customer: Customer) -> list[int]:
        return self._page_of(customer).threads[customer.conversation_id]

    async def _arrived(self, everybody: Sequence[Customer]) -> list[list[Entry]]:
        """The logs once every turn is over and every page has been shown all of them."""
        deadline = time.monotonic() + GIVEN_UP_S
        while True:
            async with self.store.read() as session:
                at_work = await conversations.unjudged(session)
                names = [one.conversation_id for one in everybody]
                logs = [await conversations.entries(session, name) for name in names]
            pairs = zip(everybody, logs, strict=True)
            over = not at_work and all(self._has_all(customer, log) for customer, log in pairs)
            if over or time.monotonic() > deadline:
                return logs
            await asyncio.sleep(0.2)

    def _has_all(self, customer: Customer, log: Sequence[Entry]) -> bool:
        watched = self._watched(customer)
        own = _visible(log)
        return (
            not customer.outbox
            and _last(customer.shown) == _last(own)
            and _last(watched) == len(log)
        )


def _of_messages(customer: Customer, log: Sequence[Entry]) -> Harm:
    said = [entry.event for entry in log if isinstance(entry.event, events.CustomerSaid)]
    stored = [event.client_id or "" for event in said]
    return harm.of_messages(customer.written, customer.acked, stored)


def _visible(log: Sequence[Entry]) -> list[int]:
    return [entry.seq for entry in log if Audience.CUSTOMER in entry.event.seen_by]


def _last(numbers: Sequence[int]) -> int:
    return numbers[-1] if numbers else 0


@asynccontextmanager
async def load(store: Store, at: str, agent_at: str, window: int) -> AsyncIterator[Load]:
    """The load at work; customers at the service `at`, the agent at `agent_at`."""
    agent = await log_in(store, agent_at)
    load = Load(store, [], [agent])
    try:
        for _ in range(CUSTOMERS):
            load.customers.append(await join(load, at, window=window))
        yield load
    finally:
        for page in (*load.customers, *load.gone, *load.agent):
            await page.close()


async def join(load: Load, at: str, **habits: Any) -> Customer:
    """A new customer, whom the agent follows from the start; `habits` as of `Customer`."""
    async with httpx.AsyncClient(base_url=at, trust_env=False, timeout=60) as http:
        answer = await http.post("/api/widget/sessions", json={})
    customer = Customer(socket_of(at, "customer"), **answer.json(), **habits)
    await load.watch(customer)
    customer.open()
    return customer


async def log_in(store: Store, at: str) -> Watcher:
    await accounts.add(store, "ada", "Ada", PASSWORD, "agent")
    async with httpx.AsyncClient(base_url=at, trust_env=False, timeout=60) as http:
        answer = await http.post("/api/login", json={"username": "ada", "password": PASSWORD})
        answer.raise_for_status()
        cookie = f"baton_session={http.cookies['baton_session']}"
    return await _open(socket_of(at, "agent"), {"Cookie": cookie})


async def _open(address: str, headers: dict[str, str]) -> Watcher:
    watcher = Watcher(address, headers)
    watcher.open()
    await until(lambda: watcher.socket is not None)
    return watcher


async def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + GIVEN_UP_S
    while not holds() and time.monotonic() < deadline:  # noqa: ASYNC110 - no event to wait for
        await asyncio.sleep(0.01)


def socket_of(at: str, who: str) -> str:
    return f"{at.replace('http', 'ws', 1)}/ws/{who}"
