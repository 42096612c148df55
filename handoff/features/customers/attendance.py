"""Tells agents, here and at other workers, when customers open their conversations or leave, and
those in the queue what that makes of their place.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Iterable, Set

from handoff.realtime.bus import CustomersMoved
from handoff.services.relay import Relay
from handoff.storage import conversations, customer_attendance

log = logging.getLogger(__name__)

PAUSE_S = 0.1
"""Changes within this time are told together."""
AGAIN_AFTER_S = 1.0
AT_ONCE = 500


async def run(relay: Relay) -> None:
    """Until cancelled."""
    here = relay.reaching.here
    while True:
        await here.stirred.wait()
        here.stirred.clear()
        try:
            await tell(relay)
        except Exception as error:
            log.warning("could not tell which customers are there; trying again: %r", error)
            await asyncio.sleep(AGAIN_AFTER_S)
            here.stirred.set()
        await asyncio.sleep(PAUSE_S)


async def tell(relay: Relay) -> None:
    """Tell what has changed; what changes meanwhile comes next, what could not be told is kept."""
    here = relay.reaching.here
    own, here.came_or_went = here.came_or_went, set()
    others, here.moved_elsewhere = here.moved_elsewhere, set()
    try:
        if own and relay.store.shared:
            await _note(relay, own)
        await show(relay, own | others)
        if await _in_the_queue(relay, own | others):
            await relay.publish_queue()
    except BaseException:
        here.came_or_went |= own
        here.moved_elsewhere |= others
        raise


async def _note(relay: Relay, moved: Set[str]) -> None:
    """For other workers. A lone worker needs no rows: when it ends, all customers are gone."""
    came = {id for id in moved if relay.reaching.here.is_here(id)}
    async with relay.store.begin() as session:
        await customer_attendance.note(session, relay.worker.id, came, moved - came)
    for some in _chunks(moved):
        relay.bus.tell(CustomersMoved(conversation_ids=some))


async def follow(relay: Relay, among: Set[str] | None = None) -> None:
    """Look up which conversations are open at other workers: of all, or of those `among`."""
    now = relay.worker.now()
    async with relay.store.read() as session:
        live = await customer_attendance.elsewhere(session, relay.worker.id, now, among)
    relay.reaching.here.others(live, among)


async def show(relay: Relay, ids: Iterable[str]) -> None:
    """Send these conversations' rows to the agents here."""
    if not relay.hub.has_agents:
        return
    for some in _chunks(ids):
        async with relay.store.read() as session:
            threads = await conversations.several(session, some)
        for thread in threads:
            if thread.seq:  # a conversation in which nothing was said is in no list
                relay.show_in_inbox(thread)


async def _in_the_queue(relay: Relay, ids: Set[str]) -> bool:
    """Whether any of these waits: who comes is in line again, who goes no longer is."""
    for some in _chunks(ids):
        async with relay.store.read() as session:
            if await conversations.any_waiting(session, some):
                return True
    return False


def _chunks(ids: Iterable[str]) -> Iterable[tuple[str, ...]]:
    left = iter(sorted(ids))
    while some := tuple(itertools.islice(left, AT_ONCE)):
        yield some
