"""Forms driven with any reply at any step, and what was booked without a plain yes.

Dialogues are drawn as in tests/bot/test_form_loop.py, here with fixed seeds and without looking for
the shortest failure; as many processes as there are cores.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from random import Random

from benchmarks.listens.rows import Row
from benchmarks.listens.run import Run
from benchmarks.listens.talking import Told
from harness.form_loop_client import (
    Loop,
    is_booked_without_a_yes,
    newly_done,
    running_loop,
    step,
)
from harness.form_replies import LONGEST, MOST, SHORTEST, WISHES, Drawn, reply, wish


def rows(run: Run) -> list[Row]:
    made = Counted(run.form_runs, run.told("forms"))
    cores = os.cpu_count() or 1
    shares = [range(first, run.form_runs, cores) for first in range(cores)]
    with ThreadPoolExecutor(cores) as pool:
        try:
            list(pool.map(partial(_share, run.folder, made), shares))
        except BaseException:
            made.stopped = True
            raise
    beside = {"runs": run.form_runs, "booked": made.met["booked"], "replies": made.met["replies"]}
    run.raw["forms"] = dict(made.met)
    return [Row("forms.without_a_yes", made.met["without a yes"], beside)]


class Counted:
    """What the dialogues of all threads have come to."""

    def __init__(self, of: int, told: Told) -> None:
        self.met: Counter[str] = Counter({"booked": 0, "replies": 0, "without a yes": 0})
        self._of, self._told = of, told
        self._done, self._lock = 0, threading.Lock()
        self.stopped = False
        """The threads would otherwise go on to their end."""

    def add(self, met: Counter[str]) -> None:
        with self._lock:
            self.met.update(met)
            self._done += 1
            self._told(self._done, self._of)


def _share(folder: Path, made: Counted, seeds: Sequence[int]) -> None:
    if not seeds:
        return
    var = folder / f"forms-{seeds[0]}"
    var.mkdir()
    with running_loop(var) as loop:
        for seed in seeds:
            if made.stopped:
                return
            made.add(dialogue(loop, Random(seed)))


def dialogue(loop: Loop, randomly: Random) -> Counter[str]:
    """What one dialogue came to: replies, and bookings with and without a plain yes."""
    met: Counter[str] = Counter()
    turn = loop.new()
    said = wish(randomly.choice(sorted(WISHES)))
    for _ in range(randomly.randint(SHORTEST, LONGEST) + 1):
        before, turn = turn, loop.say(said.text, said.intents, said.answers)
        met["replies"] += 1
        met["booked"] += bool(newly_done(before, turn))
        met["without a yes"] += is_booked_without_a_yes(before, said, turn)
        said = reply(_drawn(randomly), step(turn))
    return met


def _drawn(randomly: Random) -> Drawn:
    kind, words, intents, read = (randomly.randint(0, most) for most in MOST)
    return kind, words, intents, read
