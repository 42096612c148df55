"""The whole loop with the real trainer and the real bot: teach, train, gate, switch, go back."""

from __future__ import annotations

import json
import random
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from handoff.actions import live_model, retraining, review
from handoff.actions.context import Context
from handoff.actions.review import NewIntent
from handoff.bot_client import BotClient
from handoff.learning import dataset
from handoff.learning.dataset import Base
from handoff.learning.models import Models
from tests.actions.learning_world import (
    DESIGNER,
    TOKEN,
    answered_by_a_person,
    designers_frames,
    shipped_model,
    world,
)
from tests.bot.servers import Servers

pytestmark = pytest.mark.bot

LIGHTHOUSE = NewIntent(
    name="lighthouse_tour",
    label="Visiting the lighthouse",
    phrasings=(
        "when can I climb the lighthouse",
        "are there guided tours of the lighthouse",
        "how much is a ticket for the lighthouse tour",
    ),
    answer="Our lighthouse is open on Sundays from 2 to 5 pm, free of charge.",
)


@pytest.fixture
async def context(tmp_path: Path, bot: Servers) -> AsyncIterator[Context]:
    """The shipped model is live under the id `shipped`, in the database and in the bot."""
    client = BotClient(bot.url, TOKEN, 8.0)
    async with world(tmp_path, bot=client) as made:
        models = Models(made.settings.models)
        shipped_model(made.settings.var, "shipped")
        models.set_live("shipped")
        await live_model.heal(made.store, models, made.now())
        await live_model.align_bot(made)
        yield made
        await client.load_model(bot.model)


async def trained(context: Context) -> dict[str, Any]:
    """Train to the end; the run as the console gets it."""
    await retraining.start(context, DESIGNER.id)
    for job in tuple(context.jobs):
        await job
    run = (await retraining.status(context)).run
    assert run is not None
    return run


async def test_what_was_taught_goes_live_and_back_again(context: Context) -> None:
    assert await context.bot.live_model() == "shipped"
    candidate_id = await answered_by_a_person(context, "can we visit the lighthouse with kids")
    await review.teach(context, candidate_id, DESIGNER, LIGHTHOUSE)
    frames = designers_frames(context)

    run = await trained(context)

    assert run["state"] == "live", run["reasons"]
    assert run["candidate"]["accuracy"] >= 0.9 and run["live"]["accuracy"] >= 0.9
    told = [json.loads(frame)["run"] for frame in frames]
    progress = [one["progress"] for one in told]
    assert progress == sorted(progress) and len({one["step"] for one in told}) >= 5
    status = await retraining.status(context)
    assert (status.pending, status.live_model) == (0, run["model_id"])
    assert Models(context.settings.models).live() == run["model_id"]

    parse = await context.bot.parse("c1", "Is it possible to go up the lighthouse on a Sunday?")
    assert parse.model_id == run["model_id"]
    assert parse.ranking[0].intent == "lighthouse_tour"
    acted = await context.bot.act("c1", "c1:1:0", 0, "lighthouse?", parse)
    assert [one.text for one in acted.messages] == [LIGHTHOUSE.answer]

    assert await live_model.roll_back(context, DESIGNER.id) == "shipped"
    assert await context.bot.live_model() == "shipped"
    assert Models(context.settings.models).live() == "shipped"
    assert (await retraining.status(context)).pending == 4


def with_shuffled_labels(base: Base, intent: str) -> Base:
    """The shipped data with the examples of one intent spread over the others."""
    files = {path: yaml.safe_load(content) for path, content in base.files.items() if _nlu(path)}
    blocks = {
        block["intent"]: block
        for file in files.values()
        for block in file["nlu"]
        if "intent" in block
    }
    examples = blocks[intent]["examples"].splitlines()
    others = [name for name in sorted(blocks) if name != intent]
    picked = random.Random(1)
    blocks[intent]["examples"] = examples[0] + "\n"
    for line in examples[1:]:
        blocks[picked.choice(others)]["examples"] += line + "\n"
    shuffled = {path: yaml.safe_dump(file).encode() for path, file in files.items()}
    return replace(base, files={**base.files, **shuffled})


def _nlu(path: str) -> bool:
    return path.startswith("nlu/")


async def test_a_candidate_with_one_intents_labels_shuffled_is_refused(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Invariant 8, and the issue's own example of what the gate is for."""
    shuffled = with_shuffled_labels(dataset.read_base(), "warranty")
    monkeypatch.setattr(dataset, "read_base", lambda: shuffled)

    run = await trained(context)

    assert run["state"] == "refused"
    assert any("warranty" in reason for reason in run["reasons"])
    assert await context.bot.live_model() == "shipped"
    assert await live_model.live(context.store) == "shipped"
    assert Models(context.settings.models).live() == "shipped"
    live, known = await live_model.known(context)
    assert live == "shipped" and {one.id for one in known} == {"shipped", run["model_id"]}
