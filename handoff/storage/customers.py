"""Customers, their merging, and the tokens of their widgets. Only hashes of tokens are stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.conversation import Status
from handoff.domain.customers import Customer, Facts
from handoff.domain.errors import NotFound
from handoff.storage import search_index
from handoff.storage.agents import hashed
from handoff.storage.tables import ConversationRow, CustomerMergeRow, CustomerRow, VisitorRow
from handoff.storage.upsert import upsert

_LOCK: Any = {"key_share": True}
"""Against other changes of the row. A stronger lock would also stop everyone who stores something
that refers to it, such as a change of the customer's conversation, and wait for each of them."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whom a widget's token names."""

    customer_id: str
    conversation_id: str


@dataclass(frozen=True, slots=True)
class Merge:
    """An anonymous customer's conversations became those of a known one."""

    from_id: str
    into_id: str
    at: datetime
    conversations: tuple[str, ...]
    facts: dict[str, Any]


def add(session: AsyncSession, customer: Customer, at: datetime) -> None:
    row = CustomerRow(id=customer.id, user_id=customer.user_id, created_at=at)
    _write(row, customer.facts, at)
    session.add(row)


async def by_id(session: AsyncSession, customer_id: str) -> Customer:
    """For reading.

    Raises:
        NotFound: there is none with this id.
    """
    row = await session.get(CustomerRow, customer_id)
    if row is None:
        raise NotFound(f"there is no customer '{customer_id}'", id=customer_id)
    return _customer(row)


async def of_conversation(session: AsyncSession, conversation_id: str) -> Customer:
    """Whose conversation this is; for reading.

    Raises:
        NotFound: there is no such conversation.
    """
    row = await session.get(ConversationRow, conversation_id)
    if row is None:
        raise NotFound(f"there is no conversation '{conversation_id}'", id=conversation_id)
    return await by_id(session, row.customer_id)


async def lock(session: AsyncSession, customer_id: str) -> Customer:
    """The customer, locked until the transaction ends.

    A customer is locked before any of their conversations, so that two never wait for each other.
    """
    return _customer(await session.get_one(CustomerRow, customer_id, with_for_update=_LOCK))


async def known(session: AsyncSession, user_id: str, new_id: str, at: datetime) -> Customer:
    """The customer whom the website calls `user_id`, locked; made as `new_id` if there is none."""
    values = {"id": new_id, "attributes": {}, "created_at": at, "updated_at": at}
    await upsert(session, CustomerRow, {"user_id": user_id}, {}, values)
    query = select(CustomerRow).where(CustomerRow.user_id == user_id).with_for_update(**_LOCK)
    return _customer((await session.scalars(query)).one())


async def save(session: AsyncSession, customer: Customer, at: datetime) -> None:
    """Store what is now known about the (locked) customer, also where conversations show it."""
    row = await session.get_one(CustomerRow, customer.id)
    _write(row, customer.facts, at)
    await session.execute(
        update(ConversationRow)
        .where(ConversationRow.customer_id == customer.id)
        .values(customer_name=customer.facts.name, customer_email=customer.facts.email)
    )
    await search_index.know(session, customer, await conversations_of(session, customer.id), at)


async def move(session: AsyncSession, old: Customer, new: Customer, at: datetime) -> Merge:
    """Give the conversations and tokens of `old` to `new` (both are locked)."""
    ids = tuple(await conversations_of(session, old.id))
    for table in (ConversationRow, VisitorRow):
        mine = update(table).where(table.customer_id == old.id)
        await session.execute(mine.values(customer_id=new.id))
    facts = {"from": _as_json(old), "into": _as_json(new)}
    row = CustomerMergeRow(
        from_id=old.id, into_id=new.id, at=at, conversations=list(ids), facts=facts
    )
    session.add(row)
    return Merge(old.id, new.id, at, ids, facts)


async def merges_into(session: AsyncSession, customer_id: str) -> list[Merge]:
    """Oldest first."""
    query = (
        select(CustomerMergeRow)
        .where(CustomerMergeRow.into_id == customer_id)
        .order_by(CustomerMergeRow.id)
    )
    return [
        Merge(row.from_id, row.into_id, row.at, tuple(row.conversations), row.facts)
        for row in await session.scalars(query)
    ]


async def is_or_became(session: AsyncSession, old_id: str, customer_id: str) -> bool:
    """Whether `old_id` names this customer, or one who was merged into them.

    A known customer is never merged, so there is no chain to follow.
    """
    if old_id == customer_id:
        return True
    query = select(CustomerMergeRow.id).where(
        CustomerMergeRow.from_id == old_id, CustomerMergeRow.into_id == customer_id
    )
    return (await session.scalars(query.limit(1))).first() is not None


async def conversations_of(session: AsyncSession, customer_id: str) -> Sequence[str]:
    """Their ids, the most recently updated first."""
    query = (
        select(ConversationRow.id)
        .where(ConversationRow.customer_id == customer_id)
        .order_by(ConversationRow.updated_at.desc(), ConversationRow.id)
    )
    return (await session.scalars(query)).all()


async def open_conversation(session: AsyncSession, customer_id: str) -> str | None:
    """Their unresolved conversation; of several, the most recently updated."""
    query = (
        select(ConversationRow.id)
        .where(
            ConversationRow.customer_id == customer_id,
            ConversationRow.status != Status.RESOLVED.value,
        )
        .order_by(ConversationRow.updated_at.desc(), ConversationRow.id)
    )
    return (await session.scalars(query.limit(1))).first()


# ── tokens ───────────────────────────────────────────────────────────────────────────────────


def add_visitor(session: AsyncSession, token: str, visitor: Visitor, expires_at: datetime) -> None:
    row = VisitorRow(
        token_hash=hashed(token),
        customer_id=visitor.customer_id,
        conversation_id=visitor.conversation_id,
        expires_at=expires_at,
    )
    session.add(row)


async def visitor(session: AsyncSession, token: str, expires_after: datetime) -> Visitor | None:
    """Whom this widget token names; None if it is unknown or had expired by then."""
    row = await session.get(VisitorRow, hashed(token))
    if row is None or row.expires_at <= expires_after:
        return None
    return Visitor(row.customer_id, row.conversation_id)


def _customer(row: CustomerRow) -> Customer:
    facts = Facts(row.name, row.email, row.attributes, row.language, row.time_zone)
    return Customer(row.id, row.user_id, facts)


def _write(row: CustomerRow, facts: Facts, at: datetime) -> None:
    row.name, row.email = facts.name, facts.email
    row.attributes = dict(facts.attributes)
    row.language, row.time_zone = facts.language, facts.time_zone
    row.updated_at = at


def _as_json(customer: Customer) -> dict[str, Any]:
    return {"user_id": customer.user_id, **asdict(customer.facts)}
