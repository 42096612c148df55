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

from handoff.config import Settings
from handoff.domain.errors import BatonError, Conflict, Unavailable
from handoff.domain.training_run import AnyReason, RunFailed, RunStep, RunStopped, RunTimedOut
from handoff.features.training import building, datasets, deployment
from handoff.learning.dataset import Version
from handoff.learning.models import Models, new_id, sweep
from handoff.learning.training import TrainingTimedOut
from handoff.realtime.bus import TrainingMoved
from handoff.services.container import Services
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


async def start(services: Services, by_id: str) -> None:
    """Begin a run in the background.

    Raises:
        Conflict: one is under way.
    """
    base = await datasets.read_base()
    now = services.now()
    async with services.store.begin() as session:
        free = await workers.take(session, TRAINING, services.worker, now)
        last = await learning.last_run(session)
        if not free or (last is not None and last["state"] == RUNNING):
            raise Conflict(
                "a training run is under way; wait until it has ended",
                run=last["id"] if last else None,
            )
        version = await datasets.note_version(session, base, now)
        run = Run(services.new_id(), now, version.hash, new_id(now, version.hash))
        await learning.save_run(session, run.id, now, run.state, run.body(now))
    _tell(services, run)
    task = asyncio.create_task(_to_its_end(services, run, version, by_id))
    services.jobs.add(task)
    task.add_done_callback(services.jobs.discard)
    await asyncio.sleep(0)  # let it begin: a task cancelled before that could not say how it ended


async def status(services: Services) -> Status:
    async with services.store.read() as session:
        run = await learning.last_run(session)
        newest = await learning.activations(session, limit=1)
        live = next((m for m in await learning.models(session) if m.id in newest), None)
        learnt = await learning.dataset_sizes(session, live.dataset) if live else 0
        pending = await learning.count_examples(session) - learnt
    if run is not None and run["state"] == RUNNING:
        run["elapsed_s"] = _seconds(datetime.fromisoformat(run["started_at"]), services.now())
    return Status(run, max(pending, 0), live.id if live else None)


async def heal(services: Services) -> None:
    """After a start: end runs that died with their worker, and have one live model everywhere."""
    await end_what_died(services)
    await asyncio.to_thread(_sweep, services.settings, services.now())
    models = Models(services.settings.models)
    live = await deployment.heal(services.store, models, services.now())
    if live is None:
        log.error("there is no model; make one with 'baton train --first'")
    else:
        try:
            await deployment.renew_detector(services.store, models[live])
        except Unavailable as error:  # customers get a person meanwhile
            log.error("%s", error)
    keeper = asyncio.create_task(deployment.keep_bot_on_it(services))
    services.jobs.add(keeper)
    keeper.add_done_callback(services.jobs.discard)


async def stop(services: Services) -> None:
    """End all background work; a run under way is marked as failed."""
    jobs = tuple(services.jobs)
    for job in jobs:
        job.cancel()
    for job in jobs:
        with suppress(asyncio.CancelledError):
            await job


async def _to_its_end(services: Services, run: Run, version: Version, by_id: str) -> None:
    """Whatever happens, the run ends in a state that says so."""
    try:
        await _learn(services, run, version, by_id)
    except asyncio.CancelledError:
        await _finish(services, run, FAILED, RunStopped(code="service_stopped"))
        raise
    except TrainingTimedOut as error:
        await _finish(services, run, FAILED, RunTimedOut(seconds=error.seconds))
    except BatonError as error:
        await _finish(services, run, FAILED, RunFailed(error=error.code, detail=error.message))
    except Exception as error:
        log.exception("training run %s failed", run.id)
        await _finish(services, run, FAILED, RunFailed(error="unexpected", detail=repr(error)))


async def _learn(services: Services, run: Run, version: Version, by_id: str) -> None:
    async def report(step: RunStep, progress: float) -> None:
        run.step, run.progress = step, max(run.progress, progress)
        await _save(services, run)

    model = Models(services.settings.models)[run.model_id]
    compared = await building.build(services.settings, services.store, version, model, report)
    run.candidate, run.live = compared.candidate, compared.live
    await deployment.record(services.store, model, services.now())
    if compared.reasons:
        await _finish(services, run, REFUSED, *compared.reasons)
        return
    await report(RunStep.SWITCHING, 0.97)
    await deployment.switch(services, model.id, by_id, deployment.GATE)
    await _finish(services, run, LIVE)


async def end_what_died(services: Services) -> None:
    """Mark a run as failed whose worker is no more."""
    async with services.store.read() as session:
        run = await learning.last_run(session)
    if run is None or run["state"] != RUNNING:
        return
    async with services.store.begin() as session:
        now = services.now()
        if await workers.is_held(session, TRAINING, services.worker, now):
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


def _sweep(settings: Settings, now: datetime) -> None:
    """A trainer outlives a killed service, but not its time limit."""
    for folder in (settings.models, settings.datasets):
        sweep(folder, before=now - timedelta(seconds=settings.train_timeout_s))


async def _finish(services: Services, run: Run, state: str, *reasons: AnyReason) -> None:
    run.state, run.reasons, run.finished_at = state, reasons, services.now()
    if state != FAILED:
        run.progress = 1.0
    await _save(services, run)


async def _save(services: Services, run: Run) -> None:
    async with services.store.begin() as session:
        body = run.body(services.now())
        await learning.save_run(session, run.id, run.started_at, run.state, body)
        if run.state != RUNNING:
            await workers.let_go(session, TRAINING, services.worker)
    _tell(services, run)


def _tell(services: Services, run: Run) -> None:
    services.hub.to_designers(TrainingSignal(run=run.body(services.now())))
    services.bus.tell(TrainingMoved())


def _seconds(begin: datetime, end: datetime) -> float:
    return round((end - begin).total_seconds(), 1)
