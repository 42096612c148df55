"""An event loop whose time moves only when told to, and whose tasks stop where told to.

This makes an interleaving of coroutines a plain sequence of steps, the same each time.
"""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.storage.engine import Store

T = TypeVar("T")


RESOLUTION_S = 0.001


class _NothingToWaitFor(selectors.SelectSelector):
    """There are no files and no network, so there is nothing to ask the kernel for."""

    def select(self, timeout: float | None = None) -> list[Any]:
        assert timeout == 0, "every task is waiting for something that will never come"
        return []


class StillLoop(asyncio.SelectorEventLoop):
    """Its clock starts at 0 and is moved by `move`; `settle` runs everything that can run."""

    _moved = 0.0

    def __init__(self) -> None:
        super().__init__(_NothingToWaitFor())
        # Nanoseconds, as asyncio has it, are lost in the sum once months have passed: a timer that
        # is due at this very moment would then never run.
        self._clock_resolution = RESOLUTION_S

    def time(self) -> float:
        return self._moved

    def move(self, seconds: float) -> None:
        """Timers that are due by then run at the next `settle`, each once."""
        self._moved += seconds

    def settle(self) -> None:
        """Run until every task waits for something outside: a held answer, a timer, a pause."""
        self.run_until_complete(self._until_idle())

    async def _until_idle(self) -> None:
        while True:
            await asyncio.sleep(0)
            if not self._ready and not self._timer_is_due():  # type: ignore[attr-defined]
                return

    def _timer_is_due(self) -> bool:
        timers = self._scheduled  # type: ignore[attr-defined]
        return bool(timers) and timers[0]._when < self._moved + RESOLUTION_S


@dataclass(eq=False)
class Pause:
    """A task stopped at a seam; it goes on when the future is set."""

    seam: str
    future: asyncio.Future[None]


@dataclass
class Pauses:
    """Where a service's tasks stop. `countdown` n: at the n-th seam that is reached."""

    countdown: int = 0
    standing: list[Pause] = field(default_factory=list)
    dead: bool = False
    """The process was killed: nobody gets past a seam any more."""

    async def seam(self, name: str) -> None:
        if self.dead:
            raise asyncio.CancelledError
        if self.countdown == 0:
            return
        self.countdown -= 1
        if self.countdown == 0:
            await self._stand(Pause(name, asyncio.get_running_loop().create_future()))

    async def _stand(self, pause: Pause) -> None:
        self.standing.append(pause)
        try:
            await pause.future
        finally:
            self.standing.remove(pause)

    def go_on(self, number: int) -> None:
        self.standing[number % len(self.standing)].future.set_result(None)


class SeamedStore:
    """A real store whose transactions can be stopped before they begin and before and after they
    commit, and whose reads can be stopped before and after.
    """

    def __init__(self, store: Store, pauses: Pauses) -> None:
        self._store, self._pauses = store, pauses

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        await self._pauses.seam("before a transaction")
        async with self._store.begin() as session:
            yield session
            await self._pauses.seam("before a commit")
        await self._pauses.seam("after a commit")

    async def at_once(self, work: Callable[[Connection], T]) -> T:
        """Runs it without a thread, which would make the order depend on the machine."""
        async with self.begin() as session:
            return await (await session.connection()).run_sync(work)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        await self._pauses.seam("before reading")
        async with self._store.read() as session:
            yield session
        await self._pauses.seam("after reading")
