"""A service without sockets for tests of the learning loop: a real database, nothing running."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from handoff.actions import candidates
from handoff.actions.context import Context, changing
from handoff.bot_client import BotClient
from handoff.config import Settings
from handoff.detector.registry import Detectors
from handoff.domain import facts
from handoff.domain.facts import Decision, Guess
from handoff.realtime.hub import AgentListener, Hub
from handoff.storage import conversations, learning
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.schema import migrate

DESIGNER = Agent("d1", "dora", "Dora Design", "designer", "online", "", None, None)
OTHER = Agent("d2", "otto", "Otto Other", "admin", "online", "", None, None)


class Clock:
    """Moves on by a second whenever it is read, so that every row has its own time."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Frames:
    """Collects what is sent to a designer's socket."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, frame: str) -> None:
        self.sent.append(frame)


@asynccontextmanager
async def world(var: Path, bot_url: str = "http://127.0.0.1:9") -> AsyncIterator[Context]:
    """A context on a fresh database in `var`; by default nothing answers as the bot."""
    settings = Settings(var=var, bot_url=bot_url, _env_file=None)
    store = Store(settings.database_url)
    await migrate(store.engine)
    context = Context(
        settings=settings,
        store=store,
        hub=Hub(),
        bot=BotClient(bot_url, "t" * 20, 5.0),
        detectors=Detectors(settings.models),
        wake_turns=lambda _: None,
        now=Clock(),
    )
    try:
        yield context
    finally:
        await context.bot.close()
        await store.close()


def designers_frames(context: Context) -> list[str]:
    """Frames that a designer's socket gets from now on."""
    frames = Frames()
    context.hub.join(AgentListener(DESIGNER.id, True, frames))
    return frames.sent


async def answered_by_a_person(
    context: Context, question: str, reply: str = "We do, for 25 euros."
) -> str:
    """A conversation in which an agent answered this question; the id of the candidate."""
    conversation_id = context.new_id()
    async with context.store.begin() as session:
        conversations.create(session, conversation_id, "en", context.now())
    async with changing(context, conversation_id) as change:
        asked = change.append(facts.CustomerSaid(client_id=context.new_id(), text=question))
        guess = (Guess(intent="warranty", confidence=0.4),)
        change.append(
            facts.Judged(message_seq=asked, decision=Decision.ESCALATE, ranking=guess, unknown=0.9)
        )
        change.append(facts.Escalated())
        change.append(facts.Claimed(agent_id="a1", agent_name="Ada"))
        said = facts.AgentSaid(
            client_id=context.new_id(), agent_id="a1", agent_name="Ada", text=reply
        )
        await candidates.propose_reply(context, change, change.append(said), "a1", "Ada")
    async with context.store.read() as session:
        newest, _ = (await learning.candidates(session))[0]
    return newest.id
