"""benchmarks/results/detector.json: what was measured, on what, with which versions and seeds."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.common import results
from benchmarks.common.results import RESULTS
from benchmarks.detector import messy
from benchmarks.detector.peers import guesses, programs, rasa_fallback, setfit_fewshot
from benchmarks.detector.rows import Row

FILE = RESULTS / "detector.json"


def write(command: str, rows: Sequence[Row], file: Path = FILE) -> dict[str, Any]:
    """Write the results; returns what was written."""
    seeds = {"rasa": rasa_fallback.SEED, "setfit": setfit_fewshot.SEED, "messy": messy.SEED}
    return results.write(file, command, rows, versions(), seeds=seeds)


def versions() -> dict[str, str]:
    """Of this environment, of the peers' as of when they ran, and the processor."""
    found = programs.here() | {"cpu": results.processor()}
    for file in sorted(guesses.KEPT.glob("*.json")):
        found |= json.loads(file.read_text())["versions"] | {"python": found["python"]}
    return found
