"""Engine and transactions. One writer at a time on SQLite; row locks on PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import event, make_url, text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

_READ_ONLY = "baton_read_only"

POOLED, BURST = 8, 8
"""Connections to PostgreSQL that one process keeps, and those it may open on top."""


_POSTGRES_SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""By default each query of a transaction would see what was committed before that query."""


def create_engine(url: str) -> AsyncEngine:
    """An engine for `url`; SQLite in WAL mode, its folder made when missing."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        # A connection that a restart of the server has cut is noticed before it is used.
        return create_async_engine(
            url, pool_pre_ping=True, pool_size=POOLED, max_overflow=BURST, pool_recycle=1800
        )
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, connect_args={"timeout": 15})
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own implicit BEGIN would start every transaction as a reader and make upgrades
    # fail under load; `_begin_sqlite` says what is wanted instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged message survives a power cut, not only a crash
        "foreign_keys=ON",
        "busy_timeout=15000",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get(_READ_ONLY)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


class Store:
    """Opens transactions. Only `actions/` calls `begin`; anybody may read."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url)
        self.shared = self.engine.dialect.name != "sqlite"
        """Other processes may work on the same database."""
        # Waiting for SQLite's one writer in a queue of our own is fair and costs no polling.
        self._writer: AbstractAsyncContextManager[Any] = (
            nullcontext() if self.shared else asyncio.Lock()
        )
        self._reading: dict[str, Any] = _POSTGRES_SNAPSHOT if self.shared else {_READ_ONLY: True}

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """A transaction: committed at the end of the block, rolled back on an exception."""
        async with (
            self._writer,
            AsyncSession(self.engine, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A snapshot to read from: all queries see one moment. Nothing is written."""
        async with self.engine.connect() as connection:
            connection = await connection.execution_options(**self._reading)
            async with AsyncSession(connection, expire_on_commit=False) as session:
                yield session

    async def ping(self) -> None:
        """Raises what the driver raises when the database cannot be read."""
        async with self.read() as session:
            await session.execute(text("SELECT 1"))

    async def close(self) -> None:
        await self.engine.dispose()
