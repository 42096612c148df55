"""A service without sockets for tests of the learning loop: a real database, nothing running."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from handoff.bot_client import BotClient
from handoff.config import ROOT, load
from handoff.detector.registry import Detectors
from handoff.domain import events
from handoff.domain.events import Decision, Guess
from handoff.domain.permissions import allowed
from handoff.features.review import candidates, verdicts
from handoff.features.review.schemas import NewIntent
from handoff.features.review.verdicts import Reviewed
from handoff.realtime.hub import AgentListener
from handoff.services.changing import changing
from handoff.services.container import Services, connect
from handoff.services.worker import Worker
from handoff.storage import conversations, learning
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.schema import migrate

MODELS = ROOT / "var" / "models"
TOKEN = "a-secret-for-tests-only"
DESIGNER = Agent("d1", "dora", "Dora Design", "designer", "online", "", None)
OTHER = Agent("d2", "otto", "Otto Other", "admin", "online", "", None)


class Clock:
    """Advances by a second whenever it is read, so that every row has its own time."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


class Frames:
    """Collects what is sent to a designer's socket."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def send(self, *frames: str) -> None:
        self.sent += frames


def shipped_model(var: Path, model_id: str) -> None:
    """The model that set-up trained, under this id in the folder `var`."""
    live = (MODELS / "live").read_text().strip()
    folder = var / "models" / model_id
    shutil.copytree(MODELS / live, folder)
    (folder / f"{live}.tar.gz").rename(folder / f"{model_id}.tar.gz")


@asynccontextmanager
async def world(var: Path, bot: BotClient | None = None, **given: Any) -> AsyncIterator[Services]:
    """Services on a fresh database in `var`; by default there is no bot to answer.

    Training uses the encoder and the cached vectors of the project.
    """
    for name in ("encoder", "vectors.sqlite"):
        if (ROOT / "var" / name).exists():
            (var / name).symlink_to(ROOT / "var" / name)
    settings = load({}, var=var, **({"bot_url": "http://127.0.0.1:9", "bot_token": TOKEN} | given))
    store = Store(settings.database_url)
    await migrate(store.engine)
    bot = bot or BotClient(settings.bot_url, TOKEN, 5.0)
    services = connect(
        settings,
        Worker(store, now=Clock()),
        bot=bot,
        detectors=Detectors(settings.models),
        wake_turns=lambda _: None,
    )
    try:
        yield services
    finally:
        await bot.close()
        await store.close()


def designers_frames(services: Services) -> list[str]:
    """Frames that a designer's socket gets from now on."""
    frames = Frames()
    services.relay.hub.join(AgentListener(DESIGNER.id, allowed(DESIGNER.role), frames))
    return frames.sent


async def approve(services: Services, candidate_id: str, by: Agent, intent: str) -> Reviewed:
    return await verdicts.approve(services.training, candidate_id, by, intent)


async def teach(services: Services, candidate_id: str, by: Agent, new: NewIntent) -> Reviewed:
    return await verdicts.teach(services.training, candidate_id, by, new)


async def answered_by_a_person(
    services: Services, question: str, reply: str = "We do, for 25 euros."
) -> str:
    """A conversation in which an agent answered this question; the id of the candidate."""
    worker = services.worker
    conversation_id = worker.new_id()
    async with worker.store.begin() as session:
        await conversations.create(session, conversation_id, "en", worker.now())
    async with changing(services.relay, conversation_id) as change:
        asked = change.append(events.CustomerSaid(client_id=worker.new_id(), text=question))
        guess = (Guess(intent="warranty", confidence=0.4),)
        change.append(
            events.Judged(message_seq=asked, decision=Decision.ESCALATE, ranking=guess, unknown=0.9)
        )
        change.append(events.Escalated())
        change.append(events.Claimed(agent_id="a1", agent_name="Ada"))
        said = events.AgentSaid(
            client_id=worker.new_id(), agent_id="a1", agent_name="Ada", text=reply
        )
        await candidates.propose_reply(services.relay, change, change.append(said), "a1", "Ada")
    async with worker.store.read() as session:
        newest, _ = (await learning.candidates(session))[0]
    return newest.id
