"""Customers who write while the live model changes: every message is answered, once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from handoff.config import Settings
from handoff.domain import events
from handoff.features.training import deployment
from handoff.learning.models import Models
from handoff.storage.engine import Store
from harness.bot_servers import Servers
from tests.conftest import ALONE
from tests.support.learning_world import DESIGNER, shipped_model
from tests.support.team import Team
from tests.support.team import team as running_team

pytestmark = [pytest.mark.bot, ALONE]

QUESTIONS = (
    "when are your stores open?",
    "which ways to pay do you accept?",
    "how long does delivery take?",
    "do you have gift cards?",
    "what does delivery cost?",
)
CUSTOMERS = 6


@pytest.fixture
async def team(settings: Settings, store: Store, bot: Servers) -> AsyncIterator[Team]:
    """Two models with all their files; `one` is live."""
    for model_id in ("one", "two"):
        shipped_model(settings.var, model_id)
    models = Models(settings.models)
    models.set_live("one")
    async with running_team(settings, store, bot.url, settings.models) as made:
        services = made.services
        await deployment.heal(store, models, services.worker.now())
        await deployment.record(store, models["two"], services.worker.now())
        await deployment.align_bot(services.training)
        yield made
        await made.bot.load_model(bot.model)


async def test_the_switch_loses_no_message(team: Team) -> None:
    """Invariant 2, at the moment most dangerous to it."""
    talking, switched = asyncio.Event(), asyncio.Event()
    models_met: set[str | None] = set()

    async def talk() -> None:
        while not switched.is_set():
            await talk_once()

    async def talk_once() -> None:
        conversation_id = await team.customer()
        for question in QUESTIONS:
            added = await team.ask(conversation_id, question)
            kinds = [event.kind for event in added]
            assert kinds.count("bot_said") == 1 and "escalated" not in kinds, added
            judged = next(event for event in added if isinstance(event, events.Judged))
            models_met.add(judged.model_id)
            talking.set()

    async def switch() -> None:
        await talking.wait()
        for model_id in ("two", "one"):
            await deployment.switch(team.services.training, model_id, DESIGNER.id, deployment.GATE)
            await asyncio.sleep(0.05)
        switched.set()

    await asyncio.gather(switch(), *(talk() for _ in range(CUSTOMERS)))
    assert models_met == {"one", "two"}
