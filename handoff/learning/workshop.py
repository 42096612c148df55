"""Where models are made: dataset versions go in, model folders come out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handoff.config import ROOT, Settings
from handoff.learning.catalog import Catalog
from handoff.learning.models import Models
from handoff.learning.training import Trainer


@dataclass(frozen=True, slots=True)
class Workshop:
    """`datasets`: the folder with one subfolder per version."""

    catalog: Catalog
    models: Models
    datasets: Path
    trainer: Trainer


def workshop_of(settings: Settings) -> Workshop:
    trainer = Trainer(
        ROOT,
        settings.bot_interpreter,
        settings.var,
        settings.train_timeout_s,
        settings.pipeline,
        settings.encoders,
    )
    catalog = Catalog(settings.assistant)
    return Workshop(catalog, Models(settings.models), settings.datasets, trainer)
