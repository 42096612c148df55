"""Kill and race the product; write results and page.

    python -m benchmarks.chaos [--only PART …] [--times N]

Each part is written to results and page when it is done, with its own date and commit; with
`--times` figures are only shown. Exit code 1: a bar is missed, 2: there is no model.
"""

from __future__ import annotations

import argparse
import json
import logging
import os
import platform
import sys
import time
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from typing import Any

from benchmarks.chaos import page
from benchmarks.chaos.kills import NoModel
from benchmarks.chaos.parts import PARTS, measure
from benchmarks.chaos.rows import Row
from benchmarks.common import results
from benchmarks.common.results import RESULTS
from handoff.config import ROOT
from harness import servers

FILE = RESULTS / "chaos.json"


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def versions() -> dict[str, str]:
    packages = ("uvicorn", "sqlalchemy", "aiosqlite", "asyncpg", "redis", "websockets")
    found = {name: version(name) for name in packages}
    return {
        "python": platform.python_version(),
        **found,
        **servers.versions(),
        "cpu": results.processor(),
    }


def say_of(name: str, line: str) -> None:
    say(f"{name}: {line}")


def measured(names: list[str], times: int | None) -> list[Row]:
    """The rows of these parts; each part is kept as soon as it is done."""
    rows: list[Row] = []
    for name in names:
        began = time.perf_counter()
        say(f"{name} …")
        raw = measure(name, times, partial(say_of, name))
        rows += PARTS[name].rows(name, raw)
        say(f"{name}: {time.perf_counter() - began:.0f} s")
        if times is None:
            keep(name, raw)
    return rows


def keep(name: str, raw: dict[str, Any]) -> None:
    """Write results and page again, with `raw` as the new measurements of the part `name`.

    They get the machine's load average over the last quarter of an hour.
    """
    kept = json.loads(FILE.read_text())["raw"] if FILE.exists() else {}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    kept[name] = {"date": now, "commit": results.commit(), "load": os.getloadavg()[2], **raw}
    rows = [row for each in PARTS if each in kept for row in PARTS[each].rows(each, kept[each])]
    body = results.write(FILE, "make chaos", rows, versions(), raw=kept)
    page.FILE.write_text(page.page(body))
    say(f"written: {FILE.relative_to(ROOT)}, {page.FILE.relative_to(ROOT)}")


def whole(number: str) -> int:
    if not number.isdecimal() or int(number) == 0:
        raise argparse.ArgumentTypeError("give a whole number above 0")
    return int(number)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chaos")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--times", type=whole, help="kills or tries per part")
    return parser.parse_args()


def main() -> int:
    logging.getLogger("handoff").setLevel(logging.ERROR)
    given = arguments()
    try:
        rows = measured(given.only or list(PARTS), given.times)
    except NoModel as missing:
        say(str(missing))
        return 2
    for row in rows:
        print(row)
    return 0 if all(row.ok for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
