"""Build one model and judge it: dataset folder, training, thresholds, gate. Nothing goes live."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handoff.domain.training_run import RunStep
from handoff.features.training import datasets, deployment, gate
from handoff.features.training.gate import Compared
from handoff.learning.dataset import Version
from handoff.learning.models import ModelFolder
from handoff.learning.subprocess_pool import apart
from handoff.learning.training import Progress
from handoff.learning.workshop import Workshop
from handoff.services.policies import policy_now
from handoff.storage.engine import Store

Report = Callable[[RunStep, float], Awaitable[None]]
"""Called with what is being done, and how far the whole has come, 0 to 1."""

_STEPS = {
    "fast": {
        RunStep.IMPORTS: (0.0, 0.03),
        RunStep.VECTORS: (0.03, 0.08),
        RunStep.FOLDS: (0.08, 0.25),
        RunStep.MODEL: (0.25, 0.5),
        RunStep.HELDOUT: (0.5, 0.62),
    },
    "tuned": {
        RunStep.IMPORTS: (0.0, 0.02),
        RunStep.VECTORS: (0.02, 0.04),
        RunStep.FOLDS: (0.04, 0.08),
        RunStep.TUNING: (0.08, 0.78),
        RunStep.MODEL: (0.78, 0.8),
        RunStep.HELDOUT: (0.8, 0.85),
    },
}
"""By pipeline: the trainer's steps, and from where to where in the whole each one goes, as measured
in the shop. Comparing is what remains."""


async def build(
    workshop: Workshop, store: Store, version: Version, model: ModelFolder, report: Report
) -> Compared:
    """Train `model` on this version and compare it with the live one.

    Raises:
        TrainingFailed: the trainer gave up or took too long.
    """
    await report(RunStep.DATASET, 0.0)
    await datasets.write(workshop.datasets, version)
    await _train(workshop, version, model, report)
    trained = max(end for _, end in _STEPS[workshop.trainer.pipeline].values())
    await report(RunStep.COMPARING, trained)
    policy, live_id = await policy_now(store, workshop.catalog), await deployment.live(store)
    live = workshop.models[live_id] if live_id else None
    assistant = await workshop.catalog.assistant()
    return await apart(gate.complete, model, live, policy, assistant.language)


async def _train(workshop: Workshop, version: Version, model: ModelFolder, report: Report) -> None:
    steps = _STEPS[workshop.trainer.pipeline]

    async def on_progress(progress: Progress) -> None:
        if progress.step not in steps:
            return  # not one of the trainer's own lines
        step = RunStep(progress.step)
        begin, end = steps[step]
        part = progress.done / progress.total if progress.total else 0.0
        await report(step, begin + (end - begin) * part)

    await workshop.trainer.train(workshop.datasets / version.hash, model.path, on_progress)
