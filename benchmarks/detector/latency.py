"""How much time the detector adds to Rasa's own parse.

The live model's detector judges real messages with the bot's real parses: the product's held-out
questions and questions of BANKING77, in this process, one after another.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from benchmarks.detector import cache
from benchmarks.detector.cache import Say
from benchmarks.detector.questions import MissingData, Questions, banking77
from benchmarks.detector.rows import Row
from handoff.config import ROOT, settings
from handoff.detector.detector import Detector
from handoff.learning.evaluation import HeldOut, read_held_out
from handoff.learning.models import ModelFolder, Models

WARM_UP = 100
MESSAGES = 1000
"""About how many of BANKING77's test questions, besides all held-out ones."""

PROGRAM = ROOT / "benchmarks" / "detector" / "parse_questions.py"


class NoModel(Exception):
    """Nothing has been trained yet; the message says what to do."""


def rows(data: Path, say: Say) -> list[Row]:
    live = live_model()
    messages = read_held_out(live.path)
    try:
        asked = banking77(data, "test")
    except MissingData as missing:
        say(f"only the product's own questions: {missing}")
    else:
        messages += parsed(live, _every_nth(asked), say)
    if os.getloadavg()[0] > (os.cpu_count() or 1):
        say("the machine is busier than it has cores: these times are longer than they should be")
    times = milliseconds(Detector.load(live.path), messages)
    return [
        Row("latency.added_p50", float(np.percentile(times, 50))),
        Row("latency.added_p95", float(np.percentile(times, 95))),
    ]


def live_model() -> ModelFolder:
    models = Models(settings().models)
    name = models.live()
    if name is None:
        raise NoModel("no live model: run `make setup` first")
    return models[name]


def milliseconds(detector: Detector, messages: list[HeldOut]) -> NDArray[np.float64]:
    """For each message [n], on one thread as in the service (`handoff/programs.py`)."""
    times = np.zeros(len(messages))
    with threadpool_limits(1):
        for message in messages[:WARM_UP]:
            detector.signals(message.text, message.parse)
        for place, message in enumerate(messages):
            started = time.perf_counter()
            detector.signals(message.text, message.parse)
            times[place] = time.perf_counter() - started
    return times * 1000


def parsed(live: ModelFolder, asked: Questions, say: Say) -> list[HeldOut]:
    """Questions as the live model parses them in the bot's environment, kept on disk."""
    folder = cache.folder() / "parses" / cache.digest(asked.digest, live.id) / live.id
    if not (folder / "heldout.jsonl").exists():
        say(f"the bot parses {len(asked)} questions")
        making = folder.with_name(".making")
        asked.write(making / "dataset" / "heldout" / "questions.csv")
        command = [settings().bot_interpreter, PROGRAM, live.archive, making]
        subprocess.run([str(part) for part in command], check=True, cwd=ROOT, stdout=sys.stderr)
        making.rename(folder)
    return read_held_out(folder)


def _every_nth(asked: Questions) -> Questions:
    """About MESSAGES of them from all intents, which are in blocks in the file."""
    step = max(1, len(asked) // MESSAGES)
    return Questions(asked.texts[::step], asked.intents[::step])
