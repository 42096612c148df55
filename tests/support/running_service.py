"""The real application on a free port, with real sockets; the bot is down."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import uvicorn

from handoff.config import Settings
from handoff.features.agents import accounts
from handoff.storage.engine import Store
from handoff.worker import config_of
from harness.clients import PATIENCE_S, Service
from harness.ports import free_port


async def staffed(store: Store) -> None:
    """Accounts for two agents and a designer."""
    for name, role in (("ada", "agent"), ("ben", "agent"), ("dana", "designer")):
        await accounts.add(store, name, name.title(), "a long password", role)


@asynccontextmanager
async def running_service(settings: Settings, store: Store) -> AsyncIterator[Service]:
    port = free_port()
    config = config_of(settings.model_copy(update={"log_level": "warning"}))
    config.port = port
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=base, trust_env=False, timeout=PATIENCE_S) as http:
        yield Service(base, http, store, config.app)
    server.should_exit = True
    await running
