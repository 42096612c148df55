"""The service, with customers, agents and a bot around it, all on one still event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text

from common.assistant.care import Care, shipped
from handoff.config import Settings
from handoff.domain.errors import BatonError
from handoff.features.conversations import care, turns
from handoff.features.conversations.dispatcher import Dispatcher
from handoff.features.customers import attendance, sessions
from handoff.features.operation import liveness, upkeep
from handoff.learning.catalog import Catalog
from handoff.realtime import inbox
from handoff.realtime.customers_here import GONE_AFTER_S
from handoff.services.container import connect
from handoff.services.policies import Policies
from handoff.services.standing_words import StandingWords
from handoff.services.worker import Worker
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from harness.readers import MODEL, POLICY, Readers
from tests.interleavings.bot import HeldBot
from tests.interleavings.consoles import Console
from tests.interleavings.customers import Customer
from tests.interleavings.database import empty
from tests.interleavings.stillness import Pauses, SeamedStore, StillLoop

BASE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CUSTOMERS = 2
NAMES = ("Ada", "Ben", "Cleo")


class Listener(logging.Handler):
    """Whatever the service logs as an error counts as one."""

    def __init__(self, complaints: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self._complaints.append(f"unsettled: {record.getMessage()}: {error!r}")


class KnownWords(StandingWords):
    """Without the thread that reads files, which a still loop knows nothing about."""

    async def now(self) -> Care:
        return self.known


@dataclass(eq=False)
class Order:
    """A command over REST, and its outcome once there is one."""

    agent: Agent
    conversation_id: str
    what: str
    task: asyncio.Task[Any]
    client_id: str | None = None
    epoch: int | None = None


@dataclass(eq=False)
class World:
    """`loop` and `store` serve many worlds, one after another; `begin` empties the store."""

    loop: StillLoop
    store: Store
    settings: Settings
    customers: list[Customer] = field(default_factory=list)
    consoles: list[Console] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    claims_tried: set[tuple[str, str, int | None]] = field(default_factory=set)
    """Conversation, agent, and the epoch at which they wanted it."""
    complaints: list[str] = field(default_factory=list)
    ids: int = 0
    pauses: Pauses = field(default_factory=Pauses)

    def begin(self) -> None:
        logging.getLogger("handoff").handlers = [Listener(self.complaints)]
        self.began = self.loop.time()
        team = [
            Agent(f"agent-{name}", name.lower(), name, "agent", "online", "", self.now())
            for name in NAMES
        ]
        tokens = [f"token of {name}" for name in NAMES]
        until = self.now() + timedelta(days=365)
        self.loop.run_until_complete(empty(self.store, team, tokens, until))
        self.consoles = [
            Console(agent, token, self.complaints.append)
            for agent, token in zip(team, tokens, strict=True)
        ]
        self.bot = HeldBot(self._epoch)
        self.start()
        self.customers = [self._new_customer() for _ in range(CUSTOMERS)]

    def now(self) -> datetime:
        return BASE + timedelta(seconds=self.loop.time() - self.began)

    def new_id(self) -> str:
        self.ids += 1
        return str(UUID(int=self.ids, version=4))

    # ── the service ──────────────────────────────────────────────────────────────────────────

    def start(self) -> None:
        """As `app.running` does, but with the parts that are fakes here."""
        self.pauses = Pauses()

        async def take_turn(conversation_id: str) -> bool:
            return await turns.take_turn(services.turn_taking, conversation_id)

        async def attend(conversation_id: str) -> bool:
            return await care.attend(services.turn_taking, conversation_id)

        dispatcher = Dispatcher(take_turn, attend)
        store: Store = SeamedStore(self.store, self.pauses)  # type: ignore[assignment]
        services = connect(
            self.settings,
            Worker(store, self.now, self.new_id),
            bot=self.bot,
            detectors=Readers(),  # type: ignore[arg-type]
            wake_turns=dispatcher.wake,
            hurry=dispatcher.hurry,
            standing_words=KnownWords(Catalog(self.settings.assistant), shipped()),
            policies=Policies(store, Catalog(self.settings.assistant), {MODEL: POLICY}),
        )
        self.services, worker = services, services.worker
        self.loop.run_until_complete(liveness.beat(worker))
        gone_after = timedelta(seconds=self.settings.agent_gone_s)
        works = (
            liveness.run(worker),
            upkeep.run(services.relay, gone_after),
            attendance.run(services.relay),
        )
        self.background = [self.loop.create_task(work) for work in works]
        self.loop.settle()

    def kill(self) -> None:
        """SIGKILL: no task gets any further, and what was not committed is gone."""
        self.pauses.dead = True
        for client in (*self.customers, *self.consoles):
            if client.wire is not None:
                client.wire.drop(noticed=False)
        while tasks := asyncio.all_tasks(self.loop):
            for task in tasks:
                task.cancel()
            self.loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self.orders.clear()

    def settle(self, stops: int = 0) -> None:
        """Run everything that can run; with `stops` n, the task reaching the n-th seam stops."""
        self.pauses.countdown = stops
        self.loop.settle()
        self.pauses.countdown = 0

    def pass_time(self, seconds: float) -> None:
        self.loop.move(seconds)

    def heal(self) -> None:
        """Let everything finish: nothing is stopped, everybody is connected, time passes.

        A bot that is silent or down stays so.
        """
        while self.pauses.standing:
            self.pauses.go_on(0)
            self.settle()
        for customer in self.customers:
            came = customer.wire is not None
            if came and (customer.outbox or not customer.connected):
                customer.connect(self.services)
        self.settle()
        self.pass_time(self.settings.bot_deadline_s + 1)
        self.settle()
        self.pass_time(self.settings.agent_gone_s + 1)
        self.settle()
        while self.bot.held:  # what an agent had left open is with the bot again
            self.pass_time(self.settings.bot_deadline_s + 1)
            self.settle()
        # The inbox learns late who is there, and rows in quick succession wait.
        for seconds in (GONE_AFTER_S, attendance.AGAIN_AFTER_S, inbox.LONGEST_S):
            self.pass_time(seconds)
            self.settle()

    # ── people ───────────────────────────────────────────────────────────────────────────────

    def customer(self, number: int) -> Customer:
        """The customer with this number, whose page connects now if it never did."""
        customer = self.customers[number]
        if customer.wire is None:
            customer.connect(self.services)
            self.settle()
        return customer

    def _new_customer(self) -> Customer:
        start = sessions.start(self.services.worker, "en")
        token, conversation_id = self.loop.run_until_complete(start)
        return Customer(token, conversation_id, self.complaints.append)

    def order(
        self,
        agent: Agent,
        conversation_id: str,
        what: str,
        command: Coroutine[Any, Any, Any],
        client_id: str | None = None,
        epoch: int | None = None,
    ) -> None:
        if what == "claim":
            self.claims_tried.add((conversation_id, agent.id, epoch))
        task = self.loop.create_task(command)
        self.orders.append(Order(agent, conversation_id, what, task, client_id, epoch))

    def done(self) -> list[tuple[Order, Any]]:
        """Orders answered since the last call; a refusal is the answer None."""
        done = [order for order in self.orders if order.task.done()]
        self.orders = [order for order in self.orders if not order.task.done()]
        return [(order, self._answer(order)) for order in done]

    def _answer(self, order: Order) -> Any:
        error = order.task.exception()
        if error is None:
            return order.task.result()
        if not isinstance(error, BatonError):
            self.complaints.append(f"{order.what} failed: {error!r}")
        return None

    async def _epoch(self, conversation_id: str) -> int:
        query = text("SELECT epoch FROM conversations WHERE id = :id")
        async with self.store.read() as session:
            return int(await session.scalar(query, {"id": conversation_id}) or 0)
