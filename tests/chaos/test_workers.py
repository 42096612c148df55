"""`baton run --workers 2`: neither a rolling restart nor a killed worker loses a message."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from handoff.config import ROOT, Settings
from handoff.features.agents import accounts
from handoff.storage import conversations
from handoff.storage.engine import Store
from harness.clients import Customer, Service
from harness.ports import free_port
from tests.chaos.test_kill import stored_texts, write_until

pytestmark = [pytest.mark.redis, pytest.mark.parametrize("backing", ["shared"], indirect=True)]

WITHIN_S = 120.0
WRITERS = 4


class Workers:
    """The running command, without a bot (every message goes to a person)."""

    def __init__(self, settings: Settings) -> None:
        self.port = free_port()
        self._var = settings.var
        self._environment = os.environ | {
            "BATON_VAR": str(settings.var),
            "BATON_PORT": str(self.port),
            "BATON_DATABASE_URL": settings.database_url,
            "BATON_REDIS_URL": settings.redis_url or "",
            "BATON_BOT_URLS": settings.bot_url,
            "BATON_BOT_TOKEN": settings.bot_token.get_secret_value(),
        }
        self.url = f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        command = [Path(sys.executable).parent / "baton", "run", "--workers", "2"]
        with (self._var / "run.log").open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        await self.said("Baton is running")

    def pids(self) -> list[int]:
        return [int((self._var / "run" / f"service-{n}").read_text()) for n in (1, 2)]

    def signal(self, number: int) -> None:
        self._process.send_signal(number)

    async def said(self, words: str) -> None:
        """Wait until the command has printed this."""
        deadline = time.monotonic() + WITHIN_S
        while words not in (text := (self._var / "run.log").read_text()):
            assert self._process.poll() is None and time.monotonic() < deadline, self.logs(text)
            await asyncio.sleep(0.1)

    def logs(self, text: str) -> str:
        parts = [file.read_text()[-2000:] for file in (self._var / "logs").glob("*.log")]
        return "\n".join([text, *parts])

    def stop(self) -> None:
        self._process.send_signal(signal.SIGTERM)
        self._process.wait(timeout=60)


@pytest.fixture
async def workers(settings: Settings) -> AsyncIterator[Workers]:
    running = Workers(settings)
    await running.start()
    try:
        yield running
    finally:
        running.stop()


async def customers_of(workers: Workers, store: Store) -> list[Customer]:
    async with httpx.AsyncClient(base_url=workers.url, trust_env=False) as http:
        service = Service(workers.url, http, store)
        return [await service.customer() for _ in range(WRITERS)]


async def check(store: Store, customers: list[Customer], acknowledged: list[list[str]]) -> None:
    for customer, acked in zip(customers, acknowledged, strict=True):
        stored = await stored_texts(store, customer.conversation_id)
        assert len(acked) > 3
        assert stored[: len(acked)] == acked
        assert len(stored) - len(acked) <= 1


@asynccontextmanager
async def writing(workers: Workers, store: Store) -> AsyncIterator[None]:
    """Customers write during the block; what was acknowledged must be stored, once and in order."""
    done, acknowledged = asyncio.Event(), [list[str]() for _ in range(WRITERS)]
    customers = await customers_of(workers, store)
    writers = [
        asyncio.create_task(write_until(customer, done, acked))
        for customer, acked in zip(customers, acknowledged, strict=True)
    ]
    await asyncio.sleep(1)
    yield
    await asyncio.sleep(1)
    done.set()
    await asyncio.gather(*writers)
    await check(store, customers, acknowledged)


async def test_a_rolling_restart_loses_doubles_and_reorders_nothing(
    workers: Workers, store: Store
) -> None:
    async with writing(workers, store):
        before = workers.pids()
        workers.signal(signal.SIGHUP)
        await workers.said("Renewed: service-1, service-2")
        assert not set(before) & set(workers.pids())


async def test_a_killed_worker_loses_nothing_and_the_other_takes_over_its_turns(
    workers: Workers, store: Store
) -> None:
    async with writing(workers, store):
        os.kill(workers.pids()[0], signal.SIGKILL)
        await workers.said("service-1 was started again")
    async with asyncio.timeout(WITHIN_S):
        while await unjudged(store):
            await asyncio.sleep(0.2)


async def unjudged(store: Store) -> list[tuple[str, str | None]]:
    async with store.read() as session:
        return await conversations.unjudged(session)


async def test_accounts_and_sessions_are_those_of_all_workers(
    workers: Workers, store: Store
) -> None:
    await accounts.add(store, "ada", "Ada", "a long password", "agent")
    body = {"username": "ada", "password": "a long password"}
    async with httpx.AsyncClient(base_url=workers.url, trust_env=False) as http:
        assert (await http.post("/api/login", json=body)).status_code == 200
        cookie = {"baton_session": http.cookies["baton_session"]}
    for _ in range(8):  # a new connection each time, so that both workers are reached
        async with httpx.AsyncClient(base_url=workers.url, trust_env=False) as http:
            http.cookies.update(cookie)
            answer = await http.get("/api/me")
            assert answer.json()["name"] == "Ada"


@pytest.mark.parametrize("missing", ["BATON_DATABASE_URL", "BATON_REDIS_URL"])
def test_several_workers_without_database_or_bus_are_refused_in_one_line(
    settings: Settings, tmp_path: Path, missing: str
) -> None:
    given = {
        "BATON_DATABASE_URL": settings.database_url,
        "BATON_REDIS_URL": settings.redis_url or "",
        "BATON_VAR": str(tmp_path / "other"),
        "BATON_BOT_TOKEN": str(uuid4()),
    }
    del given[missing]
    environment = {k: v for k, v in os.environ.items() if "BATON" not in k} | given
    done = subprocess.run(
        [Path(sys.executable).parent / "baton", "run", "--workers", "2"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert missing in done.stderr and "BATON_WORKERS=2" in done.stderr
