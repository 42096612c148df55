"""A running service without sockets, against the real bot: services, dispatcher, a few people."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from handoff.bot_client import Acted, BotClient
from handoff.config import Settings
from handoff.detector.registry import Detectors
from handoff.domain.conversation import Status
from handoff.domain.events import AnyEvent
from handoff.domain.parse import Parse
from handoff.features.agents import accounts
from handoff.features.conversations import agent_commands, customer_commands, turns
from handoff.features.conversations.dispatcher import Dispatcher
from handoff.features.customers import sessions
from handoff.realtime.hub import Hub
from handoff.services.container import Services
from handoff.storage import agents, conversations
from handoff.storage.agents import Agent
from handoff.storage.conversations import Stored, Thread
from handoff.storage.engine import Store
from handoff.storage.group_commit import stored

TOKEN = "a-secret-for-tests-only"
SETTLED_S = 20.0


class Clock:
    """The only fake: a clock that can be moved."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def advance(self, **by: float) -> None:
        self.ahead += timedelta(**by)


class GatedBot(BotClient):
    """The real bot, whose answers can be held back: the fault is lateness."""

    def __init__(self, urls: str | Sequence[str], deadline_s: float) -> None:
        super().__init__(urls, TOKEN, deadline_s)
        self.gate = asyncio.Event()
        self.gate.set()
        self.acting = asyncio.Event()
        """Set once the bot has computed an answer."""

    async def act(
        self,
        conversation_id: str,
        message_id: str,
        epoch: int,
        text: str,
        parse: Parse,
        intent: str | None = None,
        answers_last_reply: bool = True,
    ) -> Acted:
        acted = await super().act(
            conversation_id, message_id, epoch, text, parse, intent, answers_last_reply
        )
        self.acting.set()
        await self.gate.wait()
        return acted

    async def has_acted(self) -> None:
        """Wait until it has computed an answer (and holds it back, if the gate is closed)."""
        async with asyncio.timeout(SETTLED_S):
            await self.acting.wait()

    async def tracker(self, conversation_id: str) -> list[dict[str, Any]]:
        """What Rasa remembers of the conversation, by its own API."""
        answer = await self._call(
            "GET", f"/conversations/{conversation_id}/tracker", params={"token": TOKEN}
        )
        events: list[dict[str, Any]] = answer["events"]
        return events


@dataclass(slots=True)
class Team:
    services: Services
    dispatcher: Dispatcher
    bot: GatedBot
    clock: Clock
    ada: Agent
    ben: Agent
    tasks: list[asyncio.Task[Any]] = field(default_factory=list)

    async def customer(self) -> str:
        """A new conversation."""
        _, conversation_id = await sessions.start(self.services, "en")
        return conversation_id

    async def say(self, conversation_id: str, text: str, client_id: str | None = None) -> int:
        sent = client_id or str(uuid4())
        return await stored(
            lambda told: customer_commands.say(self.services, conversation_id, sent, text, told)
        )

    async def ask(self, conversation_id: str, text: str) -> list[AnyEvent]:
        """Say it, wait until it is dealt with, and return what has been added."""
        before = len(await self.log(conversation_id))
        await self.say(conversation_id, text)
        await self.settled(conversation_id)
        return [entry.event for entry in (await self.log(conversation_id))[before:]]

    async def thread(self, conversation_id: str) -> Thread:
        async with self.services.store.read() as session:
            return await conversations.find(session, conversation_id)

    async def status(self, conversation_id: str) -> Status:
        return (await self.thread(conversation_id)).state.status

    async def epoch(self, conversation_id: str) -> int:
        return (await self.thread(conversation_id)).state.epoch

    async def log(self, conversation_id: str) -> list[Stored]:
        async with self.services.store.read() as session:
            return await conversations.entries(session, conversation_id)

    async def kinds(self, conversation_id: str) -> list[str]:
        return [entry.event.kind for entry in await self.log(conversation_id)]

    async def settled(self, conversation_id: str) -> None:
        """Wait until every message of the customer has been dealt with."""

        async def dealt_with() -> bool:
            overview = (await self.thread(conversation_id)).overview
            return overview.asked_seq <= overview.judged_seq

        await self.until(dealt_with)

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(SETTLED_S):
            while not await true():
                await asyncio.sleep(0.005)

    async def claim(self, conversation_id: str, agent: Agent | None = None) -> None:
        epoch = await self.epoch(conversation_id)
        await agent_commands.claim(self.services, conversation_id, agent or self.ada, epoch)

    async def hand_back(self, conversation_id: str) -> None:
        epoch = await self.epoch(conversation_id)
        await agent_commands.hand_back(self.services, conversation_id, self.ada, epoch)

    async def reply(self, conversation_id: str, text: str, **given: Any) -> int:
        thread = await self.thread(conversation_id)
        seen = {"epoch": thread.state.epoch, "last_seen": thread.row.seq} | given
        client_id = seen.pop("client_id", str(uuid4()))
        return await agent_commands.say(
            self.services, conversation_id, self.ada, client_id, text, **seen
        )


@asynccontextmanager
async def team(
    settings: Settings,
    store: Store,
    bot_url: str | Sequence[str],
    models: Path,
    staff: tuple[Agent, Agent] | None = None,
) -> AsyncIterator[Team]:
    """Two agents, online (made here unless given); turns run as in the service."""
    clock = Clock()
    bot = GatedBot(bot_url, settings.bot_deadline_s)

    async def take_turn(conversation_id: str) -> bool:
        return await turns.take_turn(services, conversation_id)

    dispatcher = Dispatcher(take_turn)
    services = Services(
        settings=settings,
        store=store,
        hub=Hub(),
        bot=bot,
        detectors=Detectors(models),
        wake_turns=dispatcher.wake,
        now=clock,
    )
    ada, ben = staff or (await _agent(services, "Ada"), await _agent(services, "Ben"))
    try:
        yield Team(services, dispatcher, bot, clock, ada, ben)
    finally:
        bot.gate.set()
        await dispatcher.stop()
        await bot.close()


async def _agent(services: Services, name: str) -> Agent:
    await accounts.add(services.store, name.lower(), name, "a long password", "agent")
    async with services.store.begin() as session:
        found = await agents.by_username(session, name.lower())
        assert found is not None
        await agents.set_presence(session, found.id, "online")
        await agents.touch(session, found.id, services.now(), services.now(), services.worker)
    return replace(found, presence="online")
