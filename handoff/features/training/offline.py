"""Training from the command line: for the first model, and for changes to what the project ships.

A service that is running takes over the new live model within seconds.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from handoff.config import Settings
from handoff.domain.errors import NotFound
from handoff.domain.training_run import RunStep
from handoff.features.training import building, datasets, deployment, gate, in_english
from handoff.features.training.building import Report
from handoff.learning.doctor import refuse_what_cannot_work
from handoff.learning.models import new_id
from handoff.learning.workshop import Workshop, workshop_of
from handoff.services.policies import policy_now
from handoff.services.worker import utc_now
from handoff.storage.engine import Store
from handoff.storage.schema import migrate

Say = Callable[[str], None]


async def train(settings: Settings, say: Say, *, only_if_needed: bool) -> None:
    """Train on everything shipped and taught so far.

    The first model goes live as it is, a later one only through the gate. `only_if_needed`: do
    nothing if the live model has already learnt the same.

    Raises:
        Invalid: the assistant's folder cannot be served.
        TrainingFailed: the trainer gave up or took too long.
    """
    store = Store(settings.database_url)
    try:
        await migrate(store.engine)
        for line in (await asyncio.to_thread(refuse_what_cannot_work, settings)).notes:
            say(f"  · {line}")
        await _train(workshop_of(settings), store, say, only_if_needed)
    finally:
        await store.close()


async def evaluate(settings: Settings, say: Say) -> None:
    """Say how the live model does on its held-out questions.

    Raises:
        NotFound: there is no model yet.
    """
    store = Store(settings.database_url)
    try:
        await migrate(store.engine)
        workshop = workshop_of(settings)
        models = workshop.models
        live = await deployment.heal(store, models, utc_now())
        if live is None:
            raise NotFound("there is no model; make one with 'baton train --first'")
        await deployment.renew_detector(store, workshop.catalog, models[live])
        say(f"model {live}")
        say(gate.figures(models[live], await policy_now(store, workshop.catalog)))
    finally:
        await store.close()


async def _train(workshop: Workshop, store: Store, say: Say, only_if_needed: bool) -> None:
    models = workshop.models
    live = await deployment.heal(store, models, utc_now())
    if live is not None:
        await deployment.renew_detector(store, workshop.catalog, models[live])
    version = await datasets.current(workshop, store, utc_now())
    if only_if_needed and live is not None and models[live].dataset == version.hash:
        say(f"model {live} is live and has already learnt everything")
        return
    model = models[new_id(utc_now(), version.hash)]
    compared = await building.build(workshop, store, version, model, _reporter(say))
    await deployment.record(store, model, utc_now())
    for name, value in compared.challenger.items():
        say(f"  {name.replace('_', ' ')}: {value:.1%}")
    if compared.reasons:
        say(
            f"not switched, {live} stays live: "
            + "; ".join(map(in_english.reason, compared.reasons))
        )
        return
    why = deployment.FIRST if live is None else deployment.GATE
    await deployment.activate(store, models, model.id, utc_now(), None, why)
    say(f"model {model.id} is live")


def _reporter(say: Say) -> Report:
    """Lines for people: each step once, and how long it has been going."""
    began = time.monotonic()
    told: RunStep | None = None

    async def report(step: RunStep, progress: float) -> None:
        nonlocal told
        if step != told:
            told = step
            say(f"[{time.monotonic() - began:5.1f} s] {in_english.STEPS[step]} …")

    return report
