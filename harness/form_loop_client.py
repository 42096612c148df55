"""The program `harness/form_loop.py` as tests and benchmarks talk to it, and what its turns must
show before anything is booked."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from handoff.config import ROOT
from harness.bot_servers import BOT_PYTHON
from harness.form_replies import YES, Reply, Step

Turn = dict[str, Any]
Intents = Mapping[str, tuple[str, float]]


class Loop:
    """One conversation at a time."""

    def __init__(self, var: Path) -> None:
        environment = {key: value for key, value in os.environ.items() if "BATON" not in key}
        self.process = subprocess.Popen(
            [str(BOT_PYTHON), "-W", "ignore", "harness/form_loop.py"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env=environment | {"BATON_VAR": str(var)},
        )  # fmt: skip

    def new(self) -> Turn:
        return self._ask(new=True)

    def say(self, text: str, intents: Intents, answers: bool = True) -> Turn:
        return self._ask(say=text, intents=intents, answers=answers)

    def _ask(self, **asked: Any) -> Turn:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        answer: Turn = json.loads(self.process.stdout.readline())
        return answer


@contextmanager
def running_loop(var: Path) -> Iterator[Loop]:
    loop = Loop(var)
    try:
        yield loop
    finally:
        loop.process.terminate()
        loop.process.communicate()


# ── what was shown, and what was booked ──────────────────────────────────────────────────────

A_RETURN = re.compile(
    r'So I note a return from order (HG-\d+): (.+), because "(.+)"\. Is that right\?'
)
AN_ADDRESS = re.compile(r"So order (HG-\d+) goes to: (.+)\. Is that right\?")


def step(turn: Turn) -> Step:
    """Where the dialogue stands after this turn."""
    slots = turn.get("slots") or {}
    return Step(turn["form"], turn["requested"], slots.get("order_number"))


def shown(turn: Turn) -> list[list[str]] | None:
    """What the turn's last bubble would book, if it asks for a yes."""
    last = turn["bubbles"][-1] if turn["bubbles"] else ""
    if match := A_RETURN.fullmatch(last):
        order, items, reason = match.groups()
        return [[order, item, reason] for item in items.split(", ")]
    match = AN_ADDRESS.fullmatch(last)
    return [list(match.groups())] if match else None


def newly_done(before: Turn, after: Turn) -> list[list[str]]:
    """What was booked by the later turn; the same thing booked twice is there twice."""
    rows = Counter(map(tuple, after["done"])) - Counter(map(tuple, before["done"]))
    return [list(row) for row in rows.elements()]


def is_booked_without_a_yes(before: Turn, said: Reply, after: Turn) -> bool:
    """Something was booked that was not shown just before, or not agreed to in so many words."""
    done, agreed = newly_done(before, after), shown(before)
    plain = said.text in YES and said.answers and agreed is not None
    return bool(done) and not (plain and sorted(done) == sorted(agreed or []))
