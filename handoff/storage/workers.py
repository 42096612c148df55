"""The processes of the service that share a database: which are alive, and which does what alone.

A lease has no expiry of its own: it is its holder's for as long as that worker is alive. Liveness
depends on the workers' clocks, which must agree to within a few seconds.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.storage.tables import LeaseRow, WorkerRow
from handoff.storage.upsert import upsert


async def beat(session: AsyncSession, worker: str, alive_until: datetime) -> None:
    """This worker counts as alive until then."""
    await upsert(session, WorkerRow, {"id": worker}, {"alive_until": alive_until})


async def leave(session: AsyncSession, worker: str) -> None:
    """The worker is gone; free the leases it held."""
    await session.execute(delete(WorkerRow).where(WorkerRow.id == worker))
    await session.execute(update(LeaseRow).where(LeaseRow.holder == worker).values(holder=None))


async def forget_others(session: AsyncSession, worker: str) -> None:
    """Where there can be only one process, all earlier ones are dead."""
    await session.execute(delete(WorkerRow).where(WorkerRow.id != worker))


async def forget_dead(session: AsyncSession, before: datetime) -> None:
    await session.execute(delete(WorkerRow).where(WorkerRow.alive_until < before))


async def alive(session: AsyncSession, now: datetime) -> set[str]:
    return set(await session.scalars(select(WorkerRow.id).where(WorkerRow.alive_until > now)))


async def is_alive(session: AsyncSession, worker: str | None, now: datetime) -> bool:
    if worker is None:
        return False
    row = await session.get(WorkerRow, worker)
    return row is not None and row.alive_until > now


async def take(session: AsyncSession, name: str, worker: str, now: datetime) -> bool:
    """Take the lease, or keep it; False if another live worker has it.

    Its row stays locked until the transaction ends.
    """
    row = await _lease(session, name)
    if row.holder != worker:
        if await is_alive(session, row.holder, now):
            return False
        row.holder = worker
    return True


async def let_go(session: AsyncSession, name: str, worker: str) -> None:
    mine = (LeaseRow.name == name, LeaseRow.holder == worker)
    await session.execute(update(LeaseRow).where(*mine).values(holder=None))


async def is_held(session: AsyncSession, name: str, worker: str, now: datetime) -> bool:
    """Whether this worker, or another live one, has the lease."""
    holder = await session.scalar(select(LeaseRow.holder).where(LeaseRow.name == name))
    return holder == worker or await is_alive(session, holder, now)


async def _lease(session: AsyncSession, name: str) -> LeaseRow:
    """The lease's row, locked; made if it is not there."""
    row = await session.get(LeaseRow, name, with_for_update=True, populate_existing=True)
    if row is not None:
        return row
    await upsert(session, LeaseRow, {"name": name}, {})
    return await session.get_one(LeaseRow, name, with_for_update=True, populate_existing=True)
