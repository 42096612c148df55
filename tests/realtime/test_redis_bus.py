"""The bus over a real Redis: hints arrive, a dead Redis causes no error, and the bus recovers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from handoff.domain.audiences import Audience
from handoff.realtime.bus import EphemeralFrame, Hint, Moved, PresenceChanged
from handoff.realtime.redis_bus import MOST_WAITING, RedisBus, channel_of
from harness import servers
from harness.ports import free_port
from harness.servers import Server

pytestmark = pytest.mark.redis


@dataclass
class Station:
    """One worker's end of the bus, running."""

    bus: RedisBus
    heard: list[Hint] = field(default_factory=list)
    whole: int = 0

    def whole_again(self) -> None:
        self.whole += 1

    async def until(self, true: Callable[[], bool]) -> None:
        async with asyncio.timeout(30):
            while not true():
                await asyncio.sleep(0.01)


@asynccontextmanager
async def station(server: Server, name: str, channel: str = "test") -> AsyncIterator[Station]:
    made = Station(RedisBus(f"redis://127.0.0.1:{server.port}/0", channel, name))
    running = asyncio.create_task(made.bus.run(made.heard.append, made.whole_again))
    try:
        yield made
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await made.bus.close()


def moved(number: int) -> Moved:
    return Moved(conversation_id="c1", seq=number, queue=False)


async def test_hints_reach_all_others_in_order_and_not_their_sender(redis: Server) -> None:
    async with station(redis, "a") as a, station(redis, "b") as b, station(redis, "c") as c:
        for each in (a, b, c):
            await each.until(lambda each=each: each.bus.is_whole)  # type: ignore[misc]
        hints: list[Hint] = [moved(n) for n in range(1200)]
        hints += [
            PresenceChanged(),
            EphemeralFrame(conversation_id="c1", audience=Audience.AGENT, frame="{}"),
        ]
        for hint in hints:
            a.bus.tell(hint)
        for each in (b, c):
            await each.until(lambda each=each: len(each.heard) == len(hints))  # type: ignore[misc]
            assert each.heard == hints
        assert a.heard == []


async def test_installations_that_share_a_redis_do_not_hear_one_another(redis: Server) -> None:
    channels = [channel_of(f"postgresql+asyncpg://u@h/{name}") for name in ("shop", "bank")]
    async with station(redis, "a", channels[0]) as a, station(redis, "b", channels[1]) as b:
        await a.until(lambda: a.bus.is_whole and b.bus.is_whole)
        a.bus.tell(moved(1))
        b.bus.tell(moved(2))
        await asyncio.sleep(0.3)
        assert a.heard == b.heard == []


async def test_a_redis_that_is_killed_costs_hints_but_no_error_and_comes_back() -> None:
    with servers.running(servers.redis()) as own:
        async with station(own, "a") as a, station(own, "b") as b:
            await a.until(lambda: a.bus.is_whole and b.bus.is_whole)
            own.stop(9)
            await b.until(lambda: not b.bus.is_whole)
            for number in range(MOST_WAITING + 10):
                a.bus.tell(moved(number))  # must neither raise nor pile up
            before = b.whole
            own.start()
            await b.until(lambda: b.bus.is_whole and a.bus.is_whole)
            assert b.whole == before + 1
            a.bus.tell(PresenceChanged())
            await b.until(lambda: PresenceChanged() in b.heard)


async def test_a_process_that_never_finds_a_redis_ends_quickly() -> None:
    port = free_port()
    bus = RedisBus(f"redis://127.0.0.1:{port}/0", "test", "a")
    bus.tell(moved(1))
    async with asyncio.timeout(10):
        await bus.close()


async def test_what_cannot_be_read_is_passed_over(redis: Server) -> None:
    async with station(redis, "a") as a, station(redis, "b") as b:
        await a.until(lambda: a.bus.is_whole and b.bus.is_whole)
        await a.bus._redis.publish("test", b'{"sender":"a","hints":[{"type":"of the future"}]}')
        await a.bus._redis.publish("test", b"not JSON")
        a.bus.tell(moved(1))
        await b.until(lambda: b.heard == [moved(1)])
