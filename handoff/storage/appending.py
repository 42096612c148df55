"""The same work for many conversations at once: load, look for what was sent before, write.

One statement each, whatever their number; objects of the ORM would cost as much again as the
database does. Everything here runs inside a transaction that the caller opened (`Store.at_once`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from types import SimpleNamespace
from typing import Any, cast

from sqlalchemy import (
    Column,
    Insert,
    Table,
    Text,
    Update,
    bindparam,
    insert,
    select,
    text,
    tuple_,
    type_coerce,
    update,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine import Connection

from handoff.domain.conversation import Conversation, Status
from handoff.domain.overview import Overview
from handoff.storage.conversations import OVERVIEW, Stored, Thread, event_values
from handoff.storage.engine import Encoded, notices_others
from handoff.storage.tables import ConversationRow, EventRow, UtcDateTime, WorkerRow

Sent = tuple[str, str]
"""Conversation and client id: what names a frame of a client."""

MOST_KNOWN = 5_000
"""Conversations that are remembered; about 2 KB each."""

_CONVERSATIONS = cast(Table, ConversationRow.__table__)
_EVENTS = cast(Table, EventRow.__table__)

_READ = [
    type_coerce(column, Text).label("overview") if column.name == "overview" else column
    for column in _CONVERSATIONS.columns
]
"""The overview as it lies in the database: the adapter reads it faster than the column's type."""

_CHANGING = (
    *("updated_at", "seq", "customer_seq", "status", "epoch", "owner_id", "owner_name", "overview"),
    *("judged_seq", "asked_seq", "snoozed_until", "turn_by"),
)


class _Many:
    """One statement, many rows. `columns`: those that the statement's parameters are for.

    On SQLite each row goes to the driver as it is: SQLAlchemy would collect a row's values by name
    once more, which takes as long as storing it.
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


_INSERT = _Many(insert(_EVENTS), dict(_EVENTS.columns))

_UPDATE = _Many(
    update(_CONVERSATIONS)
    .where(_CONVERSATIONS.c.id == bindparam("key"))
    .values({name: bindparam(name) for name in _CHANGING}),
    {name: _CONVERSATIONS.c[name] for name in _CHANGING},
)

_SENT_SQLITE = text(
    "SELECT e.conversation_id, e.client_id, e.seq FROM json_each(:sent) AS w"
    " CROSS JOIN events AS e ON e.conversation_id = json_extract(w.value, '$[0]')"
    " AND e.client_id = json_extract(w.value, '$[1]')"
)
"""SQLite reads the whole table for a list of pairs; so it looks each of them up."""


@dataclass(slots=True)
class Noted(Thread):
    """A conversation whose new entries wait for `write`; its row is plain values."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    def record(self, stored: Stored) -> None:
        self.rows.append(event_values(stored, self.state.epoch))

    def derive(self) -> None:
        """Once for all new entries, in `write`."""


def load(connection: Connection, ids: Set[str]) -> dict[str, Noted]:
    """Those of these conversations that there are, locked until the transaction ends.

    They are locked in the order of their ids, so that two workers never wait for each other.
    """
    if not ids:
        return {}
    query = (
        select(*_READ)
        .where(_CONVERSATIONS.c.id.in_(ids))
        .order_by(_CONVERSATIONS.c.id)
        .with_for_update()
    )
    found = connection.execute(query).mappings()
    return {row["id"]: _noted(SimpleNamespace(**row)) for row in found}


@dataclass(slots=True)
class Known:
    """Conversations as this process last wrote them, so that they need not be read again.

    Only for a connection that alone writes here: on SQLite, `PRAGMA data_version` on it changes
    when any other connection, of any process, has committed. PostgreSQL's rows are always read.
    """

    _version: int | None = None
    _threads: dict[str, Noted] = field(default_factory=dict)

    def load(self, connection: Connection, ids: Set[str]) -> dict[str, Noted]:
        """As `load`."""
        if not notices_others(connection):
            return load(connection, ids)
        version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        if version != self._version or len(self._threads) > MOST_KNOWN:
            self._threads.clear()
            self._version = version
        threads = {id: _again(self._threads[id]) for id in ids if id in self._threads}
        return threads | load(connection, ids - threads.keys())

    def keep(self, threads: Mapping[str, Noted]) -> None:
        """After their commit."""
        self._threads.update(threads)

    def forget(self) -> None:
        """After a transaction that may or may not have been committed."""
        self._threads.clear()


def _again(thread: Noted) -> Noted:
    """The conversation for the next transaction; the old one still belongs to who shows it."""
    return Noted(
        cast(Any, SimpleNamespace(**vars(thread.row))), thread.state, thread.overview, None
    )


def _noted(row: Any) -> Noted:
    state = Conversation(Status(row.status), row.epoch, row.owner_id, row.owner_name)
    # PostgreSQL's driver has made an object of it already.
    read = OVERVIEW.validate_json if isinstance(row.overview, str) else OVERVIEW.validate_python
    overview: Overview = read(row.overview)
    return Noted(row, state, overview, session=None)


def sent_before(connection: Connection, sent: Collection[Sent]) -> dict[Sent, int]:
    """Under which numbers these frames were stored before: those of them that were."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(_SENT_SQLITE, {"sent": json.dumps(list(sent))})
    else:
        key = tuple_(_EVENTS.c.conversation_id, _EVENTS.c.client_id)
        columns = (_EVENTS.c.conversation_id, _EVENTS.c.client_id, _EVENTS.c.seq)
        found = connection.execute(select(*columns).where(key.in_(sent)))
    return {(conversation_id, client_id): seq for conversation_id, client_id, seq in found}


def take_turns(
    connection: Connection, threads: Iterable[Noted], worker: str, now: datetime
) -> None:
    """As `workers.take_turns`, for all of these."""
    open_ones = [one for one in threads if one.overview.asked_seq > one.overview.judged_seq]
    holders = {one.row.turn_by for one in open_ones if one.row.turn_by is not None}
    others = holders - {worker}
    alive = _alive(connection, others, now) if others else set()
    for one in open_ones:
        if one.row.turn_by not in alive:
            one.row.turn_by = worker


def _alive(connection: Connection, some: Set[str], now: datetime) -> set[str]:
    query = select(WorkerRow.id).where(WorkerRow.id.in_(some), WorkerRow.alive_until > now)
    return set(connection.scalars(query))


def write(connection: Connection, threads: Iterable[Noted]) -> None:
    """Store what was appended to these conversations, and what is derived from it."""
    moved = [thread for thread in threads if thread.rows]
    if moved:
        _INSERT.execute(connection, [row for thread in moved for row in thread.rows])
        _UPDATE.execute(connection, [_columns(thread) for thread in moved])


def _columns(thread: Noted) -> dict[str, Any]:
    row, state, overview = thread.row, thread.state, thread.overview
    return {
        "key": row.id,
        "updated_at": row.updated_at,
        "seq": row.seq,
        "customer_seq": row.customer_seq,
        "status": state.status.value,
        "epoch": state.epoch,
        "owner_id": state.owner_id,
        "owner_name": state.owner_name,
        "overview": Encoded(OVERVIEW.dump_json(overview).decode()),
        "judged_seq": overview.judged_seq,
        "asked_seq": overview.asked_seq,
        "snoozed_until": overview.snoozed_until,
        "turn_by": row.turn_by,
    }
