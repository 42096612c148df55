"""`service`: the application on a free port, with real sockets; the bot is down."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from handoff.config import Settings
from handoff.storage.engine import Store
from harness.clients import Service
from tests.support.running_service import running_service, staffed


@pytest.fixture
async def service(settings: Settings, store: Store) -> AsyncIterator[Service]:
    await staffed(store)
    # Hostile clients send quickly; the rate limit is not under test.
    quick = settings.model_copy(update={"frames_per_s": 10_000.0})
    async with running_service(quick, store) as running:
        yield running
