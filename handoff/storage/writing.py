"""The one way into the log: conversations are loaded, appended to, and written.

Each step is one statement, however many there are; ORM objects would cost as much again as the
database does. Everything here runs inside a transaction that the caller opened: with
`Store.at_once`, or with `Store.begin` and `on_connection`, together with whatever else belongs to
it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select, text, tuple_
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.thread import Thread
from handoff.storage import rows
from handoff.storage.engine import notices_others
from handoff.storage.rows import CONVERSATIONS, EVENTS
from handoff.storage.tables import WorkerRow

T = TypeVar("T")

Sent = tuple[str, str]
"""Conversation and client id, which together name a client's frame."""

MOST_KNOWN = 5_000
"""Conversations to remember; about 2 KB each."""

_SENT_SQLITE = text(
    "SELECT e.conversation_id, e.client_id, e.seq FROM json_each(:sent) AS w"
    " CROSS JOIN events AS e ON e.conversation_id = json_extract(w.value, '$[0]')"
    " AND e.client_id = json_extract(w.value, '$[1]')"
)
"""For a list of pairs SQLite would read the whole table; this looks up each of them."""


async def on_connection(session: AsyncSession, work: Callable[[Connection], T]) -> T:
    """Run `work` in the session's transaction, after what the session has been given so far."""
    await session.flush()
    return await (await session.connection()).run_sync(work)


def load(connection: Connection, ids: Set[str]) -> dict[str, Thread]:
    """Those of these conversations that exist, locked until the transaction ends.

    They are locked in the order of their ids, so that two workers never wait for each other.
    """
    if not ids:
        return {}
    query = (
        rows.SELECT_THREADS.where(CONVERSATIONS.c.id.in_(ids))
        .order_by(CONVERSATIONS.c.id)
        .with_for_update()
    )
    return {row.id: rows.thread_of(row) for row in connection.execute(query)}


def sent_before(connection: Connection, sent: Collection[Sent]) -> dict[Sent, int]:
    """The numbers under which these frames were stored before, for those that were."""
    if connection.dialect.name == "sqlite":
        found = connection.execute(_SENT_SQLITE, {"sent": json.dumps(list(sent))})
    else:
        key = tuple_(EVENTS.c.conversation_id, EVENTS.c.client_id)
        columns = (EVENTS.c.conversation_id, EVENTS.c.client_id, EVENTS.c.seq)
        found = connection.execute(select(*columns).where(key.in_(sent)))
    return {(conversation_id, client_id): seq for conversation_id, client_id, seq in found}


def create(connection: Connection, thread: Thread) -> None:
    """Store a new conversation that nothing has been appended to yet."""
    rows.INSERT_THREADS.execute(connection, [rows.new_thread_values(thread)])


def write(connection: Connection, threads: Iterable[Thread], worker: str, now: datetime) -> None:
    """Store what was appended to these conversations, what is derived from it, and which
    worker deals with what is open; `worker` writes."""
    threads = list(threads)
    _choose_workers(connection, threads, worker, now)
    entries = [rows.entry_values(entry) for thread in threads for entry in thread.appended]
    if entries:
        rows.INSERT_ENTRIES.execute(connection, entries)
    changed = [rows.changed_thread_values(thread) for thread in threads if thread.changed]
    if changed:
        rows.UPDATE_THREADS.execute(connection, changed)


def _choose_workers(
    connection: Connection, threads: Collection[Thread], worker: str, now: datetime
) -> None:
    chosen = {thread.worker_id for thread in threads if thread.overview.has_unjudged}
    others = {one for one in chosen if one not in (None, worker)}
    alive: Set[str | None] = set()
    if others:
        query = select(WorkerRow.id).where(WorkerRow.id.in_(others), WorkerRow.alive_until > now)
        alive = set(connection.scalars(query))
    for thread in threads:
        thread.choose_worker(worker, alive)


@dataclass(slots=True)
class Known:
    """Conversations as this process last wrote them, so that they need not be read again.

    Only for a connection that is this process's one writer: on SQLite, its `PRAGMA data_version`
    changes when another connection, of any process, commits. PostgreSQL's rows are always read.
    """

    _version: int | None = None
    _threads: dict[str, Thread] = field(default_factory=dict)

    def load(self, connection: Connection, ids: Set[str]) -> dict[str, Thread]:
        """As `load`."""
        if not notices_others(connection):
            return load(connection, ids)
        version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        if version != self._version or len(self._threads) > MOST_KNOWN:
            self._threads.clear()
            self._version = version
        threads = {id: self._threads[id].again() for id in ids if id in self._threads}
        return threads | load(connection, ids - threads.keys())

    def keep(self, threads: Mapping[str, Thread]) -> None:
        """To be called after their commit; where rows are always read, there is nothing to keep."""
        if self._version is not None:
            self._threads.update(threads)

    def forget(self) -> None:
        """To be called after a transaction that may or may not have been committed."""
        self._threads.clear()
