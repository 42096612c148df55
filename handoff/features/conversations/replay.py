"""What a socket is sent before it follows events: the snapshot, then what it has missed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from handoff.realtime.connection import TOO_SLOW
from handoff.realtime.hub import Subscription, encode
from handoff.services.relay import Relay
from handoff.services.snapshots import customer_snapshot
from handoff.storage import conversations
from handoff.storage.engine import Store
from handoff.wire_snapshots import CustomerConversation

PAGE = 200
"""Events read and sent at once in a replay."""

_catching_up: set[asyncio.Task[None]] = set()
"""Held here: the event loop itself keeps only weak references to tasks."""


async def show_customer(
    relay: Relay, conversation_id: str, show: Callable[[CustomerConversation, int], None]
) -> None:
    """`show` the customer's snapshot, and the newest sequence number that the customer may see.

    A place in the queue is shown in order with those of `publish_queue`: it has no version of its
    own, and what was read first must not be sent last.
    """
    snapshot, seq = await customer_snapshot(relay.worker, relay.reaching, conversation_id)
    if snapshot.queue is None:
        show(snapshot, seq)
        return
    async with relay.showing_queue:
        show(*await customer_snapshot(relay.worker, relay.reaching, conversation_id))


async def catch_up(store: Store, subscription: Subscription) -> None:
    """Send what the subscription lacks, until it is level with what is published live.

    A failure (the database is away, say) ends the socket, whose client comes back and resumes: left
    open, it would stay behind for good.
    """
    subscription.catching_up = True
    try:
        while True:
            subscription.behind = False
            await _send_missed(store, subscription)
            if not subscription.behind:
                subscription.catching_up = False
                return
    except Exception:
        subscription.sink.close(TOO_SLOW)
        raise


async def _send_missed(store: Store, subscription: Subscription) -> None:
    """Page by page, so that a long log does not overrun the socket's queue."""
    read = subscription.cursor
    while True:
        async with store.read() as session:
            page = await conversations.entries(session, subscription.conversation_id, read, PAGE)
        encoded = (encode(entry, subscription.audience) for entry in page)
        subscription.take(*(one for one in encoded if one is not None))
        if len(page) < PAGE:
            return
        read = page[-1].seq
        await subscription.sink.drained()


def catch_up_soon(store: Store, subscription: Subscription) -> None:
    """The same, from where nothing can be awaited."""
    subscription.catching_up = True
    task = asyncio.create_task(catch_up(store, subscription))
    _catching_up.add(task)
    task.add_done_callback(_catching_up.discard)
