"""Real Chromium on the whole running product, or on only the service and a network that fails."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser

from handoff.config import load
from handoff.features.agents import accounts
from handoff.storage.engine import Store
from harness.chromium import running_browser
from harness.product import PASSWORD, Product, running_product
from tests.browser.place import Place
from tests.conftest import TOKEN
from tests.support.network import network
from tests.support.service import Process


@pytest.fixture(scope="session")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    with running_product(tmp_path_factory.mktemp("product") / "var") as product:
        yield product


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with running_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def service(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """One for all tests: starting it takes longer than most of them."""
    with without_bot(migrated, tmp_path_factory.mktemp("service")) as process:
        yield process


@contextmanager
def without_bot(migrated: Path, var: Path, **more: Any) -> Iterator[Process]:
    """A started service, with these settings and nothing where its bot should be."""
    shutil.copy(migrated, var / "baton.db")
    settings = load(
        {},
        var=var,
        database_url=f"sqlite+aiosqlite:///{var / 'baton.db'}",
        bot_url="http://127.0.0.1:9",
        bot_token=TOKEN,
        **more,
    )
    process = Process(settings)
    asyncio.run(prepare(process))
    yield process
    process.stop()


async def prepare(process: Process) -> None:
    store = Store(process.settings.database_url)
    await accounts.add(store, "ada", "Ada", PASSWORD, "agent")
    await store.close()
    await process.start()


@pytest.fixture
async def place(service: Process) -> AsyncIterator[Place]:
    if not service.is_running:  # a failed test had killed it
        await service.start()
    store = Store(service.settings.database_url)
    async with network(service.port) as way:
        yield Place(service, way, store)
    await store.close()
