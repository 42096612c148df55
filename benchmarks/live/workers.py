"""Two workers on PostgreSQL and Redis against one on SQLite; everything on both cores.

A pair's customer is at one worker, its agent at the other: each message crosses the bus. All
processes share the two cores, PostgreSQL, Redis and the load included, in both measurements.
PostgreSQL waits for the disk at each commit, as SQLite does.
"""

from __future__ import annotations

from statistics import median

from benchmarks.live.processes import two_cores
from benchmarks.live.relay import PAIRS, ROUNDS, WINDOW, Measured, load
from benchmarks.live.rows import Row
from benchmarks.live.run import Run, Served, service
from benchmarks.live.staff import claimed
from harness import servers

DURABLE = ("fsync=on", "synchronous_commit=on")


def rows(run: Run) -> list[Row]:
    both = list(two_cores())
    postgres, redis = servers.postgres(*DURABLE), servers.redis()
    with servers.running(postgres), servers.running(redis):
        settings = {
            "BATON_DATABASE_URL": f"postgresql+asyncpg://postgres@127.0.0.1:{postgres.port}/postgres",
            "BATON_REDIS_URL": f"redis://127.0.0.1:{redis.port}/0",
        }
        with (
            service(run, "one", [both]) as alone,
            service(run, "two", [both, both], **settings) as together,
        ):
            rounds = [
                (_round(run, "one", alone, number), _round(run, "two", together, number))
                for number in range(ROUNDS)
            ]
    return [_row(rounds)]


def _round(run: Run, name: str, served: Served, number: int) -> Measured:
    pairs = claimed(served.address, PAIRS)
    measured = load(run, "product", served, pairs, window=WINDOW, anywhere=True)
    run.keep(f"workers.{name}.{number}", measured)
    return measured


def _row(rounds: list[tuple[Measured, Measured]]) -> Row:
    """The ratio within a round, since the machine is not equally fast in all; its median counts."""
    ratios = [two["per_s"] / one["per_s"] for one, two in rounds]
    value = median(ratios)
    one, two = rounds[ratios.index(value)]
    peers = {
        "two_per_s": two["per_s"],
        "one_per_s": one["per_s"],
        "lowest": min(ratios),
        "highest": max(ratios),
        "two_cpu": two["server_cpu"],
        "one_cpu": one["server_cpu"],
        "client_cpu": two["client_cpu"],
    }
    return Row("workers.two", value, peers)
