"""Calibration: from the training rows of a model to its thresholds, and nothing else.

Rows are judged by what was fitted on the other folds. Rows of unknown kind are made by leaving
whole intents out; where a designer has some questions that are not for the bot, these count most.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.detector.border import Border, without_those_too_near
from handoff.detector.knowledge import Knowledge, measured_apart
from handoff.detector.memory import Memory
from handoff.detector.newcomers import Newcomers
from handoff.detector.probabilities import best_temperature, cooled
from handoff.detector.rows import Floats, Rows
from handoff.detector.scale import Scale, learn_scale
from handoff.detector.thresholds import Judged, Point, thresholds
from handoff.detector.tone import Tone
from handoff.detector.tone import shipped as shipped_tone
from handoff.domain.escalation import Thresholds

VERSION = 2


@dataclass(frozen=True, slots=True)
class Calibration:
    """`point`: what the thresholds do out of fold, for people to read; not needed to judge."""

    classes: tuple[str, ...]
    temperature: float
    scale: Scale
    thresholds: Thresholds
    knowledge: Knowledge
    newcomers: Newcomers
    point: Point | None = None

    def unknown(self, vectors: NDArray[Any], probabilities: Floats) -> Floats:
        """[m] in 0..1, of messages [m, d] with calibrated probabilities [m, k]."""
        return self.scale.unknown(self.knowledge.measure(vectors, probabilities))

    def save(self, folder: Path) -> None:
        """detector.npz holds the points, detector.json every number a person may want to read."""
        arrays = _arrays(self.knowledge) | _prefixed(self.newcomers)
        np.savez(folder / "detector.npz", **arrays)
        numbers = {
            "version": VERSION,
            "temperature": self.temperature,
            "thresholds": asdict(self.thresholds),
            "out_of_fold": asdict(self.point) if self.point else None,
            "signals": list(self.knowledge.signals),
            "scale": asdict(self.scale),
            "classes": list(self.classes),
        }
        text = json.dumps(numbers, indent=2) + "\n"
        (folder / "detector.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Calibration:
        """Raises OSError, KeyError or ValueError when the files are missing or of another kind."""
        numbers = json.loads((folder / "detector.json").read_text(encoding="utf-8"))
        with np.load(folder / "detector.npz", allow_pickle=False) as arrays:
            found = {name: arrays[name] for name in arrays.files}
        knowledge = _knowledge(found)
        if numbers["version"] != VERSION or numbers["signals"] != list(knowledge.signals):
            raise ValueError(f"{folder / 'detector.json'} was made by another version")
        scale, point = numbers["scale"], numbers.get("out_of_fold")
        return cls(
            classes=tuple(numbers["classes"]),
            temperature=float(numbers["temperature"]),
            scale=Scale.of(*(scale[n] for n in ("mean", "spread", "weights", "bias"))),
            thresholds=Thresholds(**numbers["thresholds"]),
            knowledge=knowledge,
            newcomers=Newcomers(
                **{field.name: found[_NEWCOMERS + field.name] for field in fields(Newcomers)}
            ),
            point=Point(**point) if point else None,
        )


def calibrate(rows: Rows, tone: Tone | None = None) -> Calibration:
    """Everything the detector needs to judge the messages of one model."""
    rows = without_those_too_near(rows)
    temperature = best_temperature(rows)
    apart = measured_apart(rows, temperature)
    scale = learn_scale(apart, rows.labels)
    strangers = cooled(rows.stranger_oof, temperature)
    judged = Judged(strangers.max(axis=1), scale.unknown(apart.strangers))
    unknown = scale.unknown(apart.known)
    probabilities = cooled(rows.oof, temperature)
    limits, point = thresholds(rows, probabilities, unknown, judged, tone or shipped_tone())
    return Calibration(
        classes=rows.classes,
        temperature=temperature,
        scale=scale,
        thresholds=limits,
        knowledge=Knowledge.of(rows.vectors, rows.labels, rows.strangers),
        newcomers=Newcomers.of(rows.vectors, rows.labels, len(rows.classes)),
        point=point,
    )


_NORMAL, _OFFSET = "border_normal", "border_offset"
_NEWCOMERS = "newcomers_"


def _prefixed(newcomers: Newcomers) -> dict[str, Any]:
    return {_NEWCOMERS + field.name: getattr(newcomers, field.name) for field in fields(Newcomers)}


def _arrays(knowledge: Knowledge) -> dict[str, Any]:
    arrays = {field.name: getattr(knowledge.memory, field.name) for field in fields(Memory)}
    if knowledge.border is not None:
        arrays[_NORMAL] = knowledge.border.normal
        arrays[_OFFSET] = np.float64(knowledge.border.offset)
    return arrays


def _knowledge(arrays: dict[str, Any]) -> Knowledge:
    memory = Memory(**{field.name: arrays[field.name] for field in fields(Memory)})
    if _NORMAL not in arrays:
        return Knowledge(memory)
    return Knowledge(memory, Border(arrays[_NORMAL], float(arrays[_OFFSET])))
