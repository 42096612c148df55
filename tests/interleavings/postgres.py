"""PostgreSQL under the still event loop, which waits for its answers but not for its locks.

A task whose statement waits for a row locked by a task at a seam is waiting for something outside,
like one that waits for the bot. The server decides which of two statements comes first, so the same
seed may lead to a different order here.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable
from typing import Any
from unittest.mock import patch

import asyncpg
from sqlalchemy import event, make_url

from handoff.storage import engine
from handoff.storage.engine import Store
from tests.interleavings.stillness import StillLoop

LISTEN_S = 0.003
"""At most, whatever a timer says: the clock stands still."""

MOST_WAITING = 36
"""Connections beyond the usual ones; two processes share a server that allows a hundred."""

_ASKED = ("prepare", "bind_execute", "bind_execute_many", "query", "close_statement", "close")
"""Calls in the driver's protocol that wait for the server."""

_WAITING = """
    SELECT count(*) FROM pg_stat_activity
    WHERE datname = current_database() AND state = 'active' AND wait_event_type = 'Lock'
"""


class _Network(selectors.DefaultSelector):
    """`quiet` is called when nothing has come for a while."""

    quiet: Callable[[], None]

    def select(self, timeout: float | None = None) -> list[Any]:
        found = super().select(0 if timeout == 0 else LISTEN_S)
        if not found and timeout != 0:
            self.quiet()
        return found


class PostgresLoop(StillLoop):
    """`settle` also waits for every statement that is not held up by a lock."""

    def __init__(self) -> None:
        network = _Network()
        network.quiet = lambda: self._stir(answered=False)
        asyncio.SelectorEventLoop.__init__(self, network)
        self._asked = 0
        """Statements that the server has not answered."""
        self._stirred: asyncio.Future[bool] | None = None
        self._monitor: asyncpg.Connection[asyncpg.Record] | None = None

    def open_store(self, url: str) -> Store:
        """The migrated database at `url`; its connections count their requests."""
        self._monitor = self.run_until_complete(asyncpg.connect(_plain(url)))
        # Tasks waiting for a lock keep their connections while the clock stands still.
        with patch.object(engine, "BURST", MOST_WAITING):
            store = Store(url)

        @event.listens_for(store.engine.sync_engine, "do_connect")
        def counted(_dialect: Any, _record: Any, _args: Any, options: dict[str, Any]) -> None:
            options["async_creator_fn"] = self._connect

        return store

    def close(self) -> None:
        if self._monitor is not None:
            self.run_until_complete(self._monitor.close())
        super().close()

    async def _connect(self, *given: Any, **options: Any) -> Any:
        connection = await self.counted(asyncpg.connect(*given, **options))
        connection._protocol = _Counted(connection._protocol, self)
        return connection

    async def counted(self, answer: Awaitable[Any]) -> Any:
        self._asked += 1
        try:
            return await answer
        finally:
            self._asked -= 1
            self._stir(answered=True)

    def _stir(self, *, answered: bool) -> None:
        if self._stirred is not None and not self._stirred.done():
            self._stirred.set_result(answered)

    async def _until_idle(self) -> None:
        while True:
            await super()._until_idle()
            if self._asked == 0:
                return
            self._stirred = self.create_future()
            if not await self._stirred and await self._all_wait_for_locks():
                return

    async def _all_wait_for_locks(self) -> bool:
        assert self._monitor is not None
        asked = self._asked
        waiting = await self._monitor.fetchval(_WAITING)
        return bool(waiting == asked == self._asked)


class _Counted:
    """A connection's protocol, which counts requests until they are answered."""

    def __init__(self, protocol: Any, loop: PostgresLoop) -> None:
        self._protocol, self._loop = protocol, loop

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._protocol, name)
        if name not in _ASKED:
            return found
        return lambda *given, **named: self._loop.counted(found(*given, **named))


def _plain(url: str) -> str:
    """Without the driver's name, as the driver itself wants it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
