"""What every action needs, put together once by `app.py`; and the one way to change a
conversation: `changing`, which commits and only then publishes.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from handoff.bot_client import BotClient
from handoff.config import Settings
from handoff.detector.detector import Detectors
from handoff.domain.facts import AnyFact
from handoff.realtime.hub import Hub
from handoff.storage import conversations
from handoff.storage.conversations import Stored, Thread
from handoff.storage.engine import Store


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Context:
    settings: Settings
    store: Store
    hub: Hub
    bot: BotClient
    detectors: Detectors
    now: Callable[[], datetime] = field(default=utc_now)
    new_id: Callable[[], str] = field(default=new_id)


@dataclass(slots=True)
class Change:
    """One conversation inside one transaction."""

    thread: Thread
    now: datetime

    def append(self, fact: AnyFact) -> int:
        return self.thread.append(fact, self.now)


@asynccontextmanager
async def changing(context: Context, conversation_id: str) -> AsyncIterator[Change]:
    """Change a conversation: commit at the end of the block, then tell who listens.

    Raises:
        NotFound: there is no such conversation.
        IllegalMove: from `append`; nothing of the block is stored then.
    """
    async with context.store.begin() as session:
        thread = await conversations.load(session, conversation_id)
        change = Change(thread, context.now())
        yield change
    await publish(context, thread)


async def publish(context: Context, thread: Thread) -> None:
    """Tell everyone who listens what was committed."""
    if thread.appended:
        await context.hub.publish(thread.id, entries(thread))


def entries(thread: Thread) -> list[Stored]:
    return list(thread.appended)
