"""Which conversations customers have open, at which worker; true while that worker is alive."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.storage.tables import CustomerAttendanceRow, WorkerRow
from handoff.storage.upsert import upsert


async def note(
    session: AsyncSession, worker: str, came: Collection[str], went: Collection[str]
) -> None:
    for conversation_id in sorted(came):
        key = {"conversation_id": conversation_id, "worker": worker}
        await upsert(session, CustomerAttendanceRow, key, {})
    if went:
        gone = CustomerAttendanceRow.conversation_id.in_(list(went))
        here = CustomerAttendanceRow.worker == worker
        await session.execute(delete(CustomerAttendanceRow).where(here, gone))


async def elsewhere(
    session: AsyncSession, worker: str, now: datetime, among: Collection[str] | None = None
) -> set[str]:
    """Conversations that are open at other workers: all, or those `among` these."""
    query = (
        select(CustomerAttendanceRow.conversation_id)
        .join(WorkerRow, WorkerRow.id == CustomerAttendanceRow.worker)
        .where(WorkerRow.alive_until > now, WorkerRow.id != worker)
    )
    if among is not None:
        query = query.where(CustomerAttendanceRow.conversation_id.in_(list(among)))
    return set(await session.scalars(query))


async def forget_the_dead(session: AsyncSession) -> None:
    """Delete rows of workers that are no longer known."""
    known = select(WorkerRow.id)
    await session.execute(
        delete(CustomerAttendanceRow).where(CustomerAttendanceRow.worker.not_in(known))
    )
