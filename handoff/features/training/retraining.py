"""A training run, from the designer's click to the switch or the refusal; one at a time.

At every step it is stored in `training_runs` and shown to designers, so that the console has it
even after a reload. What a crash leaves behind is healed at the next start.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.domain.errors import BatonError, Conflict, Unavailable
from handoff.domain.permissions import Action
from handoff.domain.training_run import (
    AnyReason,
    RunFailed,
    RunState,
    RunStep,
    RunStopped,
    RunTimedOut,
    TrainingRun,
)
from handoff.features.training import building, datasets, deployment
from handoff.learning.dataset import Version
from handoff.learning.models import new_id, sweep
from handoff.learning.training import TrainingTimedOut
from handoff.learning.workshop import Workshop
from handoff.realtime.bus import TrainingMoved
from handoff.services.container import Training
from handoff.services.worker import Worker
from handoff.storage import learning, workers
from handoff.wire import TrainingProgress

log = logging.getLogger(__name__)

TRAINING = "training"
"""The lease of the worker that trains."""


@dataclass(frozen=True, slots=True)
class Status:
    """`run`: the newest; `pending`: how many approved examples the live model has not learnt."""

    run: TrainingRun | None
    pending: int
    live_model: str | None


async def start(training: Training, by_id: str) -> None:
    """Begin a run in the background.

    Raises:
        Conflict: one is under way.
        Invalid: the assistant's folder is wrong.
    """
    base = await datasets.read_base(training.workshop.catalog)
    now = training.worker.now()
    async with training.worker.store.begin() as session:
        free = await workers.take(session, TRAINING, training.worker.id, now)
        last = await learning.last_run(session)
        if not free or (last is not None and last.is_running):
            raise Conflict(
                "a training run is under way; wait until it has ended",
                run=last.id if last else None,
            )
        version = await datasets.note_version(session, base, now)
        run = TrainingRun(
            id=training.worker.new_id(),
            state=RunState.RUNNING,
            step=RunStep.STARTING,
            started_at=now,
            model_id=new_id(now, version.hash),
            dataset=version.hash,
        )
        await learning.save_run(session, run)
    _tell(training, run)
    task = asyncio.create_task(_to_its_end(training, run, version, by_id))
    training.jobs.add(task)
    task.add_done_callback(training.jobs.discard)
    await asyncio.sleep(0)  # let it begin: if cancelled before that, it could not say how it ended


async def status(worker: Worker) -> Status:
    async with worker.store.read() as session:
        run = await learning.last_run(session)
        newest = await learning.activations(session, limit=1)
        live = next((m for m in await learning.models(session) if m.id in newest), None)
        learnt = await learning.dataset_sizes(session, live.dataset) if live else 0
        pending = await learning.count_examples(session) - learnt
    run = run.as_of(worker.now()) if run else None
    return Status(run, max(pending, 0), live.id if live else None)


async def heal(training: Training) -> None:
    """At the start: end runs that died with their worker, and have one live model everywhere."""
    await end_what_died(training.worker)
    await asyncio.to_thread(_sweep, training.workshop, training.worker.now())
    store, models = training.worker.store, training.workshop.models
    live = await deployment.heal(store, models, training.worker.now())
    if live is None:
        log.error("there is no model; make one with 'baton train --first'")
    else:
        try:
            await deployment.renew_detector(store, training.workshop.catalog, models[live])
        except Unavailable as error:  # customers get a person meanwhile
            log.error("%s", error)
    keeper = asyncio.create_task(deployment.keep_bot_on_it(training))
    training.jobs.add(keeper)
    keeper.add_done_callback(training.jobs.discard)


async def stop(training: Training) -> None:
    """End all background work; a run under way is marked as failed."""
    jobs = tuple(training.jobs)
    for job in jobs:
        job.cancel()
    for job in jobs:
        with suppress(asyncio.CancelledError):
            await job


async def _to_its_end(training: Training, run: TrainingRun, version: Version, by_id: str) -> None:
    """Whatever happens, the run ends in a state that says so."""
    try:
        await _learn(training, run, version, by_id)
    except asyncio.CancelledError:
        await _finish(training, run, RunState.FAILED, RunStopped(code="service_stopped"))
        raise
    except TrainingTimedOut as error:
        await _finish(training, run, RunState.FAILED, RunTimedOut(seconds=error.seconds))
    except BatonError as error:
        why = RunFailed(error=error.code, detail=error.message)
        await _finish(training, run, RunState.FAILED, why)
    except Exception as error:
        log.exception("training run %s failed", run.id)
        why = RunFailed(error="unexpected", detail=repr(error))
        await _finish(training, run, RunState.FAILED, why)


async def _learn(training: Training, run: TrainingRun, version: Version, by_id: str) -> None:
    async def report(step: RunStep, progress: float) -> None:
        run.step, run.progress = step, max(run.progress, progress)
        await _save(training, run)

    worker, model = training.worker, training.workshop.models[run.model_id]
    compared = await building.build(training.workshop, worker.store, version, model, report)
    run.candidate, run.live = compared.challenger, compared.live
    await deployment.record(worker.store, model, worker.now())
    if compared.reasons:
        await _finish(training, run, RunState.REFUSED, *compared.reasons)
        return
    await report(RunStep.SWITCHING, 0.97)
    await deployment.switch(training, model.id, by_id, deployment.GATE)
    await _finish(training, run, RunState.LIVE)


async def end_what_died(worker: Worker) -> None:
    """Mark the newest run as failed if its worker died."""
    async with worker.store.read() as session:
        run = await learning.last_run(session)
    if run is None or not run.is_running:
        return
    async with worker.store.begin() as session:
        now = worker.now()
        if await workers.is_held(session, TRAINING, worker.id, now):
            return
        run = await learning.last_run(session)
        if run is None or not run.is_running:
            return
        run.state, run.finished_at = RunState.FAILED, now
        run.reasons = (RunStopped(code="service_died"),)
        await learning.save_run(session, run.as_of(now))


def _sweep(workshop: Workshop, now: datetime) -> None:
    """A trainer outlives a killed service, but not its time limit."""
    before = now - timedelta(seconds=workshop.trainer.timeout_s)
    for folder in (workshop.models.folder, workshop.datasets):
        sweep(folder, before)


async def _finish(
    training: Training, run: TrainingRun, state: RunState, *reasons: AnyReason
) -> None:
    run.state, run.reasons, run.finished_at = state, reasons, training.worker.now()
    if state is not RunState.FAILED:
        run.progress = 1.0
    await _save(training, run)


async def _save(training: Training, run: TrainingRun) -> None:
    async with training.worker.store.begin() as session:
        await learning.save_run(session, run.as_of(training.worker.now()))
        if not run.is_running:
            await workers.let_go(session, TRAINING, training.worker.id)
    _tell(training, run)


def _tell(training: Training, run: TrainingRun) -> None:
    progress = TrainingProgress(run=run.as_of(training.worker.now()))
    training.relay.hub.to_agents_who_may(Action.TRAIN, progress)
    training.relay.bus.tell(TrainingMoved())
