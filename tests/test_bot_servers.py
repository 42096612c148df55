"""Several bot servers as one: the order, which are passed over, which stand in."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from handoff import bot_servers
from handoff.bot_servers import BotServers
from handoff.domain.errors import BotDown, BotSlow
from harness.ports import free_port


@dataclass
class Answering:
    """A tiny HTTP server that answers every request with `status`, or not at all."""

    port: int
    status: int = 200
    silent: bool = False
    asked: int = 0
    _server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", self.port)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        self.asked += 1
        if self.silent:
            await asyncio.sleep(5)
        head = f"HTTP/1.1 {self.status} X\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{{}}"
        writer.write(head.encode())
        await writer.drain()
        writer.close()


@asynccontextmanager
async def answering(count: int) -> AsyncIterator[tuple[list[Answering], BotServers]]:
    all_of_them = [Answering(free_port()) for _ in range(count)]
    for one in all_of_them:
        await one.start()
    servers = BotServers([one.url for one in all_of_them], "secret", 1.0)
    yield all_of_them, servers
    await servers.close()
    for one in all_of_them:
        await one.stop()


async def test_conversations_are_spread_evenly_and_each_keeps_its_order() -> None:
    urls = [f"http://127.0.0.1:{port}" for port in (1, 2, 3)]
    one, two = (BotServers(each, "secret", 1.0) for each in (urls, urls[::-1]))
    first = Counter(one.in_order(str(n))[0].url for n in range(3000))
    assert all(850 < count < 1150 for count in first.values())
    for number in range(50):
        orders = [[s.url for s in each.in_order(str(number))] for each in (one, two)]
        assert orders[0] == orders[1]  # the same at every worker, however its settings list them


async def test_without_one_server_only_its_own_conversations_move() -> None:
    servers = BotServers([f"http://127.0.0.1:{port}" for port in (1, 2, 3)], "secret", 1.0)
    before = {n: servers.in_order(str(n))[0] for n in range(300)}
    gone = servers.servers[0]
    gone.failed()
    moved = {n for n in before if servers.in_order(str(n))[0] is not before[n]}
    assert moved == {n for n, server in before.items() if server is gone}


async def test_the_next_takes_the_place_of_one_that_is_gone_and_it_is_passed_over() -> None:
    async with answering(2) as (all_of_them, servers):
        first = next(o for o in all_of_them if o.url == servers.in_order("c1")[0].url)
        other = next(o for o in all_of_them if o is not first)
        await first.stop()
        for _ in range(5):
            assert (await servers.request("c1", "POST", "/parse")).status_code == 200
        assert other.asked == 5
        assert servers.in_order("c1")[0].url == other.url


async def test_one_without_a_model_is_passed_over_but_an_error_is_an_answer() -> None:
    async with answering(2) as (all_of_them, servers):
        first = next(o for o in all_of_them if o.url == servers.in_order("c1")[0].url)
        first.status = 503
        assert (await servers.request("c1", "POST", "/parse")).status_code == 200
        first.status = 500
        servers.servers[0].answered()
        servers.servers[1].answered()
        assert (await servers.request("c1", "POST", "/parse")).status_code == 500


async def test_when_all_are_down_each_is_tried_and_that_is_said() -> None:
    async with answering(2) as (all_of_them, servers):
        for one in all_of_them:
            await one.stop()
        for _ in range(2):
            with pytest.raises(BotDown, match="cannot be reached"):
                await servers.request("c1", "POST", "/parse")
        await all_of_them[0].start()
        assert (await servers.request("c1", "POST", "/parse")).status_code == 200


async def test_one_that_hangs_is_found_by_watching_before_the_next_customer_meets_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bot_servers, "CHECK_EVERY_S", 0.05)
    monkeypatch.setattr(bot_servers, "CHECK_WITHIN_S", 0.2)
    async with answering(2) as (all_of_them, servers):
        first = next(o for o in all_of_them if o.url == servers.in_order("c1")[0].url)
        first.silent = True
        with pytest.raises(BotSlow):
            await servers.request("c1", "POST", "/parse", timeout=0.1)
        servers.in_order("c1")[1].answered()
        for server in servers.servers:
            server.answered()
        watching = asyncio.create_task(servers.watch("/health"))
        async with asyncio.timeout(10):
            while servers.in_order("c1")[0].url == first.url:
                await asyncio.sleep(0.02)
        assert (await servers.request("c1", "POST", "/parse")).status_code == 200
        first.silent = False
        async with asyncio.timeout(10):
            while servers.in_order("c1")[0].url != first.url:
                await asyncio.sleep(0.02)
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)


async def test_a_call_to_each_passes_over_the_unreachable_but_not_an_error() -> None:
    async def status(server: bot_servers.Server) -> int:
        return (await bot_servers.ask(server, "PUT", "/model")).status_code

    async with answering(3) as (all_of_them, servers):
        await all_of_them[0].stop()
        assert await servers.each(status) == [200, 200]
        for one in all_of_them[1:]:
            await one.stop()
        with pytest.raises(BotDown):
            await servers.each(status)
