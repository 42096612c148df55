"""Runs a number of interleavings in this process; several such processes share the work.

python -m tests.interleavings.runner --database MIGRATED --number 10000 --seed 7
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from handoff.config import load
from handoff.storage.engine import Store
from tests.interleavings.database import open_store
from tests.interleavings.machine import Interleavings
from tests.interleavings.postgres import PostgresLoop
from tests.interleavings.stillness import StillLoop
from tests.interleavings.world import World

STEPS = 30
EXAMPLES_A_ROUND = 20


@contextmanager
def worlds(database: Path | str) -> Iterator[type[Interleavings]]:
    """The machine on a copy of an empty, migrated SQLite file, or on its own PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        given = load({}, var=Path(folder), bot_token="a-secret-for-tests-only")
        loop, store = _still(database, Path(folder))
        asyncio.set_event_loop(loop)
        log = logging.getLogger("handoff")
        log.propagate = False  # a dead bot is no news here

        class Machine(Interleavings):
            make_world = staticmethod(lambda: World(loop, store, given))
            orders: ClassVar = set()
            counts: ClassVar = {"examples": 0, "steps": 0}

        try:
            yield Machine
        finally:
            # `store.close()` would also end a thread, which this loop cannot await; none was begun.
            loop.run_until_complete(store.engine.dispose())
            log.propagate = True
            asyncio.set_event_loop(None)
            loop.close()


def _still(database: Path | str, folder: Path) -> tuple[StillLoop, Store]:
    if str(database).startswith("postgresql"):
        loop = PostgresLoop()
        return loop, loop.open_store(str(database))
    file = folder / "baton.db"
    shutil.copy(database, file)
    return StillLoop(), open_store(file)


def run(machine: type[Interleavings], number: int, first_seed: int, *, shrink: bool = True) -> None:
    """At least `number` interleavings, plus some to finish the round.

    Raises:
        Violation: an invariant is broken; the steps that lead to it are printed, shortest first.
    """
    seeds = random.Random(first_seed)
    while len(machine.orders) < number:
        _round(machine, seeds.randrange(2**32), shrink=shrink)


def _round(machine: type[Interleavings], with_seed: int, *, shrink: bool) -> None:
    phases = [Phase.generate, Phase.shrink] if shrink else [Phase.generate]
    seed(with_seed)(machine)
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES_A_ROUND,
            stateful_step_count=STEPS,
            phases=phases,
            database=None,
            report_multiple_bugs=False,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--database", required=True, help="a file, or postgresql+asyncpg://…")
    parser.add_argument("--number", type=int, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--first", action="store_true", help="show the first failure as it came")
    asked = parser.parse_args()
    began = time.monotonic()
    with worlds(asked.database) as machine:
        try:
            run(machine, asked.number, asked.seed, shrink=not asked.first)
        except BaseException:
            print(f"failed with --seed {asked.seed}, after {machine.counts}", file=sys.stderr)
            raise
    seconds, cpu = time.monotonic() - began, time.process_time()
    took = {"seconds": round(seconds, 1), "cpu_seconds": round(cpu, 1)}
    counted = {"interleavings": len(machine.orders), **machine.counts}
    print(json.dumps(counted | {"seed": asked.seed} | took))


if __name__ == "__main__":
    main()
