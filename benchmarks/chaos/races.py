"""People acting at the same time: agents who claim, and one who claims while the bot answers."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handoff.bot_client import BotClient
from handoff.config import load as settings_of
from handoff.domain import events
from handoff.domain.errors import AlreadyClaimed, StaleEpoch
from handoff.domain.events import BotMessage, Decision, Guess
from handoff.domain.parse import Acted, Parse
from handoff.domain.thread import Entry
from handoff.features.conversations import agent_commands, care, customer_commands, turns
from handoff.features.conversations.dispatcher import Dispatcher
from handoff.features.customers import sessions
from handoff.learning.catalog import Catalog
from handoff.services.container import Services, connect
from handoff.services.policies import Policies
from handoff.services.worker import Worker
from handoff.storage import agents, conversations
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.group_commit import stored
from handoff.storage.schema import migrate
from harness.readers import MODEL, POLICY, Readers

Say = Callable[[str], None]

AT_ONCE = 16
"""Takeovers tried in parallel."""
WITHIN_S = 0.004
"""The bot's answer comes at most this long before or after the claim begins."""
CLAIMANTS = (2, 10, 50)


@dataclass(slots=True)
class Race:
    """Of one conversation: the reply is computed, it is let go, the turn is over."""

    computed: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    over: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(eq=False)
class RacingBot(BotClient):
    """Each reply is computed, then held until the race is on."""

    races: dict[str, Race] = field(default_factory=dict)

    async def parse(self, conversation_id: str, text: str, language: str | None = None) -> Parse:
        ranking = (Guess(intent="delivery", confidence=0.9),)
        return Parse(MODEL, ranking, None)  # type: ignore[arg-type]

    async def act(self, conversation_id: str, *_given: Any, **_more: Any) -> Acted:
        self.races[conversation_id].computed.set()
        await self.races[conversation_id].released.wait()
        return Acted((BotMessage(text="the bot's answer"),), {}, rejected_slot=False, failed=False)

    async def rewind(self, conversation_id: str, message_id: str) -> None:
        """Nothing is remembered."""

    async def close(self) -> None:
        """There is no connection."""


@dataclass(slots=True)
class Takeovers:
    """Raw: what became of replies that were in flight when an agent claimed."""

    tries: int = 0
    before_the_claim: int = 0
    dropped: int = 0
    after_the_claim: int = 0
    refused_claims: int = 0


async def takeover(tries: int, say: Say) -> Takeovers:
    """`tries` conversations, each with a computed reply waiting when the claim begins."""
    counted = Takeovers()
    async with _service() as (services, bot, team):
        waiting = iter(range(tries))

        async def work() -> None:
            for _ in waiting:
                await _take_over(services, bot, team[0], counted)
                if counted.tries % 500 == 0:
                    say(f"takeover {counted.tries} of {tries}: {counted.after_the_claim} harmed")

        await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return counted


async def _take_over(services: Services, bot: RacingBot, agent: Agent, counted: Takeovers) -> None:
    _, conversation_id = await sessions.start(services.worker, "en")
    race = bot.races[conversation_id] = Race()
    sent = services.worker.new_id()
    await stored(
        lambda told: customer_commands.say(services.relay, conversation_id, sent, "routine", told)
    )
    await race.computed.wait()
    wait = random.uniform(-WITHIN_S, WITHIN_S)
    asyncio.get_running_loop().call_later(max(0.0, wait), race.released.set)
    await asyncio.sleep(max(0.0, -wait))
    try:
        await agent_commands.claim(services.relay, conversation_id, agent, 0)
    except StaleEpoch:
        counted.refused_claims += 1
    await race.over.wait()
    async with services.worker.store.read() as session:
        log = await conversations.entries(session, conversation_id)
    kinds = [type(entry.event) for entry in log]
    counted.tries += 1
    if events.Claimed in kinds and _of_the_bot(log[kinds.index(events.Claimed) :]):
        counted.after_the_claim += 1
    elif _of_the_bot(log):
        counted.before_the_claim += 1
    else:
        counted.dropped += 1


def _of_the_bot(entries: Sequence[Entry]) -> bool:
    """Something the bot said, asked or decided; an observation for the agent does not count."""
    for entry in entries:
        if isinstance(entry.event, events.BotSaid | events.ClarifyAsked | events.Fallback):
            return True
        if isinstance(entry.event, events.Judged) and entry.event.decision is not Decision.OBSERVE:
            return True
    return False


@dataclass(slots=True)
class Claims:
    """Raw: for each number of claimants, in how many tries how many agents won."""

    winners: dict[int, Counter[int]] = field(default_factory=dict)

    @property
    def without_one_winner(self) -> int:
        return sum(
            tries for found in self.winners.values() for won, tries in found.items() if won != 1
        )


async def claim(tries: int, say: Say) -> Claims:
    claims = Claims()
    async with _service() as (services, _, team):
        for number in CLAIMANTS:
            found = claims.winners[number] = Counter()
            began = time.monotonic()
            for _ in range(tries):
                found[await _winners(services, team[:number])] += 1
            say(f"claim by {number}: {dict(found)} in {time.monotonic() - began:.0f} s")
    return claims


async def _winners(services: Services, team: Sequence[Agent]) -> int:
    """How many were told they had won; more than one also if the log says otherwise."""
    worker, relay = services.worker, services.relay
    _, conversation_id = await sessions.start(worker, "en")
    await customer_commands.request_human(relay, conversation_id, worker.new_id(), None)
    async with worker.store.read() as session:
        thread = await conversations.find(session, conversation_id)
    claims = [
        agent_commands.claim(relay, conversation_id, agent, thread.state.epoch) for agent in team
    ]
    answers = await asyncio.gather(*claims, return_exceptions=True)
    for answer in answers:
        if isinstance(answer, BaseException) and not isinstance(answer, AlreadyClaimed):
            raise answer
    won = [
        agent.id
        for agent, answer in zip(team, answers, strict=True)
        if not isinstance(answer, BaseException)
    ]
    async with services.worker.store.read() as session:
        log = await conversations.entries(session, conversation_id)
    logged = [entry.event.agent_id for entry in log if isinstance(entry.event, events.Claimed)]
    return len(won) if logged == won else len({*logged, *won}) + 1


@asynccontextmanager
async def _service() -> AsyncIterator[tuple[Services, RacingBot, list[Agent]]]:
    """The real actions on a real database; fifty agents."""
    with tempfile.TemporaryDirectory() as folder:
        given = settings_of({}, var=Path(folder), bot_token="a-secret-for-the-races")
        store = Store(given.database_url)
        await migrate(store.engine)
        bot = RacingBot()

        async def take_turn(conversation_id: str) -> bool:
            more = await turns.take_turn(services.turn_taking, conversation_id)
            if not more and conversation_id in bot.races:
                bot.races[conversation_id].over.set()
            return more

        async def attend(conversation_id: str) -> bool:
            return await care.attend(services.turn_taking, conversation_id)

        dispatcher = Dispatcher(take_turn, attend)
        services = connect(
            given,
            Worker(store),
            bot=bot,
            detectors=Readers(),  # type: ignore[arg-type]
            wake_turns=dispatcher.wake,
            hurry=dispatcher.hurry,
            policies=Policies(store, Catalog(given.assistant), {MODEL: POLICY}),
        )
        try:
            yield services, bot, await _team(store, max(CLAIMANTS))
        finally:
            await dispatcher.stop()
            await bot.close()
            await store.close()


async def _team(store: Store, number: int) -> list[Agent]:
    """Nobody logs in, so that no password has to be hashed."""
    async with store.begin() as session:
        for each in range(number):
            name = f"agent{each}"
            agents.add(session, id=name, username=name, name=name, password_hash="", role="agent")
    async with store.read() as session:
        return await agents.everyone(session)
