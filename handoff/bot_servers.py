"""Several servers of the bot as one: which is asked, which instead, which is left out.

Each conversation has its own order of the servers, the same at every worker, so that usually one
server deals with it. One that fails is skipped for a while; the next in order takes its place, and
finds the conversation in the shared tracker store.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import httpx

from handoff.domain.errors import BotDown, BotSlow, BotUnreachable

log = logging.getLogger(__name__)

T = TypeVar("T")

PAUSES_S = (1.0, 2.0, 4.0, 8.0)
"""How long a server is skipped after its first failure, its second in a row, …"""

CHECK_EVERY_S = 2.0
CHECK_WITHIN_S = 2.0


@dataclass(eq=False, slots=True)
class Server:
    """One server; `down_until` is a time of the monotonic clock."""

    url: str
    http: httpx.AsyncClient
    down_until: float = 0.0
    failures: int = 0

    @property
    def is_down(self) -> bool:
        return time.monotonic() < self.down_until

    def failed(self) -> None:
        if self.failures == 0:
            log.warning("the bot at %s does not answer", self.url)
        pause = PAUSES_S[min(self.failures, len(PAUSES_S) - 1)]
        self.down_until = time.monotonic() + pause
        self.failures += 1

    def answered(self) -> None:
        if self.failures:
            log.warning("the bot at %s answers again", self.url)
        self.down_until, self.failures = 0.0, 0


class BotServers:
    """All servers of the bot; `request` finds one that answers."""

    def __init__(self, urls: Sequence[str], token: str, deadline_s: float) -> None:
        self.servers = [Server(url, _client(url, token, deadline_s)) for url in urls]

    async def close(self) -> None:
        for server in self.servers:
            await server.http.aclose()

    async def watch(self, path: str) -> None:
        """Until cancelled: check each server, so that no customer has to find out that it is down.

        Pointless with one server, which is asked in any case.
        """
        while len(self.servers) > 1:
            await asyncio.gather(*(self._check(server, path) for server in self.servers))
            await asyncio.sleep(CHECK_EVERY_S)

    async def request(self, key: str, method: str, path: str, **options: Any) -> httpx.Response:
        """Ask the servers in the order of `key` until one answers.

        Every call may be made twice: turns are named, and what is said twice to the bot's memory
        does less harm than a customer who waits.

        Raises:
            BotDown: none can be reached.
            BotSlow: one did not answer in time, which leaves no time for another.
        """
        down: BotDown | None = None
        for server in self.in_order(key):
            try:
                response = await ask(server, method, path, **options)
            except BotDown as error:
                down = error
                continue
            if response.status_code != httpx.codes.SERVICE_UNAVAILABLE or len(self.servers) == 1:
                return response
            server.failed()  # it is there, but has no model yet
            down = BotDown(f"the bot at {server.url} is not ready")
        assert down is not None
        raise down

    def in_order(self, key: str) -> list[Server]:
        """By rendezvous hashing, those that are down last: they may be the only ones left."""

        def rank(server: Server) -> tuple[bool, bytes]:
            digest = hashlib.blake2b(f"{key} {server.url}".encode(), digest_size=8).digest()
            return server.is_down, digest

        return sorted(self.servers, key=rank)

    async def each(self, call: Callable[[Server], Awaitable[T]]) -> list[T]:
        """The results of all servers that can be reached.

        Raises:
            BotUnreachable, BotSlow: none can be reached.
            BotDown: one of them answered with an error.
        """
        results = await asyncio.gather(
            *(call(server) for server in self.servers), return_exceptions=True
        )
        said: list[T] = []
        unreachable: BaseException | None = None
        for result in results:
            if isinstance(result, BaseException):
                if not isinstance(result, BotUnreachable | BotSlow):
                    raise result
                unreachable = result
            else:
                said.append(result)
        if not said and unreachable is not None:
            raise unreachable
        return said

    async def _check(self, server: Server, path: str) -> None:
        try:
            async with asyncio.timeout(CHECK_WITHIN_S):
                response = await server.http.get(path)
        except (httpx.TransportError, TimeoutError):
            server.failed()
            return
        if response.is_success:
            server.answered()
        else:
            server.failed()


async def ask(server: Server, method: str, path: str, **options: Any) -> httpx.Response:
    """One request to one server.

    Raises:
        BotUnreachable: it cannot be reached.
        BotSlow: it does not answer in time.
    """
    try:
        response = await server.http.request(method, path, **options)
    except httpx.TimeoutException as error:
        server.failed()
        raise BotSlow(f"the bot did not answer {method} {path} in time") from error
    except httpx.TransportError as error:
        server.failed()
        raise BotUnreachable(f"the bot cannot be reached ({type(error).__name__})") from error
    server.answered()
    return response


def _client(url: str, token: str, deadline_s: float) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=url,
        timeout=httpx.Timeout(deadline_s),
        limits=httpx.Limits(max_connections=64, max_keepalive_connections=64),
        headers={"X-Baton-Token": token},
    )
