"""Where uploaded files go, and how many one address may send."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from handoff.domain.errors import TooMany
from handoff.realtime.connection import TokenBucket
from handoff.storage.files import Files

AN_HOUR, AT_ONCE = 200, 50
"""Files of customers that one address sends, at this worker: an office may share one."""

MOST_ADDRESSES = 10_000
"""That are remembered; then all begin anew."""


@dataclass(frozen=True, slots=True)
class Uploads:
    files: Files
    looking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Held while a file is looked at: a large picture takes hundreds of megabytes meanwhile."""
    clock: Callable[[], float] = time.monotonic
    _addresses: dict[str, TokenBucket] = field(default_factory=dict)

    def count(self, address: str) -> None:
        """Raises TooMany if this address has sent a lot of files."""
        if address not in self._addresses and len(self._addresses) >= MOST_ADDRESSES:
            self._addresses.clear()
        bucket = self._addresses.setdefault(address, TokenBucket(AN_HOUR / 3600, AT_ONCE))
        if not bucket.take(self.clock()):
            raise TooMany("many files came from this network lately; send this one later")
