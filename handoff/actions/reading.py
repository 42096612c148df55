"""Snapshots and replays: what a socket or a page needs before it follows events."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable

from handoff.actions import views
from handoff.actions.context import Context, anyone_online
from handoff.domain.conversation import Status
from handoff.realtime.connection import TOO_SLOW
from handoff.realtime.hub import Subscription, encode
from handoff.storage import conversations
from handoff.storage.conversations import Stored
from handoff.wire import CustomerConversation, InboxItem

PAGE = 200
"""Events read and sent at once in a replay."""

_catching_up: set[asyncio.Task[None]] = set()
"""Held here: the event loop itself keeps only weak references to tasks."""


async def show_customer(
    context: Context, conversation_id: str, show: Callable[[CustomerConversation, int], None]
) -> None:
    """`show` the customer's snapshot, and the newest sequence number that the customer may see.

    A place in the queue is shown in turn with those of `publish_queue`: it has no version of its
    own, and what was read first must not be sent last.
    """
    snapshot, seq = await customer_snapshot(context, conversation_id)
    if snapshot.queue is None:
        show(snapshot, seq)
        return
    async with context.showing_queue:
        show(*await customer_snapshot(context, conversation_id))


async def customer_snapshot(
    context: Context, conversation_id: str
) -> tuple[CustomerConversation, int]:
    """The customer's snapshot, and the newest sequence number that the customer may see."""
    async with context.store.read() as session:
        thread = await conversations.find(session, conversation_id)
        place = None
        if thread.state.status is Status.WAITING:
            place = views.places(await conversations.waiting(session)).get(conversation_id)
        anyone = await anyone_online(context, session)
    return views.customer_conversation(thread, place, anyone), thread.row.customer_seq


async def inbox(context: Context, statuses: Iterable[Status]) -> list[InboxItem]:
    async with context.store.read() as session:
        return [views.inbox_item(one) for one in await conversations.listed(session, statuses)]


async def thread(context: Context, conversation_id: str) -> tuple[InboxItem, list[Stored]]:
    """One conversation and its whole log."""
    async with context.store.read() as session:
        found = await conversations.find(session, conversation_id)
        return views.inbox_item(found), await conversations.entries(session, conversation_id)


async def catch_up(context: Context, subscription: Subscription) -> None:
    """Send what the subscription has not got, until it is level with what is published live.

    A failure (the database away) ends the socket, which comes back and resumes: left open it
    would stay behind for good.
    """
    subscription.catching_up = True
    try:
        while True:
            subscription.behind = False
            await _send_missed(context, subscription)
            if not subscription.behind:
                subscription.catching_up = False
                return
    except Exception:
        subscription.sink.close(TOO_SLOW)
        raise


async def _send_missed(context: Context, subscription: Subscription) -> None:
    """Page by page, so that a long log does not overrun the socket's queue."""
    read = subscription.cursor
    while True:
        async with context.store.read() as session:
            page = await conversations.entries_page(
                session, subscription.conversation_id, read, PAGE
            )
        for entry in page:
            encoded = encode(entry, subscription.audience)
            if encoded is not None:
                subscription.take(encoded)
        if len(page) < PAGE:
            return
        read = page[-1].seq
        await subscription.sink.drained()


def catch_up_soon(context: Context, subscription: Subscription) -> None:
    """The same from where nothing can be awaited; a failure ends the socket, which resumes."""
    subscription.catching_up = True
    task = asyncio.create_task(catch_up(context, subscription))
    _catching_up.add(task)
    task.add_done_callback(_catching_up.discard)
