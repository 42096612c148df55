"""Measure the detector and its peers; write results, plots and page.

    python -m benchmarks.detector [--data DIR] [--only PART …] [--fresh] [--fresh-peers]

A part whose data is missing is skipped, and says so. With `--only` figures are only shown: neither
results nor page is touched. Exit code 1: a part failed.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.detector import cache, page, plots, results
from benchmarks.detector.latency import NoModel
from benchmarks.detector.parts import PARTS, measure
from benchmarks.detector.peers import guesses
from benchmarks.detector.questions import MissingData
from benchmarks.detector.rows import Row
from benchmarks.detector.shipped import EvaluationFailed
from handoff.config import ROOT

DATA = ROOT.parent / "shared" / "benchmarks"


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def measured(names: Iterable[str], data: Path) -> tuple[list[Row], list[str]]:
    """All rows, and the names of the parts that failed; missing data is no failure."""
    rows: list[Row] = []
    failed: list[str] = []
    for name in names:
        started = time.perf_counter()
        say(f"{name} …")
        try:
            rows += measure(name, data, say)
        except MissingData as missing:
            say(f"{name}: skipped, {missing}")
        except (EvaluationFailed, NoModel, subprocess.CalledProcessError) as error:
            say(f"{name}: failed, {error}")
            failed.append(name)
        else:
            say(f"{name}: {time.perf_counter() - started:.0f} s")
    return rows, failed


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.detector")
    parser.add_argument("--data", type=Path, default=DATA, help="default ../shared/benchmarks")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--fresh", action="store_true", help="measure the product again")
    parser.add_argument("--fresh-peers", action="store_true", help="run the slow peers again too")
    return parser.parse_args()


def main() -> int:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # programs it started end too
    given = arguments()
    if given.fresh:
        cache.clear()
    if given.fresh_peers:
        guesses.forget()
    rows, failed = measured(given.only or PARTS, given.data)
    for row in rows:
        print(row)
    if not given.only:
        plots.make(given.data, say)
        page.FILE.write_text(page.page(results.write("make bench-detector", rows)))
        say(f"written: {results.FILE.relative_to(ROOT)}, {page.FILE.relative_to(ROOT)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
