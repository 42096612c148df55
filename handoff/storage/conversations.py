"""Conversations and their log: load, append, read. Everything here runs inside a transaction
that the caller opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.conversation import Conversation, Status, apply
from handoff.domain.customers import Customer, Facts
from handoff.domain.errors import NotFound
from handoff.domain.events import EVENT, AnyEvent, customer_view
from handoff.domain.overview import Overview, fold
from handoff.storage import customers
from handoff.storage.tables import ConversationRow, EventRow

OVERVIEW: TypeAdapter[Overview] = TypeAdapter(Overview)


_PEOPLE = frozenset({Status.WAITING, Status.HUMAN, Status.SNOOZED})


@dataclass(frozen=True, slots=True)
class Stored:
    """One entry of the log; `customer_prev`: the entry before it that the customer may see."""

    conversation_id: str
    seq: int
    customer_prev: int
    at: datetime
    event: AnyEvent


@dataclass(slots=True)
class Thread:
    """A conversation under work in one transaction: `append` moves it on.

    `appended` collects what is to be published after the commit.
    """

    row: ConversationRow
    state: Conversation
    overview: Overview
    session: AsyncSession | None
    """None: `append` is all that can be done."""
    appended: list[Stored] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.row.id

    def append(self, event: AnyEvent, at: datetime) -> int:
        """Append `event` as the next event and return its sequence number.

        Raises:
            IllegalMove: the state machine refuses it.
        """
        self.state = apply(self.state, event)
        row = self.row
        stored = Stored(row.id, row.seq + 1, row.customer_seq, at, event)
        self.overview = fold(self.overview, event, stored.seq, at)
        self.record(stored)
        row.seq = stored.seq
        if customer_view(event) is not None:
            row.customer_seq = stored.seq
        row.updated_at = at
        self.derive()
        self.appended.append(stored)
        return stored.seq

    def record(self, stored: Stored) -> None:
        """Have the entry written with the transaction."""
        assert self.session is not None
        self.session.add(EventRow(**event_values(stored, self.state.epoch)))

    def derive(self) -> None:
        """Bring the row's derived columns up to date."""
        _write_derived(self.row, self.state, self.overview)


def create(
    session: AsyncSession,
    conversation_id: str,
    locale: str,
    at: datetime,
    customer: Customer | None = None,
) -> Thread:
    """A new conversation, owned by the bot; of this customer, or of a new, anonymous one."""
    if customer is None:
        customer = Customer(conversation_id, facts=Facts(language=locale))
        customers.add(session, customer, at)
    state, overview = Conversation(), Overview()
    row = ConversationRow(
        id=conversation_id,
        customer_id=customer.id,
        customer_name=customer.facts.name,
        customer_email=customer.facts.email,
        locale=locale,
        created_at=at,
        updated_at=at,
        seq=0,
        customer_seq=0,
        told_seq=0,
    )
    _write_derived(row, state, overview)
    session.add(row)
    return Thread(row, state, overview, session)


async def load(session: AsyncSession, conversation_id: str) -> Thread:
    """The conversation, locked until the transaction ends.

    Raises:
        NotFound: there is none of this id.
    """
    row = await session.get(ConversationRow, conversation_id, with_for_update=True)
    if row is None:
        raise NotFound(f"there is no conversation '{conversation_id}'", id=conversation_id)
    return _thread(row, session)


async def find(session: AsyncSession, conversation_id: str) -> Thread:
    """The same for reading: nothing is locked."""
    row = await session.get(ConversationRow, conversation_id)
    if row is None:
        raise NotFound(f"there is no conversation '{conversation_id}'", id=conversation_id)
    return _thread(row, session)


async def listed(
    session: AsyncSession, statuses: Iterable[Status], limit: int = 500
) -> list[Thread]:
    """Conversations of these statuses in which anything was said, the newest first.

    Of those that no person is or will be busy with, at most `limit`; of the others all.
    """
    wanted = set(statuses)
    found: list[Thread] = []
    for group, most in ((wanted & _PEOPLE, None), (wanted - _PEOPLE, limit)):
        query = (
            select(ConversationRow)
            .where(ConversationRow.status.in_([status.value for status in group]))
            .where(ConversationRow.seq > 0)
            .order_by(ConversationRow.updated_at.desc())
            .limit(most)
        )
        found += [_thread(row, session) for row in await session.scalars(query)]
    return found


async def waiting(session: AsyncSession) -> list[Thread]:
    """The whole queue, in no particular order."""
    query = select(ConversationRow).where(ConversationRow.status == Status.WAITING.value)
    return [_thread(row, session) for row in await session.scalars(query)]


async def held_by_agents(session: AsyncSession) -> list[Thread]:
    query = select(ConversationRow).where(ConversationRow.status == Status.HUMAN.value)
    return [_thread(row, session) for row in await session.scalars(query)]


async def unjudged(session: AsyncSession) -> list[tuple[str, str | None]]:
    """Conversations with a customer message that nobody has dealt with, and whose turn it is."""
    query = select(ConversationRow.id, ConversationRow.turn_by).where(
        text("asked_seq > judged_seq"),  # in the words of the partial index
        ConversationRow.status != Status.RESOLVED.value,
    )
    return [(id, turn_by) for id, turn_by in await session.execute(query)]


async def several(session: AsyncSession, ids: Iterable[str]) -> list[Thread]:
    """Those of these conversations that there are; for reading."""
    query = select(ConversationRow).where(ConversationRow.id.in_(list(ids)))
    return [_thread(row, session) for row in await session.scalars(query)]


async def moved_since(session: AsyncSession, at: datetime) -> list[tuple[str, int]]:
    """Ids and newest sequence numbers of the conversations in which something happened since."""
    query = select(ConversationRow.id, ConversationRow.seq).where(ConversationRow.updated_at > at)
    return [(id, seq) for id, seq in await session.execute(query)]


async def seq_of_client_id(
    session: AsyncSession, conversation_id: str, client_id: str
) -> int | None:
    """Under which number this frame of the client was stored before, if it was."""
    query = select(EventRow.seq).where(
        EventRow.conversation_id == conversation_id, EventRow.client_id == client_id
    )
    seq: int | None = await session.scalar(query)
    return seq


async def entry(session: AsyncSession, conversation_id: str, seq: int) -> Stored | None:
    row = await session.get(EventRow, (conversation_id, seq))
    return _stored(row) if row else None


async def entries_page(
    session: AsyncSession, conversation_id: str, since: int, most: int
) -> list[Stored]:
    """The first `most` entries of the log after `since`, in order."""
    query = (
        select(EventRow)
        .where(EventRow.conversation_id == conversation_id, EventRow.seq > since)
        .order_by(EventRow.seq)
        .limit(most)
    )
    return [_stored(row) for row in await session.scalars(query)]


async def entries(session: AsyncSession, conversation_id: str, since: int = 0) -> list[Stored]:
    """The log after `since`, in order."""
    query = (
        select(EventRow)
        .where(EventRow.conversation_id == conversation_id, EventRow.seq > since)
        .order_by(EventRow.seq)
    )
    return [_stored(row) for row in await session.scalars(query)]


def rebuild(log: Sequence[Stored]) -> tuple[Conversation, Overview]:
    """State and overview from the log alone: what the derived columns must equal."""
    state, overview = Conversation(), Overview()
    for entry in log:
        state = apply(state, entry.event)
        overview = fold(overview, entry.event, entry.seq, entry.at)
    return state, overview


def _thread(row: ConversationRow, session: AsyncSession) -> Thread:
    state = Conversation(Status(row.status), row.epoch, row.owner_id, row.owner_name)
    return Thread(row, state, OVERVIEW.validate_python(row.overview), session)


def _write_derived(row: ConversationRow, state: Conversation, overview: Overview) -> None:
    row.status, row.epoch = state.status.value, state.epoch
    row.owner_id, row.owner_name = state.owner_id, state.owner_name
    row.overview = OVERVIEW.dump_python(overview, mode="json")
    row.judged_seq, row.asked_seq = overview.judged_seq, overview.asked_seq


def event_values(stored: Stored, epoch: int) -> dict[str, Any]:
    """The entry as a row, by column."""
    return {
        "conversation_id": stored.conversation_id,
        "seq": stored.seq,
        "kind": stored.event.kind,
        "at": stored.at,
        "epoch": epoch,
        "customer_prev": stored.customer_prev,
        "client_id": getattr(stored.event, "client_id", None),
        "data": stored.event.model_dump_json(),
    }


def _stored(row: EventRow) -> Stored:
    return Stored(
        row.conversation_id, row.seq, row.customer_prev, row.at, EVENT.validate_json(row.data)
    )
