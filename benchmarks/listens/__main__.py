"""Measure how the shipped assistant listens; write results and page.

    python -m benchmarks.listens [--only ROW … [--write]] [--runs N] [--show]

With `--only`, the parts that give those rows are measured and shown, and neither results nor page
is touched; with `--write` as well, their rows replace those in the results, and the others stay.
Exit code 1: a part failed.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path

from benchmarks.listens import report
from benchmarks.listens.bars import BARS
from benchmarks.listens.parts import PARTS, Part
from benchmarks.listens.rows import Row
from benchmarks.listens.run import Run
from benchmarks.live.processes import BenchmarkFailed
from common.input_files import Fault
from handoff.config import ROOT

FORM_RUNS = 20_000


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def measured(parts: Iterable[Part], run: Run) -> tuple[list[Row], bool]:
    """All rows, and whether every part could be measured."""
    rows: list[Row] = []
    whole = True
    for part in parts:
        began = time.perf_counter()
        say(f"{', '.join(part.gives)} …")
        try:
            rows += part.rows(run)
        except (BenchmarkFailed, Fault, RuntimeError) as failure:
            say(f"failed: {failure}")
            whole = False
        else:
            say(f"  {time.perf_counter() - began:.0f} s")
    return rows, whole


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.listens")
    parser.add_argument("--only", nargs="+", choices=BARS, metavar="ROW", help=", ".join(BARS))
    parser.add_argument("--write", action="store_true", help="with --only: write the results too")
    parser.add_argument("--runs", type=_count, default=FORM_RUNS, help="of the forms (20,000)")
    parser.add_argument(
        "--show",
        action="store_true",
        help="print the texts that failed: the set is burnt then, and a new one has to be written",
    )
    return parser.parse_args()


def _count(text: str) -> int:
    value = int(text)
    if not 0 < value <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is not between 1 and 1,000,000")
    return value


def main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what it started ends too
    given = arguments()
    wanted = set(given.only or BARS)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as ends:
        run = Run(Path(folder), say, given.show, given.runs, ends)
        before = os.getloadavg()[0]
        rows, whole = measured((part for part in PARTS if wanted & set(part.gives)), run)
        run.raw["machine"] = {"load": before, "load_after": os.getloadavg()[0]}
    for row in rows:
        if row.name in wanted:
            print(row)
    if whole and (given.write or not given.only):
        kept = report.kept(rows, run.raw) if given.only else (rows, run.raw)
        command = " ".join(("python -m benchmarks.listens", *sys.argv[1:]))
        report.PAGE.write_text(report.page(report.write(command, *kept)))
        say(f"written: {report.FILE.relative_to(ROOT)}, {report.PAGE.relative_to(ROOT)}")
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
