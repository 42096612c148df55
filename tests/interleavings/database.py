"""A database that is emptied, not recreated, between interleavings."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import delete, event, insert
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.pool import AsyncAdaptedQueuePool

from handoff.storage.agents import Agent, hashed
from handoff.storage.channel_tables import DeliveryRow
from handoff.storage.engine import Store
from handoff.storage.tables import (
    AgentRow,
    AttendanceRow,
    CandidateRow,
    ConversationRow,
    CustomerAttendanceRow,
    CustomerMergeRow,
    CustomerRow,
    EventRow,
    LeaseRow,
    LoginRow,
    SearchRow,
    VisitorRow,
    WorkerRow,
)

CHANGED = (
    SearchRow,
    CandidateRow,
    DeliveryRow,
    EventRow,
    VisitorRow,
    CustomerAttendanceRow,
    ConversationRow,
    CustomerMergeRow,
    CustomerRow,
    LoginRow,
    AttendanceRow,
    AgentRow,
    LeaseRow,
    WorkerRow,
)
"""The tables that conversations fill, in an order that foreign keys allow."""


class _Cursor(sqlite3.Cursor):
    async def _async_soft_close(self) -> None:
        """SQLAlchemy asks every cursor of an asynchronous driver for it."""


class _Connection(sqlite3.Connection):
    def cursor(self, factory: Any = _Cursor) -> Any:
        return super().cursor(factory)


class Unthreaded(SQLiteDialect_pysqlite):
    """SQLite without aiosqlite's thread: a statement is done when it returns.

    Threads would make interleavings depend on the machine, and would spend most of their time
    switching.
    """

    driver = "unthreaded"
    is_async = True
    supports_statement_cache = True

    @classmethod
    def get_pool_class(cls, url: Any) -> Any:
        return AsyncAdaptedQueuePool

    def create_connect_args(self, url: Any) -> Any:
        arguments, options = super().create_connect_args(url)
        return arguments, options | {"factory": _Connection}

    def get_driver_connection(self, connection: Any) -> Any:
        return connection


registry.register("sqlite.unthreaded", __name__, "Unthreaded")


def open_store(file: Path) -> Store:
    """The migrated database in `file`; power cuts are not tested here, so nothing is synced."""
    store = Store(f"sqlite+unthreaded:///{file}")

    @event.listens_for(store.engine.sync_engine, "connect")
    def unsynced(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    return store


async def empty(store: Store, team: list[Agent], tokens: list[str], until: datetime) -> None:
    """Leaves nothing but the team, each member with a session that lasts `until`."""
    async with store.begin() as session:
        for table in CHANGED:
            await session.execute(delete(table))
        await session.execute(insert(AgentRow), [_row(agent) for agent in team])
        logins = [
            {"token_hash": hashed(token), "agent_id": agent.id, "expires_at": until}
            for agent, token in zip(team, tokens, strict=True)
        ]
        await session.execute(insert(LoginRow), logins)


def _row(agent: Agent) -> dict[str, Any]:
    row = {name: getattr(agent, name) for name in Agent.__slots__}
    return row | {"languages": sorted(agent.languages)}
