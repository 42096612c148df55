"""A running service without sockets, with the real bot: services, dispatcher, a few people."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from handoff.bot_client import BotClient
from handoff.config import Settings
from handoff.detector.registry import Detectors
from handoff.domain.conversation import Status
from handoff.domain.events import AnyEvent
from handoff.domain.parse import Acted, Parse
from handoff.domain.thread import Entry, Thread
from handoff.features.agents import accounts
from handoff.features.conversations import agent_commands, care, customer_commands, turns
from handoff.features.conversations.dispatcher import Dispatcher
from handoff.features.customers import sessions
from handoff.services.container import Services, connect
from handoff.services.relay import Relay
from handoff.services.worker import Worker
from handoff.storage import agents, conversations
from handoff.storage.agents import Agent
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
    """The real bot, whose answers can be held back: the fault being tested is lateness."""

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
        language: str | None = None,
    ) -> Acted:
        acted = await super().act(
            conversation_id, message_id, epoch, text, parse, intent, answers_last_reply, language
        )
        self.acting.set()
        await self.gate.wait()
        return acted

    async def has_acted(self) -> None:
        """Wait until it has computed an answer (which it holds back while the gate is closed)."""
        async with asyncio.timeout(SETTLED_S):
            await self.acting.wait()

    async def tracker(self, conversation_id: str) -> list[dict[str, Any]]:
        """What Rasa remembers of the conversation, from its own API."""
        path = f"/conversations/{conversation_id}/tracker?token={TOKEN}"
        answer = await self._servers.request(conversation_id, "GET", path)
        events: list[dict[str, Any]] = answer.json()["events"]
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

    @property
    def relay(self) -> Relay:
        return self.services.relay

    @property
    def gone_after(self) -> timedelta:
        return timedelta(seconds=self.services.settings.agent_gone_s)

    @property
    def store(self) -> Store:
        return self.services.worker.store

    async def customer(self) -> str:
        """A new conversation."""
        _, conversation_id = await sessions.start(self.services.worker, "en")
        return conversation_id

    async def say(self, conversation_id: str, text: str, client_id: str | None = None) -> int:
        sent = client_id or str(uuid4())
        return await stored(
            lambda told: customer_commands.say(self.relay, conversation_id, sent, text, told)
        )

    async def ask(self, conversation_id: str, text: str) -> list[AnyEvent]:
        """Say it, wait until it is dealt with, and return what was added."""
        before = len(await self.log(conversation_id))
        await self.say(conversation_id, text)
        await self.settled(conversation_id)
        return [entry.event for entry in (await self.log(conversation_id))[before:]]

    async def thread(self, conversation_id: str) -> Thread:
        async with self.store.read() as session:
            return await conversations.find(session, conversation_id)

    async def status(self, conversation_id: str) -> Status:
        return (await self.thread(conversation_id)).state.status

    async def epoch(self, conversation_id: str) -> int:
        return (await self.thread(conversation_id)).state.epoch

    async def log(self, conversation_id: str) -> list[Entry]:
        async with self.store.read() as session:
            return await conversations.entries(session, conversation_id)

    async def kinds(self, conversation_id: str) -> list[str]:
        return [entry.event.kind for entry in await self.log(conversation_id)]

    async def settled(self, conversation_id: str) -> None:
        """Wait until every message of the customer has been dealt with."""

        async def dealt_with() -> bool:
            return not (await self.thread(conversation_id)).overview.has_unjudged

        await self.until(dealt_with)

    async def until(self, true: Callable[[], Any]) -> None:
        async with asyncio.timeout(SETTLED_S):
            while not await true():
                await asyncio.sleep(0.005)

    async def claim(self, conversation_id: str, agent: Agent | None = None) -> None:
        epoch = await self.epoch(conversation_id)
        await agent_commands.claim(self.relay, conversation_id, agent or self.ada, epoch)

    async def hand_back(self, conversation_id: str) -> None:
        epoch = await self.epoch(conversation_id)
        await agent_commands.hand_back(self.relay, conversation_id, self.ada, epoch)

    async def reply(self, conversation_id: str, text: str, **given: Any) -> int:
        thread = await self.thread(conversation_id)
        seen = {"epoch": thread.state.epoch, "last_seen": thread.seq} | given
        client_id = seen.pop("client_id", str(uuid4()))
        return await agent_commands.say(
            self.relay, conversation_id, self.ada, client_id, text, **seen
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
        return await turns.take_turn(services.turn_taking, conversation_id)

    async def attend(conversation_id: str) -> bool:
        return await care.attend(services.turn_taking, conversation_id)

    dispatcher = Dispatcher(take_turn, attend)
    services = connect(
        settings,
        Worker(store, now=clock),
        bot=bot,
        detectors=Detectors(models),
        wake_turns=dispatcher.wake,
        hurry=dispatcher.hurry,
    )
    worker = services.worker
    ada, ben = staff or (await _agent(worker, "Ada"), await _agent(worker, "Ben"))
    try:
        yield Team(services, dispatcher, bot, clock, ada, ben)
    finally:
        bot.gate.set()
        await dispatcher.stop()
        await bot.close()


async def _agent(worker: Worker, name: str) -> Agent:
    await accounts.add(worker.store, name.lower(), name, "a long password", "agent")
    async with worker.store.begin() as session:
        found = await agents.by_username(session, name.lower())
        assert found is not None
        await agents.set_presence(session, found.id, "online")
        await agents.touch(session, found.id, worker.now(), worker.now(), worker.id)
    return replace(found, presence="online")
