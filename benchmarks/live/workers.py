"""Two workers on PostgreSQL and Redis against one on SQLite; everything on both cores.

A pair's customer is at one worker, its agent at the other: each message crosses the bus. All
processes share the two cores, PostgreSQL, Redis and the load included, in both measurements.
PostgreSQL waits for the disk at each commit, as SQLite does.
"""

from __future__ import annotations

from benchmarks.live.processes import two_cores
from benchmarks.live.relay import PAIRS, WINDOW, load
from benchmarks.live.rows import Row
from benchmarks.live.run import Run, service
from benchmarks.live.staff import claimed
from harness import servers

DURABLE = ("fsync=on", "synchronous_commit=on")


def rows(run: Run) -> list[Row]:
    both = list(two_cores())
    with service(run, "one", [both]) as served:
        pairs = claimed(served.address, PAIRS)
        one = load(run, "product", served, pairs, window=WINDOW, anywhere=True)
    run.keep("workers.one", one)
    postgres, redis = servers.postgres(*DURABLE), servers.redis()
    with servers.running(postgres), servers.running(redis):
        settings = {
            "BATON_DATABASE_URL": f"postgresql+asyncpg://postgres@127.0.0.1:{postgres.port}/postgres",
            "BATON_REDIS_URL": f"redis://127.0.0.1:{redis.port}/0",
        }
        with service(run, "two", [both, both], **settings) as served:
            pairs = claimed(served.address, PAIRS)
            two = load(run, "product", served, pairs, window=WINDOW, anywhere=True)
    run.keep("workers.two", two)
    peers = {
        "two_per_s": two["per_s"],
        "one_per_s": one["per_s"],
        "two_cpu": two["server_cpu"],
        "one_cpu": one["server_cpu"],
        "client_cpu": two["client_cpu"],
    }
    return [Row("workers.two", two["per_s"] / one["per_s"], peers)]
