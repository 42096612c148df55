"""What only one worker does at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from handoff.services.worker import Worker
from handoff.storage import workers

LEASE_POLL_S = 0.1


async def try_lease(worker: Worker, name: str) -> bool:
    """Whether this worker now holds the lease; it keeps it until it lets go, leaves or dies."""
    async with worker.store.begin() as session:
        return await workers.take(session, name, worker.id, worker.now())


@asynccontextmanager
async def lease(worker: Worker, name: str) -> AsyncIterator[None]:
    """Hold the lease during the block, after waiting for any worker that has it."""
    while not await try_lease(worker, name):  # noqa: ASYNC110 - no event reaches across processes
        await asyncio.sleep(LEASE_POLL_S)
    try:
        yield
    finally:
        async with worker.store.begin() as session:
            await workers.let_go(session, name, worker.id)
