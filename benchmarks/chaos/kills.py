"""SIGKILL of one part under load, again and again."""

from __future__ import annotations

import asyncio
import random
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import asyncpg

from benchmarks.chaos.harm import Harm
from benchmarks.chaos.load import CUSTOMERS, GIVEN_UP_S, Load, join, load, until
from benchmarks.chaos.pages import Customer
from benchmarks.chaos.processes import ByCalls, Part, Worker
from benchmarks.turns import questions
from handoff.config import ROOT
from handoff.learning.models import Models
from handoff.storage.engine import Store
from handoff.storage.schema import migrate
from harness import servers
from harness.bot_servers import running_servers

Say = Callable[[str], None]

TOKEN = "a-secret-for-tests-only"
NO_BOT = "http://127.0.0.1:9"
BOTS_PACE_S = 0.5
"""Six customers at this pace are as much as one Rasa on one core can answer."""
OUTCOMES = {"bot_said", "clarify_asked", "fallback", "escalated"}
DURABLE = ("fsync=on", "synchronous_commit=on")


class NoModel(Exception):
    """Nothing for the bot to serve."""


@dataclass(slots=True)
class Measured:
    """Raw measurements of one part."""

    messages: Harm = field(default_factory=Harm)
    pages: Harm = field(default_factory=Harm)
    back_s: list[float] = field(default_factory=list)
    """The slowest client of each kill."""
    left_alone: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "kills": len(self.back_s),
            "messages": self.messages.to_json(),
            "pages": self.pages.to_json(),
            "back_s": [round(seconds, 3) for seconds in self.back_s],
            "left_alone": self.left_alone,
        }


async def service(times: int, say: Say) -> Measured:
    """One process of the service, on SQLite."""
    async with _services(1, {}) as (workers, store):
        at = workers[0].url
        async with load(store, at, at, window=3) as flow:
            return await _kill(workers[0], flow, times, say)


async def postgres(times: int, say: Say) -> Measured:
    """Two processes of the service; customers at one, the agent at the other."""
    async with _two_workers() as (flow, database, _):
        return await _kill(_server(database), flow, times, say)


async def redis(times: int, say: Say) -> Measured:
    async with _two_workers() as (flow, _, bus):
        return await _kill(_server(bus), flow, times, say)


async def rasa(times: int, say: Say) -> Measured:
    """New customers in each round, since those the bot has failed now wait for a person."""
    model, given = _model()
    with tempfile.TemporaryDirectory() as folder, running_servers(Path(folder), model=model) as bot:
        async with _services(1, {"BATON_BOT_URL": bot.url}, given) as (workers, store):
            at = workers[0].url
            async with load(store, at, at, window=1) as flow:
                part = ByCalls(bot.kill_bot, bot.restart_bot)
                asked = tuple(islice(questions(), 40))

                async def bot_is_back(ready: float) -> float:
                    return await _answered(flow, at) - ready

                measured = await _kill(
                    part, flow, times, say, back=bot_is_back, before=lambda: _renew(flow, at, asked)
                )
                measured.left_alone = await flow.left_alone()
                return measured


async def _nothing() -> None:
    return None


async def _kill(
    part: Part,
    flow: Load,
    times: int,
    say: Say,
    back: Callable[[float], Awaitable[float]] | None = None,
    before: Callable[[], Awaitable[None]] = _nothing,
) -> Measured:
    measured = Measured()
    for number in range(1, times + 1):
        await before()
        await flow.flows()
        await asyncio.sleep(random.uniform(0.05, 0.5))
        await asyncio.to_thread(part.kill)
        await asyncio.to_thread(part.start)
        ready = time.monotonic()
        measured.back_s.append(await (back or flow.back_since)(ready))
        longest = max(measured.back_s)
        say(f"kill {number} of {times}: back in {measured.back_s[-1]:.2f} s, longest {longest:.2f}")
    measured.messages, measured.pages = await flow.harm()
    return measured


# ── the bot's customers ──────────────────────────────────────────────────────────────────────


async def _renew(flow: Load, at: str, asked: tuple[str, ...]) -> None:
    for customer in flow.customers:
        customer.writing = False
    flow.gone += flow.customers
    flow.customers = [await _asks(flow, at, asked[n:] + asked[:n]) for n in range(CUSTOMERS)]


async def _asks(flow: Load, at: str, texts: tuple[str, ...]) -> Customer:
    return await join(flow, at, window=1, pace_s=BOTS_PACE_S, texts=texts)


async def _answered(flow: Load, at: str) -> float:
    """When the bot answers a new customer; until it does, new ones keep trying."""
    began = time.monotonic()
    while time.monotonic() < began + GIVEN_UP_S:
        customer = await _asks(flow, at, ("How much is delivery?",))
        flow.gone.append(customer)
        await until(lambda: bool(OUTCOMES & set(customer.kinds)))  # noqa: B023 - awaited here
        customer.writing = False
        if "escalated" not in customer.kinds:
            return time.monotonic()
    return began + GIVEN_UP_S


def _model() -> tuple[Path, Path]:
    """The archive of the live model, and the folder with all models."""
    folder = ROOT / "var" / "models"
    live = Models(folder).live()
    if live is None:
        raise NoModel("there is no trained model: run `make setup`")
    return Models(folder)[live].archive, folder


# ── what runs ────────────────────────────────────────────────────────────────────────────────


def _server(server: servers.Server) -> Part:
    return ByCalls(lambda: server.stop(9), server.start)


@asynccontextmanager
async def _two_workers() -> AsyncIterator[tuple[Load, servers.Server, servers.Server]]:
    with ExitStack() as stack:
        database = stack.enter_context(servers.running(servers.postgres(*DURABLE)))
        bus = stack.enter_context(servers.running(servers.redis()))
        await _create_database(database)
        shared = {
            "BATON_DATABASE_URL": f"postgresql+asyncpg://postgres@127.0.0.1:{database.port}/baton",
            "BATON_REDIS_URL": f"redis://127.0.0.1:{bus.port}/0",
        }
        async with (
            _services(2, shared) as (workers, store),
            load(store, workers[0].url, workers[1].url, window=1) as flow,
        ):
            yield flow, database, bus


async def _create_database(server: servers.Server) -> None:
    connection = await asyncpg.connect(host="127.0.0.1", port=server.port, user="postgres")
    await connection.execute("CREATE DATABASE baton")
    await connection.close()


@asynccontextmanager
async def _services(
    count: int, given: Mapping[str, str], models: Path | None = None
) -> AsyncIterator[tuple[list[Worker], Store]]:
    """`count` processes of the service on a migrated database."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder) / "var"
        var.mkdir()
        if models is not None:
            _lay_out(var, models)
        url = given.get("BATON_DATABASE_URL", f"sqlite+aiosqlite:///{var}/baton.db")
        store = Store(url)
        await migrate(store.engine)
        settings = {"BATON_VAR": str(var), "BATON_BOT_URL": NO_BOT, "BATON_BOT_TOKEN": TOKEN}
        workers = [Worker(f"service-{n}", var, {**settings, **given}) for n in range(1, count + 1)]
        try:
            for worker in workers:
                worker.start()
            yield workers, store
        finally:
            for worker in workers:
                worker.stop()
            await store.close()


def _lay_out(var: Path, models: Path) -> None:
    """What the service needs from a set-up to judge the bot's parses."""
    live = Models(models).live()
    assert live is not None
    shutil.copytree(models / live, var / "models" / live)
    shutil.copy(models / "live", var / "models" / "live")
    for name in ("encoder", "tone"):
        (var / name).symlink_to(models.parent / name)
