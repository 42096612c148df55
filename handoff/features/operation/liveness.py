"""This worker among the others: it says that it is alive, and leaves in good order."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from handoff.realtime.bus import Bus, MessagesLeft
from handoff.services.worker import Worker
from handoff.storage import workers

log = logging.getLogger(__name__)

BEAT_S = 2.0
ALIVE = timedelta(seconds=10)
"""After this long without a beat, others take over what this worker held."""

ALONE = timedelta(days=10_000)


async def beat(worker: Worker) -> None:
    """This worker is alive. On SQLite there is only one: what an earlier process held is free."""
    async with worker.store.begin() as session:
        if not worker.store.shared:
            await workers.forget_others(session, worker.id)
        life = ALIVE if worker.store.shared else ALONE
        await workers.beat(session, worker.id, worker.now() + life)


async def run(worker: Worker) -> None:
    """Until cancelled; if the database is away, this worker's leases run out, as they should."""
    while worker.store.shared:
        await asyncio.sleep(BEAT_S)
        try:
            await beat(worker)
        except Exception as error:
            log.warning("could not say that this worker is alive: %r", error)


async def leave(worker: Worker, bus: Bus) -> None:
    """Let others take over at once what this worker held."""
    try:
        async with worker.store.begin() as session:
            await workers.leave(session, worker.id)
    except Exception as error:
        log.warning("could not leave in good order; others take over in a while: %r", error)
    bus.tell(MessagesLeft())
