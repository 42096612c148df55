"""A results file: what was measured, when, at which commit, by which command, with what."""

from __future__ import annotations

import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.common.rows import Row
from handoff.config import ROOT

RESULTS = ROOT / "benchmarks" / "results"


def write(
    file: Path, command: str, rows: Sequence[Row], versions: Mapping[str, str], **more: Any
) -> dict[str, Any]:
    """Write the results, the rows in the order of their table; returns what was written.

    `more`: what else the figures rest on, such as seeds or raw measurements.
    """
    order = [name for row in rows[:1] for name in row.bars]
    body = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit(),
        "command": command,
        "versions": dict(versions),
        **more,
        "rows": [row.to_json() for row in sorted(rows, key=lambda row: order.index(row.name))],
    }
    file.parent.mkdir(exist_ok=True)
    file.write_text(json.dumps(body, indent=1) + "\n")
    return body


def commit() -> str:
    """The commit that was measured; `-dirty` when files have changed since."""
    command = ["git", "describe", "--always", "--dirty", "--abbrev=7", "--exclude", "*"]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return told.stdout.strip()


def processor() -> str:
    """The processor's model name, if the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
