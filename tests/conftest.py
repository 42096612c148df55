"""Fixtures that most tests share: settings in a folder of their own, a migrated database."""

from __future__ import annotations

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
        secret_key=TOKEN,
        identity_key=TOKEN,
    )


@pytest.fixture
async def store(settings: Settings) -> AsyncIterator[Store]:
    store = Store(settings.database_url)
    await migrate(store.engine)
    yield store
    await store.close()
