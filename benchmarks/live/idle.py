"""Open idle sockets on one process, heartbeats on: how many, and the memory of each.

The sockets belong to customers who have said hello and do nothing more; the server pings each one
every 20 seconds, the client answers, and after a minute all must still be open. Memory is the
growth of the server's resident set, divided by the number of sockets.
"""

from __future__ import annotations

import asyncio
import json
import resource
import time
from collections.abc import Mapping
from typing import Any

import uvloop

from benchmarks.live.dialects import openings
from benchmarks.live.load import IN_BY_S
from benchmarks.live.processes import (
    BenchmarkFailed,
    loaded,
    read_plan,
    two_cores,
)
from benchmarks.live.rows import Row
from benchmarks.live.run import Run, service
from benchmarks.live.socket import LightSocket, open_socket
from benchmarks.live.staff import claimed
from harness.usage import cpu_seconds, resident_kb

SOCKETS = 10_000
STAY_S = 60.0
"""Three heartbeats."""

VISITORS = 100
"""Conversations; the sockets are spread over them."""

AT_ONCE = 50
SOURCES = tuple(f"127.0.0.{number}" for number in range(2, 6))
"""Local addresses of the sockets: one alone has too few ports if others use them too."""


def rows(run: Run) -> list[Row]:
    _check_open_files()
    server, client = two_cores()
    with service(run, "idle", [[server]]) as served:
        pairs = claimed(served.address, VISITORS)
        plan = {"port": served.ports[0], "pid": served.pids[0], "pairs": pairs}
        told = loaded("benchmarks.live.idle", plan, [client], 900)
    run.keep("idle", told)
    sockets = told["open"]
    kb = (told["after_kb"] - told["before_kb"]) / max(1, sockets)
    return [
        Row("idle.sockets", sockets, {"heartbeat_cpu": told["heartbeat_cpu"]}),
        Row("idle.kb", kb, {"server_mb": told["after_kb"] / 1024}),
    ]


def _check_open_files() -> None:
    """Raise the soft limit to what is needed; both processes inherit it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < SOCKETS + 500:
        raise BenchmarkFailed(f"`ulimit -Hn` is {hard}: {SOCKETS + 500} open files are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (SOCKETS + 500, hard))


async def hold(plan: Mapping[str, Any]) -> dict[str, Any]:
    before = resident_kb(plan["pid"])
    sockets = await _open_all(plan)
    used, begun = cpu_seconds(plan["pid"]), time.perf_counter()
    await asyncio.sleep(STAY_S)
    return {
        "open": sum(not socket.ended for socket in sockets),
        "before_kb": before,
        "after_kb": resident_kb(plan["pid"]),
        "heartbeat_cpu": (cpu_seconds(plan["pid"]) - used) / (time.perf_counter() - begun),
    }


async def _open_all(plan: Mapping[str, Any]) -> list[LightSocket]:
    room = asyncio.Semaphore(AT_ONCE)

    async def one(number: int) -> LightSocket:
        opening, _ = openings("product", plan["pairs"][number % len(plan["pairs"])])
        welcomed = asyncio.get_running_loop().create_future()

        def take(_payload: bytes) -> None:
            if not welcomed.done():
                welcomed.set_result(None)

        async with room:
            source = SOURCES[number % len(SOURCES)]
            socket = await open_socket("127.0.0.1", plan["port"], opening.path, source=source)
            socket.listen(take)
            socket.send(opening.steps[0][1])
            async with asyncio.timeout(IN_BY_S):
                await welcomed
        return socket

    return await asyncio.gather(*(one(number) for number in range(SOCKETS)))


def main() -> None:
    print(json.dumps(uvloop.run(hold(read_plan()))))


if __name__ == "__main__":
    main()
