"""Tells everyone who listens, here and at other workers, what was committed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta

from pydantic import BaseModel

from handoff.domain import events
from handoff.domain.audiences import Audience
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

_MOVES_THE_QUEUE = (
    events.Escalated,
    events.Raised,
    events.Claimed,
    events.Transferred,
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
    inbox: InboxFeed = field(init=False)
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
        queue = any(isinstance(entry.event, _MOVES_THE_QUEUE) for entry in thread.appended)
        self.bus.tell(Moved(conversation_id=thread.id, seq=thread.seq, queue=queue))
        self.hub.publish(thread.id, thread.appended)
        self.show_in_inbox(thread)
        if queue:
            await self.publish_queue(also=(thread,))

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
        async with self.showing_queue:
            async with self.store.read() as session:
                waiting = await conversations.waiting(session)
                ids = {thread.id for thread in also} - {thread.id for thread in waiting}
                others = await conversations.several(session, ids) if ids else []
                anyone = await snapshots.anyone_online(session, self.worker.now())
            places = snapshots.places(waiting)
            for thread in (*waiting, *others):
                if self.hub.listened_to(thread.id):
                    place = places.get(thread.id)
                    state = snapshots.customer_conversation(thread, self.reaching, place, anyone)
                    told = CustomerState(conversation=state)
                    self.hub.to_thread(thread.id, told, Audience.CUSTOMER)
