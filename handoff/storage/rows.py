"""Conversations and entries of their log as rows: only here is it said which column holds what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any, cast

from pydantic import TypeAdapter
from pydantic_core import from_json
from sqlalchemy import (
    Column,
    Insert,
    Row,
    Table,
    Text,
    Update,
    bindparam,
    insert,
    select,
    type_coerce,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection

from handoff.domain.conversation import Conversation, Status
from handoff.domain.events import EVENT
from handoff.domain.overview import Overview
from handoff.domain.thread import Entry, Thread
from handoff.storage.engine import Encoded
from handoff.storage.tables import ConversationRow, EventRow, UtcDateTime

CONVERSATIONS = cast(Table, ConversationRow.__table__)
EVENTS = cast(Table, EventRow.__table__)

_OVERVIEW: TypeAdapter[Overview] = TypeAdapter(Overview)

_FIXED: Mapping[str, Callable[[Thread], Any]] = {
    "id": attrgetter("id"),
    "customer_id": attrgetter("customer_id"),
    "customer_name": attrgetter("customer_name"),
    "customer_email": attrgetter("customer_email"),
    "locale": attrgetter("locale"),
    "created_at": attrgetter("created_at"),
    "found_seq": lambda _: 0,
}
"""Columns that are written when a conversation begins."""

_CHANGING: Mapping[str, Callable[[Thread], Any]] = {
    "updated_at": attrgetter("updated_at"),
    "seq": attrgetter("seq"),
    "customer_seq": attrgetter("customer_seq"),
    "told_seq": attrgetter("told_seq"),
    "status": attrgetter("state.status.value"),
    "epoch": attrgetter("state.epoch"),
    "owner_id": attrgetter("state.owner_id"),
    "owner_name": attrgetter("state.owner_name"),
    "overview": lambda thread: Encoded(_OVERVIEW.dump_json(thread.overview).decode()),
    "judged_seq": attrgetter("overview.judged_seq"),
    "asked_seq": attrgetter("overview.asked_seq"),
    "snoozed_until": attrgetter("overview.snoozed_until"),
    "turn_by": attrgetter("worker_id"),
}
"""Columns that are written whenever something has changed."""

SELECT_THREADS = select(
    *(
        type_coerce(column, Text).label("overview") if column.name == "overview" else column
        for column in CONVERSATIONS.columns
    )
)
"""With the overview as stored: the adapter reads it faster than the column's type would."""

SELECT_ENTRIES = select(EVENTS)


class _Many:
    """One statement, many rows. `columns`: those that the statement has parameters for.

    On SQLite each row goes straight to the driver: SQLAlchemy would collect its values by name once
    more, which takes as long as storing it.
    """

    def __init__(self, statement: Insert | Update, columns: Mapping[str, Column[Any]]) -> None:
        self._statement = statement
        dialect = sqlite.dialect()
        compiled = statement.compile(dialect=dialect)
        self._sqlite, self._names = str(compiled), compiled.positiontup or []
        self._encode = {
            name: lru_cache(64)(encode)
            for name, column in columns.items()
            if isinstance(column.type, UtcDateTime)
            and (encode := column.type.dialect_impl(dialect).bind_processor(dialect))
        }

    def execute(self, connection: Connection, rows: list[dict[str, Any]]) -> None:
        if connection.dialect.name != "sqlite":
            connection.execute(self._statement, rows)
            return
        for name, encode in self._encode.items():
            for row in rows:
                row[name] = encode(row[name])
        values = itemgetter(*self._names)
        connection.exec_driver_sql(self._sqlite, [values(row) for row in rows])


INSERT_THREADS = _Many(insert(CONVERSATIONS), dict(CONVERSATIONS.columns))

UPDATE_THREADS = _Many(
    update(CONVERSATIONS)
    .where(CONVERSATIONS.c.id == bindparam("key"))
    .values({name: bindparam(name) for name in _CHANGING}),
    {name: CONVERSATIONS.c[name] for name in _CHANGING},
)

INSERT_ENTRIES = _Many(insert(EVENTS), dict(EVENTS.columns))


def new_thread_values(thread: Thread) -> dict[str, Any]:
    """For `INSERT_THREADS`."""
    return {name: get(thread) for name, get in (*_FIXED.items(), *_CHANGING.items())}


def changed_thread_values(thread: Thread) -> dict[str, Any]:
    """For `UPDATE_THREADS`."""
    values = {name: get(thread) for name, get in _CHANGING.items()}
    values["key"] = thread.id
    return values


def entry_values(entry: Entry) -> dict[str, Any]:
    """For `INSERT_ENTRIES`."""
    return {
        "conversation_id": entry.conversation_id,
        "seq": entry.seq,
        "kind": entry.event.kind,
        "at": entry.at,
        "epoch": entry.epoch,
        "customer_prev": entry.customer_prev,
        "client_id": getattr(entry.event, "client_id", None),
        "data": entry.event.model_dump_json(),
    }


def thread_of(row: Row[Any]) -> Thread:
    """`row`: of `SELECT_THREADS`."""
    overview = row.overview
    if isinstance(overview, str):  # PostgreSQL's driver has parsed it already
        overview = from_json(overview, cache_strings="keys")
    return Thread(
        id=row.id,
        locale=row.locale,
        created_at=row.created_at,
        updated_at=row.updated_at,
        customer_id=row.customer_id,
        customer_name=row.customer_name,
        customer_email=row.customer_email,
        seq=row.seq,
        customer_seq=row.customer_seq,
        told_seq=row.told_seq,
        worker_id=row.turn_by,
        state=Conversation(Status(row.status), row.epoch, row.owner_id, row.owner_name),
        overview=_OVERVIEW.validate_python(overview),
    )


def entry_of(row: Row[Any]) -> Entry:
    """`row`: of `SELECT_ENTRIES`."""
    return Entry(
        row.conversation_id,
        row.seq,
        row.customer_prev,
        row.at,
        row.epoch,
        EVENT.validate_json(row.data),
    )
