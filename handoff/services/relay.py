"""Tells everyone who listens, here and at other workers, what was committed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta

from pydantic import BaseModel

from handoff.domain import events
from handoff.domain.audiences import Audience
from handoff.domain.conversation import Status
from handoff.domain.events import AnyEvent
from handoff.domain.routing import Rank, rank
from handoff.domain.thread import Thread
from handoff.learning.candidates import Mask
from handoff.realtime.bus import Bus, EphemeralFrame, Moved
from handoff.realtime.hub import Hub, Sink
from handoff.realtime.inbox import InboxFeed
from handoff.services import snapshots
from handoff.services.reaching import Reaching
from handoff.services.standing_words import StandingWords
from handoff.services.worker import Worker
from handoff.storage import conversations
from handoff.storage.engine import Store
from handoff.storage.group_commit import Group
from handoff.wire import CustomerState, InboxUpsert
from handoff.wire_snapshots import Owner

_MOVES_THE_QUEUE = (
    events.Escalated,
    events.Raised,
    events.Claimed,
    events.Transferred,
    events.Routed,
    events.HandedBack,
    events.Resolved,
    events.Reopened,
    events.ContactLeft,
)


@dataclass(slots=True, eq=False)
class Relay:
    """What it takes to change a conversation and to tell about it."""

    worker: Worker
    hub: Hub
    bus: Bus
    wake_turns: Callable[[str], None]
    """Have the bot look at this conversation soon."""
    hurry: Callable[[str], None]
    """Have what needs care in it dealt with now, beside whatever the bot is working on."""
    reopen_within: timedelta
    """A conversation that a person resolved no longer ago than this goes back to the queue, not to
    the bot, when its customer writes again."""
    standing_words: StandingWords
    mask: Mask
    """Replaces personal data, and the assistant's identifiers, in what is proposed for learning."""
    reaching: Reaching = field(default_factory=Reaching)
    """How customers are reached, and which of them are here."""
    showing_queue: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while places in the queue are read and sent."""
    queue_moved: asyncio.Event = field(default_factory=asyncio.Event)
    """Somebody waits, no longer waits, or came or went: there may be something to assign."""
    presence_moved: bool = False
    """Somebody came or went since customers were last told whether their agent is there."""
    inbox: InboxFeed = field(init=False)
    _ranks: dict[str, Rank] = field(default_factory=dict)
    """Of those who waited when places were last told."""
    group: Group = field(init=False)
    """Commits what clients say, many messages at once."""

    def __post_init__(self) -> None:
        self.inbox = InboxFeed(self.hub)
        self.group = Group(self.worker.store, self.worker.id, self.worker.now, self.publish)

    @property
    def store(self) -> Store:
        return self.worker.store

    async def publish(self, thread: Thread) -> None:
        """Tell everyone who listens, here and at other workers, what was committed."""
        if not thread.appended:
            return
        queue = any(self._moves_the_queue(entry.event, thread) for entry in thread.appended)
        self.bus.tell(Moved(conversation_id=thread.id, seq=thread.seq, queue=queue))
        self.hub.publish(thread.id, thread.appended)
        self.show_in_inbox(thread)
        if queue:
            await self.publish_queue(also=(thread,))

    def _moves_the_queue(self, event: AnyEvent, thread: Thread) -> bool:
        """Whether it may have changed somebody's place; so may the mood of a customer who waits."""
        if isinstance(event, events.Judged):
            waits = thread.state.status is Status.WAITING
            return waits and self._ranks.get(thread.id) != self._rank(thread)
        return isinstance(event, _MOVES_THE_QUEUE)

    def _rank(self, thread: Thread) -> Rank:
        return rank(snapshots.waiting(thread, self.reaching))

    def show_in_inbox(self, thread: Thread) -> None:
        """The conversation's row, as it is now, to all agents."""
        row = snapshots.inbox_item
        self.inbox.show(thread.id, thread.seq, lambda: InboxUpsert(item=row(thread, self.reaching)))

    def send_ephemeral(
        self, conversation_id: str, frame: BaseModel, audience: Audience, but: Sink | None = None
    ) -> None:
        """A frame without a sequence number, to whoever listens now, here and at other workers."""
        self.hub.to_thread(conversation_id, frame, audience, but)
        encoded = frame.model_dump_json()
        hint = EphemeralFrame(conversation_id=conversation_id, audience=audience, frame=encoded)
        self.bus.tell(hint)

    async def publish_queue(self, also: Collection[Thread] = ()) -> None:
        """Send all customers here who wait their place, and those of `also` their state.

        One call at a time, each with a reading of its own: what was read first is never sent last.
        """
        self.queue_moved.set()
        async with self.showing_queue:
            async with self.store.read() as session:
                waiting = await conversations.waiting(session)
                ids = {thread.id for thread in also} - {thread.id for thread in waiting}
                others = await conversations.several(session, ids) if ids else []
                there = await snapshots.online(session, self.worker.now())
                await self.reaching.waits.learn(session, self.worker.now())
            self._ranks = {thread.id: self._rank(thread) for thread in waiting}
            places = snapshots.places(waiting, self.reaching)
            for thread in (*waiting, *others):
                if self.hub.listened_to(thread.id):
                    self._show_customer(thread, places.get(thread.id), there)

    async def publish_held(self) -> None:
        """Send all customers here whose conversation an agent holds whether that agent is there."""
        self.presence_moved = False
        try:
            await self._publish_held()
        except BaseException:
            self.presence_moved = True
            raise

    async def _publish_held(self) -> None:
        async with self.showing_queue:
            async with self.store.read() as session:
                held = await conversations.owned(session)
                there = await snapshots.online(session, self.worker.now())
            for thread in held:
                if self.hub.listened_to(thread.id):
                    self._show_customer(thread, None, there)

    def _show_customer(self, thread: Thread, place: int | None, there: tuple[Owner, ...]) -> None:
        now = self.worker.now()
        state = snapshots.customer_conversation(thread, self.reaching, place, there, now)
        self.hub.to_thread(thread.id, CustomerState(conversation=state), Audience.CUSTOMER)
