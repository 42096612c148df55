"""Memory of the service over a long time at constant load: is there a slope beyond noise?

50 pairs speak evenly, 100 messages a second in all. The resident set is read every second and
averaged over ten seconds; the first third of the time, in which caches fill, does not count. The
slope is Theil and Sen's median of all pairwise slopes (Sen 1968), which single jumps do not move.
Resident memory moves in steps, so neighbouring readings are not independent: the 95 % interval
comes from resampled blocks of a minute (moving-block bootstrap, Künsch 1989).

`soak.slope` is the lower end of that interval: above zero, memory grows beyond noise.
"""

from __future__ import annotations

import threading

import numpy as np
from numpy.typing import NDArray

from benchmarks.live.processes import BenchmarkFailed, two_cores
from benchmarks.live.relay import PAIRS, load
from benchmarks.live.rows import Row
from benchmarks.live.run import Run, service
from benchmarks.live.staff import claimed
from harness.usage import resident_kb

RATE = 100.0
MEAN_OF = 10
"""Readings, a second apart, averaged into one."""

WARM_UP = 1 / 3
BLOCK = 6
"""Ten-second readings that are drawn together."""

SHORTEST = 3.5
"""Minutes, enough for two blocks after the warm-up."""

DRAWS = 1000
SEED = 5

Floats = NDArray[np.float64]


def rows(run: Run) -> list[Row]:
    if run.minutes < SHORTEST:
        raise BenchmarkFailed(f"a soak takes at least {SHORTEST:g} minutes")
    server, _ = two_cores()
    with service(run, "soak", [[server]]) as served:
        reader = Reader(served.pids[0])
        reader.start()
        load(run, "product", served, claimed(served.address, PAIRS), 60 * run.minutes, rate=RATE)
        reader.done.set()
        reader.join()
    kb = means(np.array(reader.kb, dtype=float))
    steady = kb[int(WARM_UP * len(kb)) :]
    low, slope, high = slope_of(steady)
    run.keep("soak", {"low": low, "slope": slope, "high": high})
    run.raw["soak.kb"] = [round(each) for each in kb]
    peers = {
        "slope": slope,
        "high": high,
        "minutes": run.minutes,
        "start_mb": steady[0] / 1024,
        "end_mb": steady[-1] / 1024,
    }
    return [Row("soak.slope", low, peers)]


class Reader(threading.Thread):
    """The resident set of a process, every second, until `done`."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.kb: list[int] = []
        self._pid = pid

    def run(self) -> None:
        while not self.done.wait(1.0):
            self.kb.append(resident_kb(self._pid))


def means(readings: Floats) -> Floats:
    whole = len(readings) // MEAN_OF * MEAN_OF
    averaged: Floats = readings[:whole].reshape(-1, MEAN_OF).mean(axis=1)
    return averaged


def slope_of(kb: Floats) -> tuple[float, float, float]:
    """Lower end, slope, upper end, in KB a minute; 95 % by moving blocks of the residuals.

    Raises:
        ValueError: there are too few readings for two blocks.
    """
    if len(kb) < 2 * BLOCK:
        raise ValueError(f"{len(kb)} readings are too few: {2 * BLOCK} are needed")
    minutes = np.arange(len(kb)) * MEAN_OF / 60
    slope = theil_sen(minutes, kb)
    residuals = kb - slope * minutes
    random = np.random.default_rng(SEED)
    drawn = [theil_sen(minutes, slope * minutes + _blocks(residuals, random)) for _ in range(DRAWS)]
    low, high = np.percentile(drawn, (2.5, 97.5))
    return float(low), slope, float(high)


def theil_sen(x: Floats, y: Floats) -> float:
    first, second = np.triu_indices(len(x), 1)
    return float(np.median((y[second] - y[first]) / (x[second] - x[first])))


def _blocks(values: Floats, random: np.random.Generator) -> Floats:
    """The same number of values, in blocks drawn from anywhere."""
    starts = random.integers(0, len(values) - BLOCK + 1, size=len(values) // BLOCK + 1)
    return np.concatenate([values[start : start + BLOCK] for start in starts])[: len(values)]
