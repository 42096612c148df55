"""Engine and transactions. One writer at a time on SQLite; row locks on PostgreSQL."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from sqlalchemy import create_engine as sync_engine
from sqlalchemy import event, make_url, text
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

T = TypeVar("T")

_READ_ONLY = "baton_read_only"
_OWN = "baton_own"

POOLED, BURST = 8, 8
"""Connections to PostgreSQL that one process keeps, and those it may open on top."""


LOCK_WITHIN_S = 15.0
"""Longest wait for a row that another transaction holds, or for SQLite's one writer; then the
caller is told to try again."""

IDLE_AT_MOST_S = 10.0
"""PostgreSQL ends a transaction whose worker stands still for longer (its machine sleeps, say), so
that it does not hold up the conversation for everybody else."""

CHECKPOINT_AFTER = 8000
"""Pages (4 KB) of SQLite's write-ahead log after which they go into the database. With SQLite's
1000, one transaction in a few took 12 ms under load instead of 3. Doing it less often is also less
work, since the same pages are written again and again."""

_POSTGRES_SNAPSHOT = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""By default each query of a transaction would see what was committed before that query."""


def create_engine(url: str) -> AsyncEngine:
    """An engine for `url`; SQLite in WAL mode, its folder made if it is missing."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        # A connection that a server restart has cut is noticed before it is used.
        return create_async_engine(
            url,
            pool_pre_ping=True,
            pool_size=POOLED,
            max_overflow=BURST,
            pool_recycle=1800,
            json_serializer=_json,
            connect_args={"server_settings": _patience()},
        )
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    # The connection used last first: its page cache is warm, and those of the others stay empty.
    engine = create_async_engine(
        url,
        pool_use_lifo=True,
        connect_args={"timeout": LOCK_WITHIN_S},
        json_serializer=_json,
    )
    _listen(engine.sync_engine)
    return engine


def _patience() -> dict[str, str]:
    """In PostgreSQL's own settings; milliseconds."""
    return {
        "lock_timeout": f"{1000 * LOCK_WITHIN_S:.0f}",
        "idle_in_transaction_session_timeout": f"{1000 * IDLE_AT_MOST_S:.0f}",
    }


class Encoded(str):
    """JSON already: the value of a JSON column that is stored as it is."""


def _json(value: Any) -> str:
    return value if isinstance(value, Encoded) else json.dumps(value)


def _listen(engine: Engine) -> None:
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    # The driver's own implicit BEGIN would start every transaction as a reader, and turning it into
    # a writer would fail under load; `_begin_sqlite` says what is wanted instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # an acknowledged message survives a power cut, not only a crash
        "foreign_keys=ON",
        f"busy_timeout={1000 * LOCK_WITHIN_S:.0f}",
        f"wal_autocheckpoint={CHECKPOINT_AFTER}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    read_only = connection.get_execution_options().get(_READ_ONLY)
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


class Store:
    """Opens transactions. Only features and services call `begin`; anybody may read."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url)
        self.shared = self.engine.dialect.name != "sqlite"
        """Other processes may work on the same database."""
        # Waiting for SQLite's one writer in a queue of our own is fair and costs no polling.
        self._writer: AbstractAsyncContextManager[Any] = (
            nullcontext() if self.shared else asyncio.Lock()
        )
        self._straight = None if self.shared else _Straight(self.engine.url)
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

    async def at_once(self, work: Callable[[Connection], T]) -> T:
        """`work` as one transaction, rolled back if it raises. It must not wait for anything.

        On SQLite it runs here, in one go, and must be short: with `begin`, each statement means two
        thread switches, which cost more than the statement. On PostgreSQL others run meanwhile.
        """
        if self._straight is None:
            async with self.engine.begin() as connection:
                return await connection.run_sync(work)
        async with self._writer:
            return await self._straight.run(work)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A snapshot to read from: all queries see one moment. Nothing is written."""
        async with self.engine.connect() as connection:
            connection = await connection.execution_options(**self._reading)
            async with AsyncSession(connection, expire_on_commit=False) as session:
                yield session

    async def ping(self) -> None:
        """Raises whatever the driver raises if the database cannot be read."""
        async with self.read() as session:
            await session.execute(text("SELECT 1"))

    async def close(self) -> None:
        await self.engine.dispose()
        if self._straight is not None:
            await self._straight.close()


def notices_others(connection: Connection) -> bool:
    """Whether this connection can ask SQLite if any other one has committed."""
    return bool(connection.get_execution_options().get(_OWN))


class _Straight:
    """A SQLite connection of its own. Only what waits (for the disk, for others) runs in a thread.

    Statements take microseconds each; in a thread each would wait until the loop's thread pauses.
    """

    def __init__(self, url: URL) -> None:
        self._engine = sync_engine(
            url.set(drivername="sqlite"),
            json_serializer=_json,
            execution_options={_OWN: True},
            pool_size=1,
        )
        _listen(self._engine)
        self._thread = ThreadPoolExecutor(1, "sqlite")

    async def run(self, work: Callable[[Connection], T]) -> T:
        """One at a time."""
        try:
            connection = self._begin(patience_s=0)
        except OperationalError:  # another process is writing
            connection = await self._in_thread(partial(self._begin, LOCK_WITHIN_S))
        try:
            result = work(connection)
            await self._in_thread(connection.commit)
            return result
        finally:
            connection.close()  # which rolls back what was not committed

    def _begin(self, patience_s: float) -> Connection:
        connection = self._engine.connect()
        try:
            driver = cast(sqlite3.Connection, connection.connection.driver_connection)
            driver.execute(f"PRAGMA busy_timeout={1000 * patience_s:.0f}")
            connection.begin()
        except BaseException:
            connection.close()
            raise
        return connection

    async def _in_thread(self, step: Callable[[], T]) -> T:
        """Run it to its end even if the caller is cancelled: until then nobody else may go on."""
        doing = asyncio.get_running_loop().run_in_executor(self._thread, step)
        try:
            return await asyncio.shield(doing)
        except asyncio.CancelledError:
            await asyncio.wait((doing,))
            raise

    async def close(self) -> None:
        await asyncio.to_thread(self._thread.shutdown)
        self._engine.dispose()
