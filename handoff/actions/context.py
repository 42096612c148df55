"""What every action needs, put together once by `app.py`; and the one way to change a
conversation: `changing`, which commits and only then publishes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import uuid4

from pydantic import BaseModel
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.actions import views
from handoff.actions.capacity import Capacity
from handoff.actions.grouping import Group
from handoff.bot_client import BotClient
from handoff.config import Settings
from handoff.detector.registry import Detectors
from handoff.domain import events
from handoff.domain.escalation import Policy
from handoff.domain.events import AnyEvent
from handoff.realtime.bus import Bus, LocalBus, Moved, Signal
from handoff.realtime.hub import Audience, Hub, Sink
from handoff.realtime.inbox import InboxFeed
from handoff.storage import agents, conversations, workers
from handoff.storage.conversations import Thread
from handoff.storage.engine import Store
from handoff.wire import CustomerState, InboxUpsert

SEEN_WITHIN = timedelta(seconds=60)
"""An agent whose sockets gave no sign of life for longer counts as gone."""

_MOVES_THE_QUEUE = (
    events.Escalated,
    events.Claimed,
    events.Transferred,
    events.HandedBack,
    events.Snoozed,
    events.Resolved,
    events.Reopened,
    events.ContactLeft,
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
    capacity: Capacity = field(default_factory=Capacity)
    """Of the bot, for turns."""
    switching: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while the live model changes."""
    showing_queue: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while places in the queue are read and sent."""
    jobs: set[asyncio.Task[None]] = field(default_factory=set)
    """Long work under way; filled by `actions.retraining`."""
    worker: str = field(default_factory=new_id)
    """This process, among those that share the database."""
    bus: Bus = field(default_factory=LocalBus)
    now: Callable[[], datetime] = field(default=utc_now)
    new_id: Callable[[], str] = field(default=new_id)
    group: Group = field(init=False)
    """Commits what clients say, many messages at once."""
    inbox: InboxFeed = field(init=False)

    def __post_init__(self) -> None:
        group = Group(self.store, self.worker, self.now, partial(publish, self))
        object.__setattr__(self, "group", group)
        object.__setattr__(self, "inbox", InboxFeed(self.hub))


@dataclass(slots=True)
class Change:
    """One conversation inside one transaction."""

    thread: Thread
    now: datetime

    @property
    def session(self) -> AsyncSession:
        session = self.thread.session
        assert session is not None
        return session

    def append(self, event: AnyEvent) -> int:
        return self.thread.append(event, self.now)


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
        await workers.take_turns(session, thread.row, context.worker, change.now)
    await publish(context, thread)


async def publish(context: Context, thread: Thread) -> None:
    """Tell everyone who listens, here and at other workers, what was committed."""
    if not thread.appended:
        return
    queue = any(isinstance(entry.event, _MOVES_THE_QUEUE) for entry in thread.appended)
    context.bus.tell(Moved(conversation_id=thread.id, seq=thread.row.seq, queue=queue))
    context.hub.publish(thread.id, thread.appended)
    show_in_inbox(context, thread)
    if queue:
        await publish_queue(context, also=(thread,))


def show_in_inbox(context: Context, thread: Thread) -> None:
    """The conversation's row, as it is now, to all agents."""
    version = thread.row.seq
    context.inbox.show(thread.id, version, lambda: InboxUpsert(item=views.inbox_item(thread)))


def signal(
    context: Context,
    conversation_id: str,
    frame: BaseModel,
    audience: Audience,
    but: Sink | None = None,
) -> None:
    """A frame without a sequence number, to whoever listens now, here and at other workers."""
    context.hub.to_thread(conversation_id, frame, audience, but)
    encoded = frame.model_dump_json()
    context.bus.tell(Signal(conversation_id=conversation_id, audience=audience, frame=encoded))


async def publish_queue(context: Context, also: Collection[Thread] = ()) -> None:
    """Send their place to all customers here who wait, and the state as it is to those of `also`.

    One after another, each with a reading of its own: what was read first is never sent last.
    """
    async with context.showing_queue:
        async with context.store.read() as session:
            waiting = await conversations.waiting(session)
            ids = {thread.id for thread in also} - {thread.id for thread in waiting}
            others = await conversations.several(session, ids) if ids else []
            anyone = await anyone_online(context, session)
        places = views.places(waiting)
        for thread in (*waiting, *others):
            if context.hub.listened_to(thread.id):
                state = views.customer_conversation(thread, places.get(thread.id), anyone)
                context.hub.to_thread(thread.id, CustomerState(conversation=state), "customer")


async def anyone_online(context: Context, session: AsyncSession) -> bool:
    return bool(await agents.online(session, context.now() - SEEN_WITHIN))
