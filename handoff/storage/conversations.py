"""Conversations and their log, in a transaction that the caller opened: create one, load it to
change it, save it, and all ways of reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from sqlalchemy import Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.conversation import Status
from handoff.domain.customers import Customer, Facts
from handoff.domain.errors import NotFound
from handoff.domain.thread import Entry, Thread
from handoff.storage import customers, search_index, writing
from handoff.storage.rows import (
    CONVERSATIONS,
    EVENTS,
    SELECT_ENTRIES,
    SELECT_THREADS,
    entry_of,
    thread_of,
)
from handoff.storage.tables import MILESTONES, OF_THE_TEAM
from handoff.storage.writing import on_connection

_PEOPLE = frozenset({Status.WAITING, Status.HUMAN, Status.SNOOZED})


async def create(
    session: AsyncSession,
    conversation_id: str,
    locale: str,
    at: datetime,
    customer: Customer | None = None,
) -> Thread:
    """A new conversation, owned by the bot; with this customer, or with a new, anonymous one."""
    if customer is None:
        customer = Customer(conversation_id, facts=Facts(language=locale))
        customers.add(session, customer, at)
    thread = Thread(
        conversation_id,
        locale,
        created_at=at,
        updated_at=at,
        customer_id=customer.id,
        customer_name=customer.facts.name,
        customer_email=customer.facts.email,
    )
    await on_connection(session, partial(writing.create, thread=thread))
    await search_index.know(session, customer, (conversation_id,), at)
    return thread


async def load(session: AsyncSession, conversation_id: str) -> Thread:
    """The conversation, locked until the transaction ends.

    Raises:
        NotFound: there is none with this id.
    """
    found = await on_connection(session, partial(writing.load, ids={conversation_id}))
    if conversation_id not in found:
        raise _not_found(conversation_id)
    return found[conversation_id]


async def save(session: AsyncSession, thread: Thread, worker: str, now: datetime) -> None:
    """Store what was appended; once, at the end of the transaction. `worker` is the writer."""
    write = partial(writing.write, threads=[thread], worker=worker, now=now)
    await on_connection(session, write)


# ── reading ──────────────────────────────────────────────────────────────────────────────────


async def find(session: AsyncSession, conversation_id: str) -> Thread:
    """The conversation as it stands; nothing is locked.

    Raises:
        NotFound: there is none with this id.
    """
    query = SELECT_THREADS.where(CONVERSATIONS.c.id == conversation_id)
    row = (await session.execute(query)).one_or_none()
    if row is None:
        raise _not_found(conversation_id)
    return thread_of(row)


async def listed(
    session: AsyncSession,
    statuses: Iterable[Status],
    limit: int = 500,
    customer_id: str | None = None,
) -> list[Thread]:
    """Conversations with these statuses in which anything happened; only this customer's, if given.

    First all of those that people are or will be busy with, then at most `limit` of the others;
    each part newest first.
    """
    wanted = set(statuses)
    found: list[Thread] = []
    for group, most in ((wanted & _PEOPLE, None), (wanted - _PEOPLE, limit)):
        query = (
            SELECT_THREADS.where(CONVERSATIONS.c.status.in_([status.value for status in group]))
            .where(CONVERSATIONS.c.seq > 0)
            .order_by(CONVERSATIONS.c.updated_at.desc())
            .limit(most)
        )
        if customer_id is not None:
            query = query.where(CONVERSATIONS.c.customer_id == customer_id)
        found += [thread_of(row) for row in await session.execute(query)]
    return found


async def waiting(session: AsyncSession) -> list[Thread]:
    """The whole queue. Its order is `domain/routing.py`'s: who is here, no query knows."""
    return await _of_status(session, Status.WAITING)


async def any_waiting(session: AsyncSession, ids: Iterable[str]) -> bool:
    """Whether one of these is in the queue."""
    query = select(CONVERSATIONS.c.id).where(
        CONVERSATIONS.c.id.in_(list(ids)), CONVERSATIONS.c.status == Status.WAITING.value
    )
    return (await session.execute(query.limit(1))).first() is not None


async def held_by_agents(session: AsyncSession) -> list[Thread]:
    return await _of_status(session, Status.HUMAN)


async def owned(session: AsyncSession) -> list[Thread]:
    """As above, and what they have put off."""
    return await _of_status(session, Status.HUMAN, Status.SNOOZED)


async def _of_status(session: AsyncSession, *statuses: Status) -> list[Thread]:
    query = SELECT_THREADS.where(CONVERSATIONS.c.status.in_([one.value for one in statuses]))
    return [thread_of(row) for row in await session.execute(query)]


async def unjudged(session: AsyncSession) -> list[tuple[str, str | None]]:
    """Conversations with a customer message that nobody has dealt with, and its worker."""
    query = select(CONVERSATIONS.c.id, CONVERSATIONS.c.turn_by).where(
        text("asked_seq > judged_seq"),  # worded like the partial index
        CONVERSATIONS.c.status != Status.RESOLVED.value,
    )
    return [(id, worker_id) for id, worker_id in await session.execute(query)]


async def due(session: AsyncSession, now: datetime) -> list[str]:
    """Snoozed conversations whose time has come."""
    query = select(CONVERSATIONS.c.id).where(
        text("status = 'snoozed'"),  # worded like the partial index
        CONVERSATIONS.c.snoozed_until <= now,
    )
    return list(await session.scalars(query))


async def several(session: AsyncSession, ids: Iterable[str]) -> list[Thread]:
    """Those of these conversations that exist; for reading."""
    query = SELECT_THREADS.where(CONVERSATIONS.c.id.in_(list(ids)))
    return [thread_of(row) for row in await session.execute(query)]


async def moved_since(session: AsyncSession, at: datetime) -> list[tuple[str, int]]:
    """Ids and newest sequence numbers of the conversations in which something happened since."""
    columns = (CONVERSATIONS.c.id, CONVERSATIONS.c.seq)
    query = select(*columns).where(CONVERSATIONS.c.updated_at > at)
    return [(id, seq) for id, seq in await session.execute(query)]


async def seq_of_client_id(
    session: AsyncSession, conversation_id: str, client_id: str
) -> int | None:
    """The number under which this frame of the client was stored before, if it was."""
    query = select(EVENTS.c.seq).where(
        EVENTS.c.conversation_id == conversation_id, EVENTS.c.client_id == client_id
    )
    seq: int | None = await session.scalar(query)
    return seq


async def entry(session: AsyncSession, conversation_id: str, seq: int) -> Entry | None:
    query = SELECT_ENTRIES.where(EVENTS.c.conversation_id == conversation_id, EVENTS.c.seq == seq)
    row = (await session.execute(query)).one_or_none()
    return entry_of(row) if row else None


async def entries(
    session: AsyncSession, conversation_id: str, since: int = 0, most: int | None = None
) -> list[Entry]:
    """The log after `since`, in order; its first `most` entries."""
    query = (
        SELECT_ENTRIES.where(EVENTS.c.conversation_id == conversation_id, EVENTS.c.seq > since)
        .order_by(EVENTS.c.seq)
        .limit(most)
    )
    return [entry_of(row) for row in await session.execute(query)]


async def queue_steps(
    session: AsyncSession, since: datetime, most: int
) -> list[tuple[datetime, datetime | None, str | None]]:
    """The newest stays in the queue that began after `since`: when they began, when they ended and
    with which kind of event; None: it is still there."""
    query = queue_steps_query(since, most)
    return [(began, ended, kind) for began, ended, kind in await session.execute(query)]


def queue_steps_query(since: datetime, most: int) -> Select[datetime, datetime | None, str | None]:
    entered, left, first = EVENTS, EVENTS.alias(), EVENTS.alias()
    leaving = (
        select(func.min(first.c.seq))
        .where(first.c.conversation_id == entered.c.conversation_id, first.c.seq > entered.c.seq)
        .where(first.c.kind.in_(("claimed", "handed_back", "resolved")))
        .correlate(entered)
        .scalar_subquery()
    )
    is_its_end = (left.c.conversation_id == entered.c.conversation_id) & (left.c.seq == leaving)
    return (
        select(entered.c.at, left.c.at, left.c.kind)
        .select_from(entered.outerjoin(left, is_its_end))
        .where(text(f"events.{MILESTONES}"))  # worded like the partial index
        .where(entered.c.kind == "escalated", entered.c.at > since)
        .order_by(entered.c.at.desc())
        .limit(most)
    )


async def of_the_team(session: AsyncSession, since: datetime) -> list[str]:
    """Ids of the conversations that the team has now, or has had or ended since then."""
    lately = select(EVENTS.c.conversation_id).where(OF_THE_TEAM, EVENTS.c.at >= since)
    now = select(CONVERSATIONS.c.id).where(
        CONVERSATIONS.c.status.in_([status.value for status in _PEOPLE])
    )
    return sorted(await session.scalars(lately.union(now)))


async def entries_of_kinds(
    session: AsyncSession, ids: Iterable[str], kinds: Iterable[str]
) -> list[Entry]:
    """Of these conversations, one after the other, each in order."""
    query = (
        SELECT_ENTRIES.where(EVENTS.c.conversation_id.in_(list(ids)))
        .where(EVENTS.c.kind.in_(list(kinds)))
        .order_by(EVENTS.c.conversation_id, EVENTS.c.seq)
    )
    return [entry_of(row) for row in await session.execute(query)]


def _not_found(conversation_id: str) -> NotFound:
    return NotFound(f"there is no conversation '{conversation_id}'", id=conversation_id)
