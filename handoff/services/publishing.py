"""Tells everyone who listens, here and at other workers, what was committed."""

from __future__ import annotations

from collections.abc import Collection

from pydantic import BaseModel

from handoff.domain import events
from handoff.realtime.bus import Moved, Signal
from handoff.realtime.hub import Audience, Sink
from handoff.services import snapshots
from handoff.services.container import Services
from handoff.services.snapshots import anyone_online
from handoff.storage import conversations
from handoff.storage.conversations import Thread
from handoff.wire import CustomerState, InboxUpsert

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


async def publish(services: Services, thread: Thread) -> None:
    """Tell everyone who listens, here and at other workers, what was committed."""
    if not thread.appended:
        return
    queue = any(isinstance(entry.event, _MOVES_THE_QUEUE) for entry in thread.appended)
    services.bus.tell(Moved(conversation_id=thread.id, seq=thread.row.seq, queue=queue))
    services.hub.publish(thread.id, thread.appended)
    show_in_inbox(services, thread)
    if queue:
        await publish_queue(services, also=(thread,))


def show_in_inbox(services: Services, thread: Thread) -> None:
    """The conversation's row, as it is now, to all agents."""
    version = thread.row.seq
    services.inbox.show(thread.id, version, lambda: _row(services, thread))


def _row(services: Services, thread: Thread) -> InboxUpsert:
    return InboxUpsert(item=snapshots.inbox_item(services, thread))


def signal(
    services: Services,
    conversation_id: str,
    frame: BaseModel,
    audience: Audience,
    but: Sink | None = None,
) -> None:
    """A frame without a sequence number, to whoever listens now, here and at other workers."""
    services.hub.to_thread(conversation_id, frame, audience, but)
    encoded = frame.model_dump_json()
    services.bus.tell(Signal(conversation_id=conversation_id, audience=audience, frame=encoded))


async def publish_queue(services: Services, also: Collection[Thread] = ()) -> None:
    """Send their place to all customers here who wait, and the state as it is to those of `also`.

    One after another, each with a reading of its own: what was read first is never sent last.
    """
    async with services.showing_queue:
        async with services.store.read() as session:
            waiting = await conversations.waiting(session)
            ids = {thread.id for thread in also} - {thread.id for thread in waiting}
            others = await conversations.several(session, ids) if ids else []
            anyone = await anyone_online(services, session)
        places = snapshots.places(waiting)
        for thread in (*waiting, *others):
            if services.hub.listened_to(thread.id):
                place = places.get(thread.id)
                state = snapshots.customer_conversation(services, thread, place, anyone)
                services.hub.to_thread(thread.id, CustomerState(conversation=state), "customer")
