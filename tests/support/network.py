"""The network between browser and service: it can be cut, or silently swallow everything."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from harness.ports import free_port


@dataclass(slots=True)
class Network:
    """Forwards `port` to `target` on loopback."""

    target: int
    port: int = field(default_factory=free_port)
    _open: asyncio.Event = field(default_factory=asyncio.Event)
    _down: bool = False
    _ways: set[asyncio.StreamWriter] = field(default_factory=set)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Every connection breaks, and new ones break at once."""
        self._down = True
        for way in list(self._ways):
            way.transport.abort()

    def go_silent(self) -> None:
        """No connection breaks, but nothing arrives any more: somewhere a cable was pulled."""
        self._open.clear()

    def come_back(self) -> None:
        """What was swallowed stays lost: connections from before are useless."""
        for way in list(self._ways):
            way.transport.abort()
        self._down = False
        self._open.set()

    async def serve(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        if self._down:
            back.transport.abort()
            return
        try:
            far, forth = await asyncio.open_connection("127.0.0.1", self.target)
        except OSError:
            back.transport.abort()
            return
        self._ways |= {back, forth}
        try:
            await asyncio.gather(self._carry(near, forth), self._carry(far, back))
        finally:
            self._ways -= {back, forth}

    async def _carry(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while some := await source.read(65_536):
                await self._open.wait()
                sink.write(some)
                await sink.drain()
        with suppress(OSError):
            sink.close()


@asynccontextmanager
async def network(target: int) -> AsyncIterator[Network]:
    way = Network(target)
    way.come_back()
    server = await asyncio.start_server(way.serve, "127.0.0.1", way.port)
    try:
        yield way
    finally:
        way.cut()
        server.close()
