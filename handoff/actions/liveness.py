"""This worker among the others: says that it is alive, takes leases, leaves in good order."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from handoff.actions.context import Context
from handoff.realtime.bus import TurnsLeft
from handoff.storage import workers

log = logging.getLogger(__name__)

BEAT_S = 2.0
ALIVE = timedelta(seconds=10)
"""After so long without a beat others take over what this worker held."""

ALONE = timedelta(days=10_000)

LEASE_POLL_S = 0.1


async def beat(context: Context) -> None:
    """This worker is alive. On SQLite there is but one: what an earlier process held is free."""
    async with context.store.begin() as session:
        if not context.store.shared:
            await workers.forget_others(session, context.worker)
        life = ALIVE if context.store.shared else ALONE
        await workers.beat(session, context.worker, context.now() + life)


async def run(context: Context) -> None:
    """Until cancelled; with the database away this worker's leases run out, as they should."""
    while context.store.shared:
        await asyncio.sleep(BEAT_S)
        try:
            await beat(context)
        except Exception as error:
            log.warning("could not say that this worker is alive: %r", error)


async def leave(context: Context) -> None:
    """Others may take over at once what this worker held."""
    try:
        async with context.store.begin() as session:
            await workers.leave(session, context.worker)
    except Exception as error:
        log.warning("could not leave in good order; others take over in a while: %r", error)
    context.bus.tell(TurnsLeft())


async def try_lease(context: Context, name: str) -> bool:
    """Whether this worker is the one that does this now; it keeps it until it leaves or dies."""
    async with context.store.begin() as session:
        return await workers.take(session, name, context.worker, context.now())


@asynccontextmanager
async def lease(context: Context, name: str) -> AsyncIterator[None]:
    """Hold the lease during the block, after waiting for the worker that has it."""
    while not await try_lease(context, name):  # noqa: ASYNC110 - no event reaches over processes
        await asyncio.sleep(LEASE_POLL_S)
    try:
        yield
    finally:
        async with context.store.begin() as session:
            await workers.let_go(session, name, context.worker)
