"""Canned replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.errors import Conflict
from handoff.storage.reply_tables import CannedReplyRow

SHARED = ""
"""The owner of what is everybody's."""


@dataclass(frozen=True, slots=True)
class CannedReply:
    """`owner_id`: whose own it is, or `SHARED`. `texts`: by language."""

    id: str
    owner_id: str
    shortcut: str
    texts: dict[str, str]
    by_id: str
    at: datetime


async def usable(session: AsyncSession, agent_id: str) -> list[CannedReply]:
    """Everybody's and this agent's own, by shortcut."""
    query = (
        select(CannedReplyRow)
        .where(CannedReplyRow.owner_id.in_((SHARED, agent_id)))
        .order_by(CannedReplyRow.shortcut, CannedReplyRow.owner_id)
    )
    return [_reply(row) for row in await session.scalars(query)]


async def find(session: AsyncSession, id: str) -> CannedReply | None:
    """Locked until the transaction ends."""
    row = await session.get(CannedReplyRow, id, with_for_update=True)
    return _reply(row) if row else None


async def save(session: AsyncSession, reply: CannedReply) -> None:
    """
    Raises:
        Conflict: another one of this owner's has the shortcut; the transaction cannot go on.
    """
    values = {name: getattr(reply, name) for name in CannedReply.__dataclass_fields__}
    try:
        await session.merge(CannedReplyRow(**values))
        await session.flush()
    except IntegrityError:
        taken = reply.shortcut
        raise Conflict(f"'/{taken}' is taken; choose another shortcut", name=taken) from None


async def remove(session: AsyncSession, id: str) -> None:
    row = await session.get(CannedReplyRow, id)
    if row is not None:
        await session.delete(row)


def _reply(row: CannedReplyRow) -> CannedReply:
    return CannedReply(
        id=row.id,
        owner_id=row.owner_id,
        shortcut=row.shortcut,
        texts=row.texts,
        by_id=row.by_id,
        at=row.at,
    )
