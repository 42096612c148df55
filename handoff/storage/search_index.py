"""What can be found, made from the log some moments after it was stored; and finding it.

Making a message findable takes as long as storing it, so it does not hold up whoever sent it
(`index_some`); a search first makes findable what is not yet. `search_documents` holds folded
words, the same for both databases. On top of it SQLite has an FTS5 table, kept by triggers, and
PostgreSQL an index on the words as a tsvector.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, cast

from sqlalchemy import (
    Select,
    Table,
    Text,
    bindparam,
    column,
    delete,
    insert,
    literal,
    literal_column,
    or_,
    select,
    table,
    update,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.expression import cast as as_type

from handoff.domain import findable
from handoff.domain.customers import Customer
from handoff.domain.findable import Source
from handoff.domain.search_words import Term, is_prefix, words_of
from handoff.storage import rows
from handoff.storage.rows import CONVERSATIONS, EVENTS
from handoff.storage.tables import UNFOUND, ConversationRow, SearchRow

SEARCH_INDEX = "search_index"

_DOCUMENTS = cast(Table, SearchRow.__table__)
_FTS = table(SEARCH_INDEX, column("rowid"), column(SEARCH_INDEX))
_TSVECTOR: ColumnElement[Any] = literal_column(
    "array_to_tsvector(string_to_array(search_documents.words, ' '))"
)
"""Word for word as in PostgreSQL's index."""
_NOTE = (
    update(CONVERSATIONS)
    .where(CONVERSATIONS.c.id == bindparam("of"))
    .values(found_seq=bindparam("to"))
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a conversation must be like, and when the message was written; None: whatever."""

    statuses: Collection[str] = ()
    agent_id: str | None = None
    """Who has the conversation, or had it last."""
    language: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """`number`: later ones have higher ones. `seq` 0: what is known of the customer."""

    number: int
    conversation_id: str
    seq: int
    source: Source
    at: datetime
    words: tuple[str, ...]


def document(
    conversation_id: str, seq: int, at: datetime, said: tuple[Source, str]
) -> dict[str, Any]:
    """As a row of `search_documents`."""
    source, text = said
    return {
        "conversation_id": conversation_id,
        "seq": seq,
        "source": source.value,
        "at": at,
        "words": " ".join(words_of(text)),
    }


def index_some(connection: Connection, most: int, wait: bool = True) -> int:
    """Make the next events of the log findable, at most so many; returns how many were looked at.

    Several workers may do so at once. `wait`: also for conversations that somebody is writing to.
    """
    pending = select(CONVERSATIONS.c.id).where(UNFOUND).order_by(CONVERSATIONS.c.id).limit(most)
    ids = connection.scalars(pending.with_for_update(skip_locked=not wait)).all()
    if not ids:
        return 0
    after = CONVERSATIONS.c.found_seq
    some = (EVENTS.c.seq > after, EVENTS.c.seq <= after + most // len(ids))
    log = connection.execute(
        rows.SELECT_ENTRIES.join_from(EVENTS, CONVERSATIONS)
        .where(CONVERSATIONS.c.id.in_(ids), *some)
        .order_by(EVENTS.c.at, EVENTS.c.conversation_id, EVENTS.c.seq)
    ).all()
    entries = [rows.entry_of(row) for row in log if row.kind in findable.KINDS]
    documents = [
        document(entry.conversation_id, entry.seq, entry.at, said)
        for entry in entries
        if (said := findable.said(entry.event)) is not None
    ]
    if documents:
        connection.execute(insert(_DOCUMENTS), documents)
    known_to = {row.conversation_id: row.seq for row in log}  # of several events the newest stays
    if known_to:
        connection.execute(_NOTE, [{"of": id, "to": seq} for id, seq in known_to.items()])
    return len(log)


async def know(
    session: AsyncSession, customer: Customer, conversation_ids: Collection[str], at: datetime
) -> None:
    """Make what is known of the customer findable, in each of these conversations."""
    await session.flush()
    connection = await session.connection()
    await connection.run_sync(
        partial(_know, text=findable.known(customer), conversation_ids=conversation_ids, at=at)
    )


def _know(
    connection: Connection, text: str, conversation_ids: Collection[str], at: datetime
) -> None:
    theirs = _DOCUMENTS.c.conversation_id.in_(list(conversation_ids))
    connection.execute(delete(_DOCUMENTS).where(theirs, _DOCUMENTS.c.seq == 0))
    if text and conversation_ids:
        said = (Source.FACTS, text)
        connection.execute(
            insert(_DOCUMENTS), [document(id, 0, at, said) for id in conversation_ids]
        )


async def find(
    session: AsyncSession,
    terms: Sequence[Term],
    sources: Collection[Source],
    filters: Filters,
    most: int,
) -> list[Document]:
    """The newest documents, at most so many, that hold one of the terms, of conversations that hold
    all of them."""
    match = _matches_in_sqlite if session.get_bind().dialect.name == "sqlite" else _matches
    visible = _DOCUMENTS.c.source.in_([source.value for source in sources])
    query = (
        select(*_DOCUMENTS.columns)
        .join(ConversationRow, ConversationRow.id == _DOCUMENTS.c.conversation_id)
        .where(visible, or_(*(match(term) for term in terms)), *_conditions(filters))
        .order_by(_DOCUMENTS.c.id.desc())
        .limit(most)
    )
    for term in terms if len(terms) > 1 else ():
        holding = select(_DOCUMENTS.c.conversation_id).where(visible, match(term))
        query = query.where(ConversationRow.id.in_(holding.correlate(None)))
    return [_document(row) for row in await session.execute(query)]


def _conditions(filters: Filters) -> Iterable[ColumnElement[bool]]:
    overview = ConversationRow.overview
    if filters.statuses:
        yield ConversationRow.status.in_(list(filters.statuses))
    if filters.agent_id is not None:
        last = overview["last_agent_id"].as_string()
        yield or_(ConversationRow.owner_id == filters.agent_id, last == filters.agent_id)
    if filters.language is not None:
        yield overview["language"].as_string() == filters.language
    if filters.since is not None:
        yield _DOCUMENTS.c.at >= filters.since
    if filters.until is not None:
        yield _DOCUMENTS.c.at < filters.until


def _matches(term: Term) -> ColumnElement[bool]:
    query = _either(term, lambda word: f"'{word}'" + ":*" * is_prefix(word), " & ", " | ")
    return _TSVECTOR.op("@@", is_comparison=True)(as_type(as_type(literal(query), Text), TSQUERY))


def _matches_in_sqlite(term: Term) -> ColumnElement[bool]:
    query = _either(term, lambda word: f'"{word}"' + "*" * is_prefix(word), " AND ", " OR ")
    found: Select[Any] = select(_FTS.c.rowid).where(
        _FTS.c[SEARCH_INDEX].op("MATCH", is_comparison=True)(query)
    )
    return _DOCUMENTS.c.id.in_(found)


def _either(term: Term, as_query: Any, all_of: str, one_of: str) -> str:
    """Words are letters and digits alone, so that none can mean anything in a query."""
    return one_of.join("(" + all_of.join(map(as_query, words)) + ")" for words in term.alternatives)


def _document(row: Any) -> Document:
    words = tuple(row.words.split(" "))
    return Document(row.id, row.conversation_id, row.seq, Source(row.source), row.at, words)
