"""The whole loop with the real trainer and bot: teach, train, gate, switch, roll back."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from handoff.bot_client import BotClient
from handoff.domain.training_run import TrainingRun
from handoff.features.review.schemas import NewIntent
from handoff.features.training import deployment, retraining
from handoff.learning import dataset
from handoff.learning.dataset import Base
from handoff.learning.models import Models
from handoff.services.container import Services
from harness.bot_servers import Servers
from harness.shop import SHOP
from tests.support.learning_world import (
    DESIGNER,
    TOKEN,
    answered_by_a_person,
    designers_frames,
    shipped_model,
    teach,
    world,
)

pytestmark = pytest.mark.bot

LIGHTHOUSE = NewIntent(
    name="lighthouse_tour",
    label="Visiting the lighthouse",
    phrasings=[
        "when can I climb the lighthouse",
        "are there guided tours of the lighthouse",
        "how much is a ticket for the lighthouse tour",
    ],
    answer="Our lighthouse is open on Sundays from 2 to 5 pm, free of charge.",
)


@pytest.fixture
async def services(tmp_path: Path, bot: Servers) -> AsyncIterator[Services]:
    """The shipped model is live under the id `shipped`, in the database and in the bot."""
    client = BotClient(bot.url, TOKEN, 8.0)
    async with world(tmp_path, bot=client) as made:
        models = Models(made.settings.models)
        shipped_model(made.settings.var, "shipped")
        models.set_live("shipped")
        await deployment.heal(made.worker.store, models, made.worker.now())
        await deployment.align_bot(made.training)
        yield made
        await client.load_model(bot.model)


async def trained(services: Services) -> TrainingRun:
    """Train to the end; returns the run as the console gets it."""
    await retraining.start(services.training, DESIGNER.id)
    for job in tuple(services.training.jobs):
        await job
    run = (await retraining.status(services.worker)).run
    assert run is not None
    return run


async def test_what_was_taught_goes_live_and_back_again(services: Services) -> None:
    assert await services.turn_taking.bot.live_model() == "shipped"
    candidate_id = await answered_by_a_person(services, "can we visit the lighthouse with kids")
    await teach(services, candidate_id, DESIGNER, LIGHTHOUSE)
    frames = designers_frames(services)

    run = await trained(services)

    assert run.state == "live", run.reasons
    assert run.candidate["accuracy"] >= 0.9 and run.live["accuracy"] >= 0.9
    told = [json.loads(frame)["run"] for frame in frames]
    progress = [one["progress"] for one in told]
    assert progress == sorted(progress) and len({one["step"] for one in told}) >= 5
    status = await retraining.status(services.worker)
    assert (status.pending, status.live_model) == (0, run.model_id)
    assert Models(services.settings.models).live() == run.model_id

    parse = await services.turn_taking.bot.parse(
        "c1", "Is it possible to go up the lighthouse on a Sunday?"
    )
    assert parse.model_id == run.model_id
    assert parse.ranking[0].intent == "lighthouse_tour"
    acted = await services.turn_taking.bot.act("c1", "c1:1:0", 0, "lighthouse?", parse)
    assert [one.text for one in acted.messages] == [LIGHTHOUSE.answer]

    assert await deployment.roll_back(services.training, DESIGNER.id) == "shipped"
    assert await services.turn_taking.bot.live_model() == "shipped"
    assert Models(services.settings.models).live() == "shipped"
    assert (await retraining.status(services.worker)).pending == 4


def with_shuffled_labels(base: Base, intent: str) -> Base:
    """The shipped data with one intent's examples spread over the others."""
    files = {path: yaml.safe_load(content) for path, content in base.files.items() if _nlu(path)}
    blocks = [block for file in files.values() for block in file["nlu"] if "intent" in block]
    own = [block for block in blocks if block["intent"].partition("/")[0] == intent]
    others = [block for block in blocks if block not in own]
    picked = random.Random(1)
    for block in own:
        first, *rest = block["examples"].splitlines()
        block["examples"] = first + "\n"
        for line in rest:
            picked.choice(others)["examples"] += line + "\n"
    shuffled = {path: yaml.safe_dump(file).encode() for path, file in files.items()}
    return replace(base, files={**base.files, **shuffled})


def _nlu(path: str) -> bool:
    return path.startswith("nlu/")


async def test_a_challenger_with_one_intents_labels_shuffled_is_refused(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Invariant 8, and the issue's own example of what the gate is for."""
    shipped = dataset.read_base(SHOP)
    shuffled = with_shuffled_labels(shipped, "warranty")
    monkeypatch.setattr(dataset, "read_base", lambda _: shuffled)

    run = await trained(services)

    assert run.state == "refused"
    assert any(getattr(reason, "intent", None) == "warranty" for reason in run.reasons)
    assert await services.turn_taking.bot.live_model() == "shipped"
    assert await deployment.live(services.worker.store) == "shipped"
    assert Models(services.settings.models).live() == "shipped"
    live, known = await deployment.known(services.worker.store)
    assert live == "shipped" and {one.id for one in known} == {"shipped", run.model_id}
