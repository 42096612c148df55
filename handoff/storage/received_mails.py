"""Mails that came in, and what became of each: none becomes two messages.

Runs in the caller's transaction, which also holds the message.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.incoming_mail import READ, Unreadable
from handoff.storage.channel_tables import DeliveryRow, ReceivedMailRow


@dataclass(frozen=True, slots=True)
class ReceivedMail:
    message_id: str
    outcome: str
    """`READ`, an `Ignored` or an `Unreadable`."""
    sender: str
    subject: str
    at: datetime
    conversation_id: str | None = None
    seq: int | None = None
    """Of the message that it became."""


def add(session: AsyncSession, mail: ReceivedMail) -> None:
    session.add(
        ReceivedMailRow(
            id=_key(mail.message_id),
            message_id=mail.message_id,
            outcome=mail.outcome,
            sender=mail.sender.casefold(),
            subject=mail.subject,
            at=mail.at,
            conversation_id=mail.conversation_id,
            seq=mail.seq,
        )
    )


async def find(session: AsyncSession, message_id: str) -> ReceivedMail | None:
    row = await session.get(ReceivedMailRow, _key(message_id))
    return None if row is None else _mail(row)


async def last_in(session: AsyncSession, conversation_id: str) -> ReceivedMail | None:
    """The newest that became a message in this conversation."""
    query = (
        select(ReceivedMailRow)
        .where(ReceivedMailRow.conversation_id == conversation_id)
        .order_by(ReceivedMailRow.seq.desc())
        .limit(1)
    )
    row = await session.scalar(query)
    return None if row is None else _mail(row)


async def count_read_from(session: AsyncSession, sender: str, since: datetime) -> int:
    """How many became messages."""
    query = select(func.count()).where(
        ReceivedMailRow.sender == sender.casefold(),
        ReceivedMailRow.outcome == READ,
        ReceivedMailRow.at > since,
    )
    return int(await session.scalar(query) or 0)


async def count_read_in(session: AsyncSession, conversation_id: str, since: datetime) -> int:
    """How many became messages in this conversation."""
    query = select(func.count()).where(
        ReceivedMailRow.conversation_id == conversation_id,
        ReceivedMailRow.outcome == READ,
        ReceivedMailRow.at > since,
    )
    return int(await session.scalar(query) or 0)


async def count_unreadable(session: AsyncSession, since: datetime) -> int:
    query = select(func.count()).where(
        ReceivedMailRow.outcome.in_([one.value for one in Unreadable]), ReceivedMailRow.at > since
    )
    return int(await session.scalar(query) or 0)


async def addresses_mailed(session: AsyncSession, conversation_id: str) -> set[str]:
    """Where answers in this conversation went."""
    query = select(DeliveryRow.address).where(DeliveryRow.conversation_id == conversation_id)
    return set(await session.scalars(query.distinct()))


def _key(message_id: str) -> str:
    """Message-IDs are as long as their senders like."""
    return hashlib.sha256(message_id.encode()).hexdigest()


def _mail(row: ReceivedMailRow) -> ReceivedMail:
    return ReceivedMail(
        row.message_id, row.outcome, row.sender, row.subject, row.at, row.conversation_id, row.seq
    )
