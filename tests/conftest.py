"""Fixtures that most tests share: settings in a folder of their own, a migrated database.

The fixture `backing` runs tests of storage and live delivery twice: `alone` (SQLite, bus in the
process) and `shared` (PostgreSQL, Redis).
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from argon2 import PasswordHasher

from handoff.config import Settings, load
from handoff.features.agents import accounts
from handoff.storage.engine import Store
from handoff.storage.metadata import METADATA
from handoff.storage.schema import migrate
from harness import servers
from harness.servers import Server

TOKEN = "a-secret-for-tests-only"

Backing = dict[str, Any]
"""Settings that name database and bus."""

ALONE = pytest.mark.parametrize("backing", ["alone"], indirect=True)
"""For tests to which database and bus make no difference."""


@pytest.fixture(scope="session", autouse=True)
def _quick_passwords() -> None:
    """Hashing is slow on purpose; its cost is not under test."""
    accounts._hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with the newest schema, to copy: migrating takes longer than a test."""
    file = tmp_path_factory.mktemp("database") / "empty.db"
    _migrate(f"sqlite+aiosqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """One server for all tests, with one migrated database, `baton`."""
    with servers.running(servers.postgres()) as server:
        asyncio.run(_execute(server, "postgres", "CREATE DATABASE baton"))
        _migrate(database_url(server))
        yield server


@pytest.fixture(scope="session")
def redis() -> Iterator[Server]:
    with servers.running(servers.redis()) as server:
        yield server


@pytest.fixture
def shared(postgres: Server, redis: Server) -> Backing:
    """PostgreSQL with all tables empty, and Redis."""
    asyncio.run(_execute(postgres, "baton", _EMPTY))
    redis_url = f"redis://127.0.0.1:{redis.port}/0"
    return {"database_url": database_url(postgres), "redis_url": redis_url}


_EMPTY = f"""
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid();
    TRUNCATE {", ".join(METADATA.tables)} RESTART IDENTITY
"""
"""Creating a new database for each test would take ten times as long."""


@pytest.fixture(params=["alone", "shared"])
def backing(request: pytest.FixtureRequest, tmp_path: Path) -> Backing:
    if request.param == "shared":
        given: Backing = request.getfixturevalue("shared")
        return given
    (tmp_path / "var").mkdir(exist_ok=True)
    file = tmp_path / "var" / "baton.db"
    shutil.copy(request.getfixturevalue("migrated"), file)
    return {"database_url": f"sqlite+aiosqlite:///{file}"}


@pytest.fixture
def settings(tmp_path: Path, backing: Backing) -> Settings:
    """Everything is under `tmp_path`; nothing listens on the bot's port."""
    (tmp_path / "var").mkdir(exist_ok=True)
    return load({}, var=tmp_path / "var", bot_url="http://127.0.0.1:9", bot_token=TOKEN, **backing)


@pytest.fixture
async def store(settings: Settings) -> AsyncIterator[Store]:
    store = Store(settings.database_url)
    yield store
    await store.close()


def database_url(server: Server) -> str:
    return f"postgresql+asyncpg://postgres@127.0.0.1:{server.port}/baton"


def _migrate(url: str) -> None:
    async def make() -> None:
        store = Store(url)
        await migrate(store.engine)
        await store.close()

    asyncio.run(make())


async def _execute(server: Server, database: str, statements: str) -> None:
    connection = await asyncpg.connect(
        host="127.0.0.1", port=server.port, user="postgres", database=database
    )
    try:
        await connection.execute(statements)
    finally:
        await connection.close()
