"""What is known of files that were uploaded. Runs in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.attached import Attachment
from handoff.storage.channel_tables import AttachmentRow

_UNSENT = text("seq IS NULL")
"""Worded like the partial index."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    conversation_id: str
    by_agent_id: str | None
    """None: the customer's."""
    attachment: Attachment
    seq: int | None
    """Of its message; None: not sent yet."""


def add(session: AsyncSession, uploaded: Uploaded, at: datetime) -> None:
    session.add(
        AttachmentRow(
            conversation_id=uploaded.conversation_id,
            by_agent_id=uploaded.by_agent_id,
            created_at=at,
            seq=uploaded.seq,
            **uploaded.attachment.model_dump(),
        )
    )


async def find(session: AsyncSession, ids: Iterable[str], lock: bool = False) -> list[Uploaded]:
    """Those of these that there are; `lock`: until the transaction ends."""
    query = select(AttachmentRow).where(AttachmentRow.id.in_(list(ids)))
    if lock:
        query = query.with_for_update()
    return [_uploaded(row) for row in await session.scalars(query)]


async def note_sent(session: AsyncSession, ids: Sequence[str], seq: int) -> None:
    if not ids:
        return
    sent = update(AttachmentRow).where(AttachmentRow.id.in_(list(ids))).values(seq=seq)
    await session.execute(sent)


async def number_since(
    session: AsyncSession, conversation_id: str, by_agents: bool, since: datetime
) -> int:
    """How many files one side has uploaded to this conversation since then."""
    by = AttachmentRow.by_agent_id
    query = select(func.count()).where(
        AttachmentRow.conversation_id == conversation_id,
        AttachmentRow.created_at > since,
        by.is_not(None) if by_agents else by.is_(None),
    )
    return await session.scalar(query) or 0


async def take_unsent(session: AsyncSession, before: datetime, most: int) -> Sequence[str]:
    """Forget some that were uploaded before then and never sent; returns their ids."""
    query = (
        select(AttachmentRow.id)
        .where(_UNSENT, AttachmentRow.created_at < before)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    ids = list(await session.scalars(query))
    await session.execute(delete(AttachmentRow).where(AttachmentRow.id.in_(ids)))
    return ids


def _uploaded(row: AttachmentRow) -> Uploaded:
    attachment = Attachment(
        id=row.id,
        name=row.name,
        type=row.type,
        size=row.size,
        width=row.width,
        height=row.height,
    )
    return Uploaded(row.conversation_id, row.by_agent_id, attachment, row.seq)
