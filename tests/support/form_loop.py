"""The program `harness/form_loop.py` as tests talk to it."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from handoff.config import ROOT
from harness.bot_servers import BOT_PYTHON

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

    def say(
        self, text: str, intents: Intents, answers: bool = True, language: str | None = None
    ) -> Turn:
        return self._ask(say=text, intents=intents, answers=answers, language=language)

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
