"""Measure the live conversation beside its peers; write results and page.

    python -m benchmarks.live [--only ROW … [--write]] [--seconds S] [--minutes M]

With `--only`, the parts that give those rows are measured and shown, and neither results nor page
is touched; with `--write` as well, their rows replace those in the results, and the other rows stay
(a soak takes 20 minutes, the rest five). Exit code 1: a part failed.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.live import report
from benchmarks.live.bars import BARS
from benchmarks.live.parts import PARTS, Part
from benchmarks.live.processes import BenchmarkFailed
from benchmarks.live.rows import Row
from benchmarks.live.run import Run
from handoff.config import ROOT


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def measured(parts: Iterable[Part], run: Run) -> tuple[list[Row], bool]:
    """All rows, and whether every part could be measured."""
    rows: list[Row] = []
    whole = True
    for part in parts:
        say(f"{', '.join(part.gives)} …")
        try:
            rows += part.rows(run)
        except BenchmarkFailed as failure:
            say(f"failed: {failure}")
            whole = False
    return rows, whole


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live")
    parser.add_argument("--only", nargs="+", choices=BARS, metavar="ROW", help=", ".join(BARS))
    parser.add_argument("--write", action="store_true", help="with --only: write the results too")
    parser.add_argument("--seconds", type=_positive, default=10.0, help="per measurement (10)")
    parser.add_argument("--minutes", type=_positive, default=20.0, help="of the soak (20)")
    return parser.parse_args()


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < 10_000:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 10,000")
    return value


def main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what it started ends too
    given = arguments()
    wanted = set(given.only or BARS)
    with tempfile.TemporaryDirectory() as folder:
        run = Run(Path(folder), say, given.seconds, given.minutes)
        before = os.getloadavg()[0]
        rows, whole = measured((part for part in PARTS if wanted & set(part.gives)), run)
        run.keep("machine", {"load": before, "load_after": os.getloadavg()[0]})
    for row in rows:
        if row.name in wanted:
            print(row)
    if whole and (given.write or not given.only):
        kept = report.kept(rows, run.raw) if given.only else (rows, run.raw)
        command = " ".join(("python -m benchmarks.live", *sys.argv[1:]))
        report.PAGE.write_text(report.page(report.write(command, *kept)))
        say(f"written: {report.FILE.relative_to(ROOT)}, {report.PAGE.relative_to(ROOT)}")
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
