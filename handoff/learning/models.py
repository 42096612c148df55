"""The folder of models: where each is, and which one is live.

The file `live` is a copy of what the database says, for the bot, which starts without asking it;
`features/training` writes it after the row.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from handoff.domain.learning import Promise

METRICS = "metrics.json"
_SHARES = TypeAdapter(dict[str, float])
_NEEDED = ("heldout.jsonl", "meta.json", "detector.json", "detector.npz", METRICS)


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """`path` need not exist yet; everything is written there by training."""

    path: Path

    @property
    def id(self) -> str:
        return self.path.name

    @property
    def archive(self) -> Path:
        """The Rasa model."""
        return self.path / f"{self.id}.tar.gz"

    @property
    def rows(self) -> Path:
        """The training rows, for calibration."""
        return self.path / "rows.npz"

    @property
    def is_complete(self) -> bool:
        """Whether training, including evaluation, was completed here."""
        return self.archive.is_file() and all((self.path / name).is_file() for name in _NEEDED)

    @property
    def dataset(self) -> str:
        """Hash of the dataset version it was trained from."""
        return str(json.loads((self.path / "meta.json").read_bytes())["dataset"])

    def write_metrics(self, metrics: dict[str, float]) -> None:
        _replace(self.path / METRICS, json.dumps(metrics, indent=1))

    def metrics(self) -> dict[str, float]:
        return _SHARES.validate_json((self.path / METRICS).read_bytes())

    def promise(self) -> Promise | None:
        """What calibration could promise about its automatic answers. None if the files are gone or
        from before there were promises."""
        try:
            return _promise(json.loads((self.path / "detector.json").read_bytes())["out_of_fold"])
        except (OSError, KeyError, TypeError, ValueError):
            return None

    def promises_in_other_languages(self) -> dict[str, Promise]:
        """By language tag, where they were tested; none if the files are gone or from before."""
        try:
            others = json.loads((self.path / "detector.json").read_bytes())["languages"]
            return {tag: _promise(each["held_out"]) for tag, each in others.items()}
        except (OSError, KeyError, TypeError, ValueError):
            return {}


class Models:
    """All models below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __getitem__(self, model_id: str) -> ModelFolder:
        return ModelFolder((self.folder / model_id).absolute())

    def live(self) -> str | None:
        """The id in the file `live`; None if there is none or its model is not complete."""
        try:
            found = (self.folder / "live").read_text().strip()
        except FileNotFoundError:
            return None
        return found if found and self[found].is_complete else None

    def set_live(self, model_id: str) -> None:
        """Point `live` at this model, in one step and for good."""
        self.folder.mkdir(parents=True, exist_ok=True)
        _replace(self.folder / "live", f"{model_id}\n")


def _promise(point: dict[str, Any]) -> Promise:
    return Promise(
        risk=point["risk"],
        confidence=1 - point["delta"],
        certified=point["certified"],
        bound=point["bound"],
        answered=point["answered"],
    )


def new_id(at: datetime, dataset: str) -> str:
    """`20260301-120000-1a2b3c4d`: sorts by time, and shows the dataset."""
    return f"{at.astimezone(UTC):%Y%m%d-%H%M%S}-{dataset[:8]}"


def sweep(folder: Path, before: datetime) -> None:
    """Remove unfinished work that a crash left in `folder`, untouched since `before`."""
    for left in folder.glob(".*-*"):
        if left.is_dir() and left.stat().st_mtime < before.timestamp():
            shutil.rmtree(left, ignore_errors=True)


def _replace(file: Path, text: str) -> None:
    making = file.with_name(f".{file.name}.making")
    with making.open("w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    making.replace(file)
