"""A trial: the shipped pipeline learns from one file of labelled questions and is asked another.

It does not touch the database or the live model. Thresholds come from the training rows; the test
rows are put once to the model as it was written to disk.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from common.input_files import notes_on
from handoff.config import ROOT, Settings
from handoff.detector.calibration.thresholds import NothingRecognised
from handoff.domain.errors import Invalid
from handoff.features.training import trial_figures
from handoff.learning.labelled import check_spelling, read_labelled, read_training_rows
from handoff.learning.subprocess_pool import apart
from handoff.learning.training import Progress, Trainer
from handoff.learning.trial import Trial

Say = Callable[[str], None]

MODEL = "trial"
IDENTITY = "trial.sha256"
"""File in a model's folder that says what it was trained from; written last."""

SHOWN_EVERY_S = 5.0
LONGEST_S = 6 * 3600.0
"""Whoever waits at the command line can end it; a short limit would only lose the work."""


@dataclass(frozen=True, slots=True)
class Plan:
    """`risk`: largest share of wrong answers to promise. `predictions`: where the raw judgements
    go, as arrays; None: nowhere. `model`: folder to keep the trained model in; if it already holds
    one from the same rows and pipeline, that one is asked again."""

    train: Path
    test: Path
    json: Path
    oos_label: str | None = None
    risk: float = 0.02
    pipeline: str = "fast"
    predictions: Path | None = None
    model: Path | None = None


async def hold(settings: Settings, plan: Plan, say: Say) -> dict[str, Any]:
    """Train, calibrate, ask, and write the figures to `plan.json`.

    Raises:
        Invalid: a file or an option is wrong; the message says what and where.
        TrainingFailed: the trainer gave up or took too long.
    """
    trial = _read(plan, say)
    where = settings.var / "trials"
    where.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=where) as name:
        model = plan.model or Path(name) / MODEL
        identity = _identity(trial, plan, settings.encoders)
        if not _is_trained(model, identity):
            trial.write(Path(name) / "dataset")
            trainer = Trainer(
                *(ROOT, settings.bot_interpreter, settings.var, LONGEST_S),
                pipeline=plan.pipeline,
                encoders=settings.encoders,
                nlu_only=True,
            )
            await trainer.train(Path(name) / "dataset", model, _reporter(say))
            (model / IDENTITY).write_text(identity)
        say("setting the thresholds, judging the test rows …")
        try:
            figures = await apart(trial_figures.figures, model, trial, plan.risk, plan.predictions)
        except NothingRecognised as error:
            raise Invalid(f"{plan.train} teaches too little to go by: {error}") from error
    plan.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return figures


def _identity(trial: Trial, plan: Plan, encoders: str) -> str:
    """Changes with the rows, the pipeline and what sentence vectors are made of."""
    rows = [[(row.text, row.intent) for row in part] for part in (trial.train, trial.test)]
    told = json.dumps([*rows, trial.oos_label, plan.pipeline, encoders])
    return hashlib.sha256(told.encode()).hexdigest()


def _is_trained(model: Path, identity: str) -> bool:
    """Whether the folder holds a model from these rows and this pipeline.

    Raises:
        Invalid: it holds something else, which is not overwritten.
    """
    if not model.exists():
        return False
    if (model / IDENTITY).is_file() and (model / IDENTITY).read_text() == identity:
        return True
    raise Invalid(f"{model} does not hold a model from these rows: give --model a new folder")


def _read(plan: Plan, say: Say) -> Trial:
    if not 0 < plan.risk < 1:
        raise Invalid(f"--risk must be between 0 and 1, such as 0.02; it is {plan.risk:g}")
    for out in filter(None, (plan.json, plan.predictions)):
        if not out.parent.is_dir() or out.is_dir():
            raise Invalid(f"{out} cannot be written: give a file in a folder that exists")
    train, test = read_training_rows(plan.train), read_labelled(plan.test)
    named = [("--oos-label", plan.oos_label)] if plan.oos_label else []
    files = ((plan.train, train), (plan.test, test))
    rows = [(f"{path}, line {row.line}", row.intent) for path, part in files for row in part]
    check_spelling((intent, place) for place, intent in [*rows, *named])
    trial = Trial(train, test, plan.oos_label)
    for path, part in files if plan.train != plan.test else files[:1]:
        for note in notes_on(str(path), part):
            say(note)
    say(f"{len(trial.train)} rows to learn from, {len(trial.intents)} intents")
    say(f"{len(trial.test)} rows to ask")
    if never := trial.never_taught:
        intents = sorted({row.intent for row in never})
        say(
            f"note: {len(never)} test rows have intents that {plan.train} lacks"
            f" ({', '.join(intents[:3])}{', …' if len(intents) > 3 else ''}), the first in line"
            f" {never[0].line}; they count as wrong. Out of scope? Name them with --oos-label"
        )
    return trial


def _reporter(say: Say) -> Callable[[Progress], Any]:
    """Says when each step begins, and now and then how far it has come."""
    began, told, last = time.monotonic(), "", 0.0

    async def report(progress: Progress) -> None:
        nonlocal told, last
        now = time.monotonic()
        if progress.step == told and now - last < SHOWN_EVERY_S:
            return
        told, last = progress.step, now
        part = f" {progress.done}/{progress.total}" if progress.total > 1 else ""
        say(f"[{now - began:6.1f} s] {progress.step}{part}")

    return report
