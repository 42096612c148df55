"""Tells agents, here and at other workers, when customers open their conversations and leave."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Iterable, Set

from handoff.realtime.bus import CustomersMoved
from handoff.services.container import Services
from handoff.services.publishing import show_in_inbox
from handoff.storage import conversations, customer_attendance

log = logging.getLogger(__name__)

PAUSE_S = 0.1
"""Who comes within so short a time is told of together."""
AGAIN_AFTER_S = 1.0
AT_ONCE = 500


async def run(services: Services) -> None:
    """Until cancelled."""
    here = services.customers_here
    while True:
        await here.stirred.wait()
        here.stirred.clear()
        try:
            await tell(services)
        except Exception as error:
            log.warning("could not tell which customers are there; trying again: %r", error)
            await asyncio.sleep(AGAIN_AFTER_S)
            here.stirred.set()
        await asyncio.sleep(PAUSE_S)


async def tell(services: Services) -> None:
    """What changed meanwhile is told next; what could not be told is kept."""
    here = services.customers_here
    own, here.came_or_went = here.came_or_went, set()
    others, here.moved_elsewhere = here.moved_elsewhere, set()
    try:
        if own and services.store.shared:
            await _note(services, own)
        await show(services, own | others)
    except BaseException:
        here.came_or_went |= own
        here.moved_elsewhere |= others
        raise


async def _note(services: Services, moved: Set[str]) -> None:
    """For other workers. A worker that is alone needs no rows: when it ends, all have gone."""
    came = {id for id in moved if services.customers_here.is_here(id)}
    async with services.store.begin() as session:
        await customer_attendance.note(session, services.worker, came, moved - came)
    for some in _chunks(moved):
        services.bus.tell(CustomersMoved(conversation_ids=some))


async def follow(services: Services, among: Set[str] | None = None) -> None:
    """Look who is at other workers: of all customers, or of those `among`."""
    now = services.now()
    async with services.store.read() as session:
        live = await customer_attendance.elsewhere(session, services.worker, now, among)
    services.customers_here.others(live, among)


async def show(services: Services, ids: Iterable[str]) -> None:
    """The rows of these conversations, to the agents here."""
    if not services.hub.has_agents:
        return
    for some in _chunks(ids):
        async with services.store.read() as session:
            threads = await conversations.several(session, some)
        for thread in threads:
            if thread.row.seq:  # a conversation in which nothing was said is in no list
                show_in_inbox(services, thread)


def _chunks(ids: Iterable[str]) -> Iterable[tuple[str, ...]]:
    left = iter(sorted(ids))
    while some := tuple(itertools.islice(left, AT_ONCE)):
        yield some
