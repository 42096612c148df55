"""benchmarks/results/live.json and the page benchmarks/LIVE.md."""

from __future__ import annotations

import json
import platform
import sqlite3
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.common import results
from benchmarks.common.page import summary, table
from benchmarks.common.results import RESULTS
from benchmarks.live.bars import BARS
from benchmarks.live.rows import Row
from handoff.config import ROOT

FILE = RESULTS / "live.json"
PAGE = ROOT / "benchmarks" / "LIVE.md"

PACKAGES = ("uvicorn", "uvloop", "websockets", "python-socketio", "sqlalchemy", "asyncpg", "redis")

HEAD = """\
# The live conversation, measured

<!-- made by `make bench-live` from results/live.json: do not edit -->

{reached} of {judged} bars are reached. Measured on {date} at commit `{commit}` with
`{command}` on two cores of {cpu}; the load average of the machine, which others also used, was
{load} at the start and {load_after} at the end.

"""

PEERS = "measured beside, in the same run"

FOOT = """
*relay*: 50 pairs of customer and agent; each message is acknowledged and reaches both sides as an
event. The server has one core, the load the other, which is never the limit (`client_cpu`). The
product stores every message before it acknowledges it (SQLite, a commit waits for the disk),
validates it, checks who holds the conversation and shows its row in every agent's inbox; the bot is
left out. *websockets* and *socketio* are in-memory relays of our own (`benchmarks/live/peers/`) on
those libraries: the same frames, no compression, nothing stored. The servers are measured several
times, alternating; a value is the median. `cpu` is the share of a core that a process used.

*turns*: the whole product, eight conversations at once, against Rasa's own channels in the same
server.

*idle*: customers' sockets that have said hello, pinged every 20 seconds.

*workers*: all processes, PostgreSQL, Redis and the load on the same two cores; the customer and the
agent of a pair are at different workers, so each message is also a hint and a read.

*soak*: the lower end of the 95 % interval of the Theil-Sen slope of the resident memory after
warm-up; above zero, memory grows beyond noise (`benchmarks/live/soak.py`).

What limits each: [decision 22](../docs/decisions/0022-group-commit.md).
"""


def write(
    command: str, rows: Sequence[Row], raw: Mapping[str, Any], file: Path = FILE
) -> dict[str, Any]:
    return results.write(file, command, rows, versions(), raw=dict(raw))


def kept(
    rows: Sequence[Row], raw: Mapping[str, Any], file: Path = FILE
) -> tuple[list[Row], dict[str, Any]]:
    """These rows and raw measurements, and those in the file that they do not replace."""
    if not file.exists():
        return list(rows), dict(raw)
    before = json.loads(file.read_text())
    new = {row.name for row in rows}
    old = [Row.from_json(row) for row in before["rows"] if row["name"] not in new]
    return [*old, *rows], before["raw"] | dict(raw)


def versions() -> dict[str, str]:
    found = {name: version(name) for name in PACKAGES}
    python = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    return python | found | {"cpu": results.processor()}


def page(body: Mapping[str, Any]) -> str:
    told = summary(body) | {
        name: f"{body['raw']['machine'][name]:.1f}" for name in ("load", "load_after")
    }
    return HEAD.format(**told) + table(body, BARS, PEERS) + FOOT
