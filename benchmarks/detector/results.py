"""benchmarks/results/detector.json: what was measured, on what, with which versions and seeds."""

from __future__ import annotations

import json
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.detector import messy
from benchmarks.detector.bars import BARS, Rule
from benchmarks.detector.peers import guesses, programs, rasa_fallback, setfit_fewshot
from benchmarks.detector.rows import Row
from benchmarks.results_file import RESULTS
from handoff.config import ROOT

FILE = RESULTS / "detector.json"


def write(command: str, rows: Sequence[Row], file: Path = FILE) -> dict[str, Any]:
    """Write the results; returns what was written."""
    order = list(BARS)
    body = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "command": command,
        "versions": versions(),
        "seeds": {
            "rasa": rasa_fallback.SEED,
            "setfit": setfit_fewshot.SEED,
            "messy": messy.SEED,
        },
        "rows": [row.to_json() for row in sorted(rows, key=lambda row: order.index(row.name))],
    }
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(body, indent=1) + "\n")
    return body


def versions() -> dict[str, str]:
    """Of this environment, of the peers' where they were run, and the processor."""
    found = programs.here() | {"cpu": _processor()}
    for file in sorted(guesses.KEPT.glob("*.json")):
        found |= json.loads(file.read_text())["versions"] | {"python": found["python"]}
    return found


def line(row: Row) -> str:
    """One row as a run prints it."""
    bar = BARS[row.name]
    wanted = "" if row.bar is None else f"({bar.rule} {row.bar:g})"
    mark = {True: "ok", False: "MISSED", None: ""}[row.ok]
    peers = "".join(f"  {peer} {value:.3f}" for peer, value in row.peers.items())
    told = bar.rule if bar.rule is Rule.SHOWN else wanted
    return f"{row.name:36} {row.value:8.3f} {bar.unit:10} {told:24} {mark:7}{peers}"


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty", "--abbrev=7", "--exclude", "*"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout.strip()


def _processor() -> str:
    """The model's name where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
