"""How many turns the bot works on at once, and what becomes of those that have to wait.

Past the limit, turns wait in order. A customer who waits long enough to notice is told, once; one
who has waited for the whole patience, or finds too many waiting already, is refused and gets a
person. So the number waiting is bounded, and nobody waits longer than the patience.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

AT_ONCE = 32

MOST_WAITING = 1000
"""Turns that may wait for the bot, in one process."""

TELL_AFTER_S = 1.0
"""Whoever waits for less need not be told."""

LOOKS_AT_ONCE = 8
"""Turns that read or write the database at once; they hold no place with the bot meanwhile."""


class Capacity:
    """Places for turns in flight."""

    def __init__(self, at_once: int = AT_ONCE, most_waiting: int = MOST_WAITING) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._most_waiting = most_waiting
        self.looking = asyncio.Semaphore(LOOKS_AT_ONCE)
        self.waiting = 0

    @asynccontextmanager
    async def place(self, patience_s: float, tell: Callable[[], None]) -> AsyncIterator[bool]:
        """Hold a place during the block; False if there was none within `patience_s` seconds.

        `tell` is called if the wait takes a moment.
        """
        got = await self._wait(patience_s, tell)
        try:
            yield got
        finally:
            if got:
                self._places.release()

    async def _wait(self, patience_s: float, tell: Callable[[], None]) -> bool:
        if self._places.locked() and self.waiting >= self._most_waiting:
            return False
        self.waiting += 1
        telling = asyncio.get_running_loop().call_later(TELL_AFTER_S, tell)
        try:
            async with asyncio.timeout(patience_s):
                await self._places.acquire()
        except TimeoutError:
            return False
        finally:
            self.waiting -= 1
            telling.cancel()
        return True
