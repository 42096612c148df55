"""The parts of a run, in order; each gives its rows and may be kept on disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.detector import (
    banking,
    cache,
    clinc,
    encoder,
    goemotions,
    latency,
    messy,
    near_domain,
    promise_splits,
    uss,
)
from benchmarks.detector.cache import Say
from benchmarks.detector.rows import Row


@dataclass(frozen=True, slots=True)
class Part:
    """`rows(data, say)` measures; `reads`: the data folders its figures depend on."""

    rows: Callable[[Path, Say], list[Row]]
    reads: tuple[str, ...]
    keep: bool = True
    """False if a figure holds only for this moment, such as a time."""


PARTS: dict[str, Part] = {
    "banking77.fast": Part(banking.fast, ("banking77",)),
    "banking77.tuned": Part(banking.tuned, ("banking77",)),
    "banking77.promise": Part(promise_splits.rows, ("banking77",)),
    "banking77.10shot": Part(banking.few_shot, ("banking77",)),
    "clinc150.fast": Part(clinc.fast, ("clinc150",)),
    "clinc150.tuned": Part(clinc.tuned, ("clinc150",)),
    "banking77.near_domain.fast": Part(near_domain.fast, ("banking77",)),
    "banking77.near_domain.tuned": Part(near_domain.tuned, ("banking77",)),
    "messy": Part(messy.rows, ("clinc150",)),
    "goemotions": Part(goemotions.rows, ("goemotions",)),
    "encoder": Part(encoder.rows, ("banking77",)),
    "uss": Part(uss.rows, ("uss",)),
    "latency": Part(latency.rows, (), keep=False),
}


def measure(name: str, data: Path, say: Say) -> list[Row]:
    """The rows of a part, from disk when neither code nor data has changed since."""
    part = PARTS[name]
    file = _kept(name, part, data)
    if part.keep and file.exists():
        say(f"{name}: as measured before ({file.name})")
        return [Row.from_json(row) for row in json.loads(file.read_text())]
    made = part.rows(data, say)
    if part.keep:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps([row.to_json() for row in made]))
    return made


def _kept(name: str, part: Part, data: Path) -> Path:
    files = sorted(file for folder in part.reads for file in (data / folder).glob("*.*"))
    found = [(file.name, file.stat().st_size, file.stat().st_mtime) for file in files]
    key = cache.digest(name, found, cache.all_code_version())
    return cache.folder() / "rows" / f"{name}-{key}.json"
