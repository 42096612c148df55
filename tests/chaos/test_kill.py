"""The service killed in the middle of work: what was acknowledged is there, once and in order."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from uuid import uuid4

import httpx
from websockets.exceptions import ConnectionClosed

from handoff.config import ROOT, Settings
from handoff.storage import conversations
from handoff.storage.engine import Store
from tests.api.clients import Customer, Service
from tests.conftest import ALONE
from tests.support.product import free_port

KILLS = 5
WRITERS = 4


@dataclass(slots=True)
class Process:
    """The service in a process of its own; the bot is down."""

    settings: Settings
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        command = (sys.executable, "-m", "uvicorn", "handoff.app:create_app", "--factory")
        environment = os.environ | {
            "BATON_VAR": str(self.settings.var),
            "BATON_BOT_URL": self.settings.bot_url,
            "BATON_BOT_TOKEN": self.settings.bot_token.get_secret_value(),
        }
        with (self.settings.var / "service.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*command, "--port", str(self.port)], cwd=ROOT, env=environment, stderr=log
            )
        async with httpx.AsyncClient(base_url=self.url, trust_env=False) as http:
            for _ in range(300):
                try:
                    if (await http.get("/api/health")).status_code == 200:
                        return
                except httpx.TransportError:
                    await asyncio.sleep(0.1)
        raise AssertionError((self.settings.var / "service.log").read_text())

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def stop(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=20)


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Process]:
    process = Process(settings)
    await process.start()
    try:
        yield process
    finally:
        process.stop()


async def write_until(customer: Customer, done: asyncio.Event, acknowledged: list[str]) -> None:
    """Send one message after another, each until it is acknowledged, over every crash."""
    client_id = str(uuid4())
    while not done.is_set():
        try:
            async with customer.socket() as socket:
                await socket.wait("welcome")
                while not done.is_set():
                    await socket.send(**customer.say(client_id, client_id))
                    await socket.wait("ack", client_id=client_id)
                    acknowledged.append(client_id)
                    client_id = str(uuid4())
                    await asyncio.sleep(0.06)  # below the rate limit
        except (OSError, ConnectionClosed, TimeoutError):
            await asyncio.sleep(0.05)


@ALONE
async def test_sigkill_loses_doubles_and_reorders_nothing_that_was_acknowledged(
    settings: Settings, store: Store
) -> None:
    done, acknowledged = asyncio.Event(), [list[str]() for _ in range(WRITERS)]
    async with running(settings) as process:
        async with httpx.AsyncClient(base_url=process.url, trust_env=False) as http:
            service = Service(process.url, http, store)
            customers = [await service.customer() for _ in range(WRITERS)]
        writers = [
            asyncio.create_task(write_until(customer, done, acked))
            for customer, acked in zip(customers, acknowledged, strict=True)
        ]
        for _ in range(KILLS):
            await asyncio.sleep(0.7)
            process.kill()
            await process.start()
        await asyncio.sleep(0.7)
        done.set()
        await asyncio.gather(*writers)
    for customer, acked in zip(customers, acknowledged, strict=True):
        stored = await stored_texts(store, customer.conversation_id)
        assert len(acked) > KILLS
        assert stored[: len(acked)] == acked
        assert len(stored) - len(acked) <= 1  # one may be stored but not yet acknowledged


async def stored_texts(store: Store, conversation_id: str) -> list[str]:
    async with store.read() as session:
        log = await conversations.events(session, conversation_id)
    return [entry.fact.text for entry in log if entry.fact.kind == "customer_said"]
