"""A training run, from the designer's click to the switch or the refusal; one at a time.

It is kept in `training_runs` at every step and told to designers, so that the console shows it
also after a reload. What a crash leaves behind is healed at the next start.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from handoff.domain.errors import BatonError, Conflict, Unavailable
from handoff.domain.permissions import Action
from handoff.domain.training_run import AnyReason, RunFailed, RunStep, RunStopped, RunTimedOut
from handoff.features.training import building, datasets, deployment
from handoff.learning.dataset import Version
from handoff.learning.models import new_id, sweep
from handoff.learning.training import TrainingTimedOut
from handoff.learning.workshop import Workshop
from handoff.realtime.bus import TrainingMoved
from handoff.services.container import Training
from handoff.services.worker import Worker
from handoff.storage import learning, workers
from handoff.wire import TrainingSignal

log = logging.getLogger(__name__)

TRAINING = "training"
"""The lease of the worker that trains."""

RUNNING, LIVE, REFUSED, FAILED = "running", "live", "refused", "failed"


@dataclass(slots=True)
class Run:
    """A training run as it stands; the fields are those of the API's `TrainingRun`."""

    id: str
    started_at: datetime
    dataset: str
    model_id: str
    state: str = RUNNING
    step: RunStep = RunStep.STARTING
    progress: float = 0.0
    finished_at: datetime | None = None
    reasons: tuple[AnyReason, ...] = ()
    candidate: dict[str, float] | None = None
    live: dict[str, float] | None = None

    def body(self, now: datetime) -> dict[str, Any]:
        """As JSON; `elapsed_s` as of `now`."""
        return {
            "id": self.id,
            "state": self.state,
            "step": self.step.value,
            "progress": round(self.progress, 3),
            "elapsed_s": _seconds(self.started_at, self.finished_at or now),
            "started_at": self.started_at.isoformat(),
            "finished_at": self.finished_at.isoformat() if self.finished_at else None,
            "model_id": self.model_id,
            "dataset": self.dataset,
            "reasons": [reason.model_dump() for reason in self.reasons],
            "candidate": self.candidate,
            "live": self.live,
        }


@dataclass(frozen=True, slots=True)
class Status:
    """`run`: the newest, as JSON; `pending`: approved examples the live model has not learnt."""

    run: dict[str, Any] | None
    pending: int
    live_model: str | None


async def start(training: Training, by_id: str) -> None:
    """Begin a run in the background.

    Raises:
        Conflict: one is under way.
    """
    base = await datasets.read_base(training.workshop.catalog)
    now = training.worker.now()
    async with training.worker.store.begin() as session:
        free = await workers.take(session, TRAINING, training.worker.id, now)
        last = await learning.last_run(session)
        if not free or (last is not None and last["state"] == RUNNING):
            raise Conflict(
                "a training run is under way; wait until it has ended",
                run=last["id"] if last else None,
            )
        version = await datasets.note_version(session, base, now)
        run = Run(training.worker.new_id(), now, version.hash, new_id(now, version.hash))
        await learning.save_run(session, run.id, now, run.state, run.body(now))
    _tell(training, run)
    task = asyncio.create_task(_to_its_end(training, run, version, by_id))
    training.jobs.add(task)
    task.add_done_callback(training.jobs.discard)
    await asyncio.sleep(0)  # let it begin: a task cancelled before that could not say how it ended


async def status(worker: Worker) -> Status:
    async with worker.store.read() as session:
        run = await learning.last_run(session)
        newest = await learning.activations(session, limit=1)
        live = next((m for m in await learning.models(session) if m.id in newest), None)
        learnt = await learning.dataset_sizes(session, live.dataset) if live else 0
        pending = await learning.count_examples(session) - learnt
    if run is not None and run["state"] == RUNNING:
        run["elapsed_s"] = _seconds(datetime.fromisoformat(run["started_at"]), worker.now())
    return Status(run, max(pending, 0), live.id if live else None)


async def heal(training: Training) -> None:
    """After a start: end runs that died with their worker, and have one live model everywhere."""
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


async def _to_its_end(training: Training, run: Run, version: Version, by_id: str) -> None:
    """Whatever happens, the run ends in a state that says so."""
    try:
        await _learn(training, run, version, by_id)
    except asyncio.CancelledError:
        await _finish(training, run, FAILED, RunStopped(code="service_stopped"))
        raise
    except TrainingTimedOut as error:
        await _finish(training, run, FAILED, RunTimedOut(seconds=error.seconds))
    except BatonError as error:
        await _finish(training, run, FAILED, RunFailed(error=error.code, detail=error.message))
    except Exception as error:
        log.exception("training run %s failed", run.id)
        await _finish(training, run, FAILED, RunFailed(error="unexpected", detail=repr(error)))


async def _learn(training: Training, run: Run, version: Version, by_id: str) -> None:
    async def report(step: RunStep, progress: float) -> None:
        run.step, run.progress = step, max(run.progress, progress)
        await _save(training, run)

    worker, model = training.worker, training.workshop.models[run.model_id]
    compared = await building.build(training.workshop, worker.store, version, model, report)
    run.candidate, run.live = compared.candidate, compared.live
    await deployment.record(worker.store, model, worker.now())
    if compared.reasons:
        await _finish(training, run, REFUSED, *compared.reasons)
        return
    await report(RunStep.SWITCHING, 0.97)
    await deployment.switch(training, model.id, by_id, deployment.GATE)
    await _finish(training, run, LIVE)


async def end_what_died(worker: Worker) -> None:
    """Mark a run as failed whose worker is no more."""
    async with worker.store.read() as session:
        run = await learning.last_run(session)
    if run is None or run["state"] != RUNNING:
        return
    async with worker.store.begin() as session:
        now = worker.now()
        if await workers.is_held(session, TRAINING, worker.id, now):
            return
        run = await learning.last_run(session)
        if run is None or run["state"] != RUNNING:
            return
        started = datetime.fromisoformat(run["started_at"])
        run |= {
            "state": FAILED,
            "reasons": [RunStopped(code="service_died").model_dump()],
            "finished_at": now.isoformat(),
            "elapsed_s": _seconds(started, now),
        }
        await learning.save_run(session, run["id"], started, FAILED, run)


def _sweep(workshop: Workshop, now: datetime) -> None:
    """A trainer outlives a killed service, but not its time limit."""
    before = now - timedelta(seconds=workshop.trainer.timeout_s)
    for folder in (workshop.models.folder, workshop.datasets):
        sweep(folder, before)


async def _finish(training: Training, run: Run, state: str, *reasons: AnyReason) -> None:
    run.state, run.reasons, run.finished_at = state, reasons, training.worker.now()
    if state != FAILED:
        run.progress = 1.0
    await _save(training, run)


async def _save(training: Training, run: Run) -> None:
    async with training.worker.store.begin() as session:
        body = run.body(training.worker.now())
        await learning.save_run(session, run.id, run.started_at, run.state, body)
        if run.state != RUNNING:
            await workers.let_go(session, TRAINING, training.worker.id)
    _tell(training, run)


def _tell(training: Training, run: Run) -> None:
    signal = TrainingSignal(run=run.body(training.worker.now()))
    training.relay.hub.to_agents_who_may(Action.TRAIN, signal)
    training.relay.bus.tell(TrainingMoved())


def _seconds(begin: datetime, end: datetime) -> float:
    return round((end - begin).total_seconds(), 1)
