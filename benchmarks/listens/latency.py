"""The time that the detector takes beyond the bot's parse, on the model's held-out questions.

Measured as for `benchmarks.detector`, with the model that all other rows are measured with.
"""

from __future__ import annotations

import os

import numpy as np

from benchmarks.detector.latency import milliseconds
from benchmarks.listens import model
from benchmarks.listens.rows import Row
from benchmarks.listens.run import Run
from handoff.detector.detector import Detector
from handoff.learning.evaluation import read_held_out


def rows(run: Run) -> list[Row]:
    live = model.live(run.made)
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        run.say(
            "the machine is busier than it has cores: these times are longer than they should be"
        )
    times = milliseconds(Detector.load(live.path), read_held_out(live.path))
    p50, p95 = (float(np.percentile(times, each)) for each in (50, 95))
    beside = {"messages": float(len(times))}
    return [Row("detector.added_p50", p50, beside), Row("detector.added_p95", p95)]
