"""The invariants of the live conversation, in thousands of interleavings.

An interleaving is an order of steps (by customers, agents, bot, network, clock and a SIGKILL, some
stopped halfway) unlike any other in its process; the invariants are checked at its end.

BATON_INTERLEAVINGS=200000    how many; 10,000 by default
BATON_SEED=7                  other ones; `random` for new ones each time, as in a nightly run. A
                              failure prints its seed and its steps
BATON_INTERLEAVINGS_ON=postgres   on a PostgreSQL server instead of SQLite
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
import subprocess
import sys
from typing import Any

import pytest

from handoff.config import ROOT
from tests.conftest import _execute, database_url

NUMBER = int(os.environ.get("BATON_INTERLEAVINGS") or 10_000)
ON_POSTGRES = os.environ.get("BATON_INTERLEAVINGS_ON") == "postgres"
GIVEN = os.environ.get("BATON_SEED") or "171503903"
"""The same for every change, so that a failure is due to the change and not to the day."""
SEED = secrets.randbelow(2**32) if GIVEN == "random" else int(GIVEN)


def test_no_interleaving_breaks_an_invariant(request: pytest.FixtureRequest) -> None:
    """One process per core, each with its own database."""
    shards = os.cpu_count() or 1
    databases = [_database(request, shard) for shard in range(shards)]
    seeds = range(SEED, SEED + shards)
    running = [_start(*each, -(-NUMBER // shards)) for each in zip(databases, seeds, strict=True)]
    counted = [_finish(process) for process in running]
    print(counted)
    assert sum(one["interleavings"] for one in counted) >= NUMBER


def _database(request: pytest.FixtureRequest, shard: int) -> str:
    if not ON_POSTGRES:
        return str(request.getfixturevalue("migrated"))
    server = request.getfixturevalue("postgres")
    asyncio.run(_execute(server, "postgres", f"CREATE DATABASE shard{shard} TEMPLATE baton"))
    return database_url(server).replace("/baton", f"/shard{shard}")


def _start(database: str, seed: int, number: int) -> subprocess.Popen[str]:
    given = ["--database", database, "--number", str(number), "--seed", str(seed)]
    command = [sys.executable, "-m", "tests.interleavings.runner", *given]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _finish(process: subprocess.Popen[str]) -> dict[str, Any]:
    output, _ = process.communicate()
    if process.returncode:
        pytest.fail(output, pytrace=False)
    counted: dict[str, Any] = json.loads(output.splitlines()[-1])
    return counted
