"""Which model is live: switching to another one, going back, and healing after a crash.

The database decides (its newest activation); the file `live` and the bot follow it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from handoff.detector.calibration.calibration import is_of_this_version
from handoff.domain.errors import BatonError, Conflict, Unavailable
from handoff.domain.learning import Promise
from handoff.features.training import gate
from handoff.learning.catalog import Catalog
from handoff.learning.models import ModelFolder, Models
from handoff.learning.subprocess_pool import apart
from handoff.services import leases
from handoff.services.container import Training
from handoff.services.policies import policy_now
from handoff.storage import learning
from handoff.storage.engine import Store
from handoff.storage.learning import Model

log = logging.getLogger(__name__)

CHECK_EVERY_S = 10.0

SWITCHING = "switching"
"""The lease of the worker that loads models into the bot."""

FIRST, GATE, ROLLBACK = "first", "gate", "rollback"
"""Why a model went live."""


async def switch(training: Training, model_id: str, by_id: str | None, why: str) -> None:
    """Make this model the live one. If anything goes wrong on the way, the old one stays.

    Its detector comes first: a message parsed by a model is judged by that model's detector.

    Raises:
        Unavailable: the model's files cannot be read, or the bot cannot load it.
    """
    models = training.workshop.models
    await renew_detector(training.worker.store, training.workshop.catalog, models[model_id])
    await asyncio.to_thread(training.detectors.get, model_id)
    await training.policies.of(model_id)
    async with training.switching, leases.lease(training.worker, SWITCHING):
        before = await live(training.worker.store)
        try:
            await training.bot.load_model(models[model_id].archive)
            await activate(
                training.worker.store, models, model_id, training.worker.now(), by_id, why
            )
        except BaseException:
            await _back_to(training, before)
            raise


async def activate(
    store: Store, models: Models, model_id: str, at: datetime, by_id: str | None, why: str
) -> None:
    """Declare this model live; a running bot follows within seconds."""
    async with store.begin() as session:
        learning.activate(session, model_id, at, by_id, why)
    await asyncio.to_thread(models.set_live, model_id)


async def roll_back(training: Training, by_id: str) -> str:
    """Go back to the model that was live before; returns its id.

    Raises:
        Conflict: there is none whose files still exist.
        Unavailable: its files cannot be read, or the bot cannot load it.
    """
    models = training.workshop.models
    earlier = [one for one in (await _stack(training.worker.store))[:-1] if models[one].is_complete]
    if not earlier:
        raise Conflict("there is no earlier model to go back to")
    await switch(training, earlier[-1], by_id, ROLLBACK)
    return earlier[-1]


async def live(store: Store) -> str | None:
    """The id of the live model, according to the database."""
    async with store.read() as session:
        newest = await learning.activations(session, limit=1)
    return newest[0] if newest else None


async def known(store: Store) -> tuple[str | None, list[Model]]:
    """The live model's id, and all models, the newest first."""
    async with store.read() as session:
        newest = await learning.activations(session, limit=1)
        return (newest[0] if newest else None), await learning.models(session)


Promises = tuple[Promise | None, dict[str, Promise]]
"""In the main language, and in others by their tags."""


async def promises(folders: Models, models: Iterable[Model]) -> dict[str, Promises]:
    """What was promised about each model's automatic answers, by its id."""

    def read(folder: ModelFolder) -> Promises:
        return folder.promise(), folder.promises_in_other_languages()

    ids = [model.id for model in models]
    return await asyncio.to_thread(lambda: {one: read(folders[one]) for one in ids})


async def renew_detector(store: Store, catalog: Catalog, model: ModelFolder) -> None:
    """If another version of Baton set the model's thresholds, set them again from its rows.

    Raises:
        Unavailable: the rows cannot be read.
    """
    if is_of_this_version(model.path):
        return
    log.warning("model %s was calibrated by another version; calibrating it again", model.id)
    try:
        policy, assistant = await policy_now(store, catalog), await catalog.assistant()
        await apart(gate.set_thresholds, model, policy, assistant.language)
    except (OSError, KeyError, ValueError) as error:
        raise Unavailable(
            f"the thresholds of model '{model.id}' cannot be set ({error}); "
            "train again with 'baton train'"
        ) from error


async def heal(store: Store, models: Models, at: datetime) -> str | None:
    """Make sure that the live model's files exist and the file `live` names it; returns its id.

    None: there is no model at all.
    """
    word = await live(store)
    usable = [one for one in await _stack(store) if models[one].is_complete]
    if not usable:
        return await _adopt(store, models, at)
    if usable[-1] != word:
        log.error("the files of model %s are gone; going back to %s", word, usable[-1])
        await activate(store, models, usable[-1], at, None, ROLLBACK)
    elif models.live() != word:
        await asyncio.to_thread(models.set_live, usable[-1])
    return usable[-1]


async def _adopt(store: Store, models: Models, at: datetime) -> str | None:
    """Record the model in the file `live`, which a new database knows nothing about."""
    found = models.live()
    if found is None:
        return None
    await record(store, models[found], at)
    await activate(store, models, found, at, None, FIRST)
    return found


async def record(store: Store, folder: ModelFolder, at: datetime) -> None:
    """The row of a model that training has finished."""
    model = Model(folder.id, folder.dataset, at, folder.metrics())
    async with store.begin() as session:
        await learning.save_model(session, model)


async def keep_bot_on_it(training: Training) -> None:
    """Until cancelled: give the live model to a bot that came up with another one."""
    while True:
        try:
            await align_bot(training)
        except Unavailable as error:
            log.debug("cannot compare the bot's model now: %s", error)
        except Exception:
            log.exception("could not compare the bot's model with the live one")
        await asyncio.sleep(CHECK_EVERY_S)


async def align_bot(training: Training) -> None:
    """Load the live model into the bot unless it has it.

    Raises:
        Unavailable: the bot does not answer, or cannot load it.
    """
    if training.switching.locked() or await _has_live_model(training):
        return
    async with training.switching, leases.lease(training.worker, SWITCHING):
        word = await live(training.worker.store)  # again: a switch may have been under way
        if word is None or await training.bot.live_models() == {word}:
            return
        log.warning("the bot has another model than %s; loading that one", word)
        await asyncio.to_thread(training.detectors.get, word)
        await training.bot.load_model(training.workshop.models[word].archive)


async def _has_live_model(training: Training) -> bool:
    word = await live(training.worker.store)
    return word is None or await training.bot.live_models() == {word}


async def _stack(store: Store) -> list[str]:
    """The models that were live, oldest first, without those that were rolled back; live last."""
    async with store.read() as session:
        newest_first = await learning.activations(session, limit=1000)
    stack: list[str] = []
    for model_id in reversed(newest_first):
        if model_id in stack:
            del stack[stack.index(model_id) + 1 :]
        else:
            stack.append(model_id)
    return stack


async def _back_to(training: Training, model_id: str | None) -> None:
    """A server of the bot has the new model but the database does not say so: undo."""
    if model_id is not None:
        with suppress(BatonError):
            archive = training.workshop.models[model_id].archive
            await asyncio.shield(training.bot.load_model(archive))
