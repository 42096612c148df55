"""What agents said, on its way to customers who may have left. Runs in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.deliveries import OPEN, State
from handoff.storage.channel_tables import DeliveryRow
from handoff.storage.tables import WorkerRow

_DUE = text("state IN ('pending', 'failed')")
"""Worded like the partial index."""


@dataclass(frozen=True, slots=True)
class Delivery:
    conversation_id: str
    seq: int
    channel: str
    address: str
    message_id: str
    state: State
    attempts: int
    """Failed tries so far."""
    next_try_at: datetime
    last_error: str
    created_at: datetime
    updated_at: datetime


def add(session: AsyncSession, delivery: Delivery) -> None:
    session.add(
        DeliveryRow(
            conversation_id=delivery.conversation_id,
            seq=delivery.seq,
            channel=delivery.channel,
            address=delivery.address,
            message_id=delivery.message_id,
            state=delivery.state.value,
            attempts=delivery.attempts,
            next_try_at=delivery.next_try_at,
            last_error=delivery.last_error,
            created_at=delivery.created_at,
            updated_at=delivery.updated_at,
        )
    )


async def claim(session: AsyncSession, worker: str, now: datetime, most: int) -> list[Delivery]:
    """Take what is due; no other worker will while this one is alive.

    A worker claims again only when it is done with what it had. So anything still claimed by it is
    what could not be noted, and is taken up again.
    """
    alive = select(WorkerRow.id).where(WorkerRow.alive_until > now, WorkerRow.id != worker)
    claimed = DeliveryRow.claimed_by
    query = (
        select(DeliveryRow)
        .where(_DUE, DeliveryRow.next_try_at <= now)
        .where(or_(claimed.is_(None), claimed.not_in(alive)))
        .order_by(DeliveryRow.next_try_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = list(await session.scalars(query))
    for row in rows:
        row.claimed_by = worker
    return [_delivery(row) for row in rows]


async def note(session: AsyncSession, worker: str, delivery: Delivery) -> bool:
    """Store how it went and let go of it; False if another worker has taken it over meanwhile."""
    done = await session.execute(
        update(DeliveryRow)
        .where(
            DeliveryRow.conversation_id == delivery.conversation_id,
            DeliveryRow.seq == delivery.seq,
            DeliveryRow.claimed_by == worker,
        )
        .values(
            state=delivery.state.value,
            attempts=delivery.attempts,
            next_try_at=delivery.next_try_at,
            last_error=delivery.last_error,
            updated_at=delivery.updated_at,
            claimed_by=None,
        )
        .returning(DeliveryRow.seq)
    )
    return done.first() is not None


async def seen(session: AsyncSession, marks: Iterable[tuple[str, int]], now: datetime) -> None:
    """Customers have read these conversations up to these numbers: nothing up to there is sent any
    more, except what is being sent at this moment.
    """
    for conversation_id, seq in sorted(marks):
        await session.execute(
            update(DeliveryRow)
            .where(
                DeliveryRow.conversation_id == conversation_id,
                DeliveryRow.seq <= seq,
                DeliveryRow.state.in_([state.value for state in OPEN]),
                DeliveryRow.claimed_by.is_(None),
            )
            .values(state=State.SEEN.value, updated_at=now)
        )


async def sent_before(session: AsyncSession, delivery: Delivery) -> list[str]:
    """Message-IDs of the mails sent in this conversation before this one, oldest first."""
    query = (
        select(DeliveryRow.message_id)
        .where(
            DeliveryRow.conversation_id == delivery.conversation_id,
            DeliveryRow.seq < delivery.seq,
            DeliveryRow.state == State.SENT.value,
        )
        .order_by(DeliveryRow.seq)
    )
    return list(await session.scalars(query))


async def listed(session: AsyncSession, state: State, limit: int) -> list[Delivery]:
    """The newest first."""
    query = (
        select(DeliveryRow)
        .where(DeliveryRow.state == state.value)
        .order_by(DeliveryRow.updated_at.desc())
        .limit(limit)
    )
    return [_delivery(row) for row in await session.scalars(query)]


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        row.conversation_id,
        row.seq,
        row.channel,
        row.address,
        row.message_id,
        State(row.state),
        row.attempts,
        row.next_try_at,
        row.last_error,
        row.created_at,
        row.updated_at,
    )
