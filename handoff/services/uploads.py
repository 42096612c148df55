"""Where uploaded files go, and how many may come."""

from __future__ import annotations

import asyncio
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from ipaddress import IPv4Address, ip_address, ip_network

from handoff.domain.errors import TooMany, Unavailable
from handoff.realtime.connection import TokenBucket
from handoff.storage.files import Files, make_private

AN_HOUR, AT_ONCE = 200, 50
"""Files of customers that one address sends, at this worker: an office may share one."""

MOST_ADDRESSES = 10_000
"""That are remembered; then the one that sent nothing for longest is forgotten."""

LONGEST_WAIT_S = 60.0
"""For the files before it to be looked at."""

LEAST_FREE = 1024**3
"""Bytes that stay free on the disk: the service needs some to go on."""


@dataclass(frozen=True, slots=True)
class Uploads:
    files: Files
    looking: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    """Held while a file is looked at: a large picture takes hundreds of megabytes meanwhile."""
    clock: Callable[[], float] = time.monotonic
    _addresses: dict[str, TokenBucket] = field(default_factory=dict)
    """The one that was used last is the last."""
    _under_way: dict[tuple[str, bool], int] = field(default_factory=dict)

    def count(self, address: str) -> None:
        """Raises TooMany if this address has sent a lot of files."""
        network = _network_of(address)
        bucket = self._addresses.pop(network, None)
        if bucket is None:
            bucket = TokenBucket(AN_HOUR / 3600, AT_ONCE)
            if len(self._addresses) >= MOST_ADDRESSES:
                del self._addresses[next(iter(self._addresses))]
        self._addresses[network] = bucket
        if not bucket.take(self.clock()):
            raise TooMany("many files came from this network lately; send this one later")

    @contextmanager
    def under_way(self, conversation_id: str, by_agents: bool) -> Iterator[int]:
        """While a file of this side comes in; how many others are coming at this worker."""
        side = (conversation_id, by_agents)
        others = self._under_way.get(side, 0)
        self._under_way[side] = others + 1
        try:
            yield others
        finally:
            self._under_way[side] -= 1
            if not self._under_way[side]:
                del self._under_way[side]

    @asynccontextmanager
    async def turn_to_look(self) -> AsyncIterator[None]:
        """Raises TooMany if it is a long time in coming."""
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                await self.looking.acquire()
        except TimeoutError:
            raise TooMany("many files are being looked at; send this one later") from None
        try:
            yield
        finally:
            self.looking.release()

    def check_room(self) -> None:
        """Raises Unavailable if the disk is nearly full. Blocks."""
        make_private(self.files.scratch)
        if shutil.disk_usage(self.files.scratch).free < LEAST_FREE:
            raise Unavailable("there is no room for files at present; send this one later")


def _network_of(address: str) -> str:
    """In IPv6 one customer has as many addresses as they like, all in one network."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ip_network((found, 64), strict=False))
