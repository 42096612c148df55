"""Build one model: dataset folder, training, thresholds. Nothing is judged, nothing goes live."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from handoff.actions import datasets
from handoff.config import ROOT, Settings
from handoff.detector.calibration import calibrate
from handoff.detector.rows import Rows
from handoff.learning.dataset import Version
from handoff.learning.models import ModelFolder
from handoff.learning.training import Progress, Trainer

Report = Callable[[str, float], Awaitable[None]]
"""Told what is being done, in words, and how far the whole has come, 0 to 1."""

_STEPS = {
    "imports": ("Starting the trainer", 0.02, 0.15),
    "model": ("Training the model", 0.15, 0.55),
    "folds": ("Trying it on rows held back", 0.55, 0.70),
    "heldout": ("Asking the held-out questions", 0.70, 0.88),
}
"""The trainer's steps: in words, and which part of the whole they take."""


async def build(settings: Settings, version: Version, model: ModelFolder, report: Report) -> None:
    """Train `model` on this version, with its detector.

    Raises:
        TrainingFailed: the trainer gave up or took too long.
    """

    async def on_progress(progress: Progress) -> None:
        words, begin, end = _STEPS.get(progress.step, (progress.step, 0.0, 0.0))
        part = progress.done / progress.total if progress.total else 0.0
        await report(words, begin + (end - begin) * part)

    await report("Writing the dataset", 0.0)
    await datasets.write(settings, version)
    await trainer(settings).train(settings.datasets / version.hash, model.path, on_progress)
    await report("Setting the thresholds", 0.88)
    await asyncio.to_thread(_calibrate, model)


def _calibrate(model: ModelFolder) -> None:
    calibrate(Rows.load(model.rows)).save(model.path)


def trainer(settings: Settings) -> Trainer:
    return Trainer(ROOT, settings.bot_interpreter, settings.var, settings.train_timeout_s)
