"""Results of a benchmark: rows with a bar, kept with the commit and the command."""

from __future__ import annotations

import json
import subprocess
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from handoff.config import ROOT

RESULTS = ROOT / "benchmarks" / "results"


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number; `bar` is the most it may be; `peers`: others from the same run."""

    name: str
    value: float
    unit: str
    bar: float
    peers: dict[str, float] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        return self.value <= self.bar


def write(name: str, command: str, rows: list[Row]) -> Path:
    """Write results/NAME.json and print the rows as a table."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    body = {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.strip(),
        "command": command,
        "rows": [asdict(row) | {"ok": row.ok} for row in rows],
    }
    RESULTS.mkdir(exist_ok=True)
    file = RESULTS / f"{name}.json"
    file.write_text(json.dumps(body, indent=1) + "\n")
    for row in rows:
        peers = "".join(f"  {peer} {value:.2f}" for peer, value in row.peers.items())
        mark = "ok" if row.ok else "MISSED"
        print(f"{row.name:28} {row.value:8.2f} {row.unit:4} (at most {row.bar:g}) {mark}{peers}")
    return file
