"""Fixtures that most tests share: settings in a folder of their own, a migrated database."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handoff.config import Settings, load
from handoff.storage.engine import Store
from handoff.storage.schema import migrate

TOKEN = "a-secret-for-tests-only"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Everything under `tmp_path`; nobody listens on the bot's port."""
    return load(
        {},
        var=tmp_path / "var",
        bot_url="http://127.0.0.1:9",
        bot_token=TOKEN,
    )


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of the newest schema, to be copied: migrating takes longer than a test."""
    file = tmp_path_factory.mktemp("database") / "empty.db"

    async def make() -> None:
        store = Store(f"sqlite+aiosqlite:///{file}")
        await migrate(store.engine)
        await store.close()

    asyncio.run(make())
    return file


@pytest.fixture
async def store(settings: Settings, migrated: Path) -> AsyncIterator[Store]:
    settings.var.mkdir(exist_ok=True)
    shutil.copy(migrated, settings.var / "baton.db")
    store = Store(settings.database_url)
    yield store
    await store.close()
