"""What every action needs, put together once by `app.py`; and the one way to change a
conversation: `changing`, which commits and only then publishes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.actions import views
from handoff.bot_client import BotClient
from handoff.config import Settings
from handoff.detector.registry import Detectors
from handoff.domain import facts
from handoff.domain.escalation import Policy
from handoff.domain.facts import AnyFact
from handoff.events import CustomerState, InboxUpsert
from handoff.realtime.hub import Hub
from handoff.storage import agents, conversations
from handoff.storage.conversations import Thread
from handoff.storage.engine import Store

SEEN_WITHIN = timedelta(seconds=60)
"""An agent whose sockets gave no sign of life for longer counts as gone."""

_MOVES_THE_QUEUE = (
    facts.Escalated,
    facts.Claimed,
    facts.Transferred,
    facts.HandedBack,
    facts.Resolved,
    facts.Reopened,
    facts.ContactLeft,
)


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
    wake_turns: Callable[[str], None]
    """Have the bot look at this conversation soon."""
    policies: dict[str, Policy] = field(default_factory=dict)
    """By model id; filled by `actions.policy`."""
    switching: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while the live model changes."""
    jobs: set[asyncio.Task[None]] = field(default_factory=set)
    """Long work under way; filled by `actions.retraining`."""
    now: Callable[[], datetime] = field(default=utc_now)
    new_id: Callable[[], str] = field(default=new_id)


@dataclass(slots=True)
class Change:
    """One conversation inside one transaction."""

    thread: Thread
    now: datetime

    @property
    def session(self) -> AsyncSession:
        return self.thread.session

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
    if not thread.appended:
        return
    context.hub.publish(thread.id, thread.appended)
    context.hub.to_agents(InboxUpsert(item=views.inbox_item(thread)))
    if any(isinstance(entry.fact, _MOVES_THE_QUEUE) for entry in thread.appended):
        await publish_queue(context, also=thread)


async def publish_queue(context: Context, also: Thread | None = None) -> None:
    """Send their place to all customers who wait, and the new state to the one of `also`."""
    async with context.store.read() as session:
        waiting = await conversations.waiting(session)
        anyone = await anyone_online(context, session)
    places = views.places(waiting)
    threads = {thread.id: thread for thread in waiting}
    if also is not None:
        threads[also.id] = also
    for thread in threads.values():
        if context.hub.listened_to(thread.id):
            state = views.customer_conversation(thread, places.get(thread.id), anyone)
            context.hub.to_thread(thread.id, CustomerState(conversation=state), "customer")


async def anyone_online(context: Context, session: AsyncSession) -> bool:
    return bool(await agents.online(session, context.now() - SEEN_WITHIN))
