"""Train one model in a subprocess, in the bot's environment, so that serving goes on meanwhile.

The contract with `bot/train.py` is in docs/interfaces.md ("Training").
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from handoff.domain.errors import BatonError

_KEPT_OF_STDERR = 4000
_LAST_LINES = 8
_STOPPING_S = 5.0

OnProgress = Callable[["Progress"], Awaitable[None]]


class TrainingFailed(BatonError):
    """The trainer gave up or took too long; the message has the last lines it wrote."""

    code = "training_failed"


class TrainingTimedOut(TrainingFailed):
    """It did not end in time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(
            f"training did not end within {seconds:g} s; see BATON_TRAIN_TIMEOUT_S", seconds=seconds
        )
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Progress:
    """What the trainer is doing: `done` of `total` parts of this step, if it can count them."""

    step: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Trainer:
    """How to run `bot/train.py` of the project at `root`; `var`: the folder it works in.

    `pipeline` is `fast` or `tuned`; the latter uses this process's Python to tune the encoder.
    `encoders`: what sentence vectors are made of; empty: as usual. `nlu_only`: the dataset has only
    examples, and the model understands but does not act.
    """

    root: Path
    python: Path
    var: Path
    timeout_s: float
    pipeline: str
    encoders: str = ""
    nlu_only: bool = False

    async def train(self, dataset: Path, out: Path, on_progress: OnProgress) -> None:
        """Train on the folder `dataset`, into the model's folder `out`.

        Cancelling ends the subprocess and all its children.

        Raises:
            TrainingFailed: it ended with an error, or (TrainingTimedOut) did not end in time.
        """
        process = await self._start(dataset.absolute(), out.absolute())
        try:
            async with asyncio.timeout(self.timeout_s):
                _, last_words, code = await asyncio.gather(
                    _follow(_pipe(process.stdout), on_progress),
                    _tail(_pipe(process.stderr)),
                    process.wait(),
                )
        except TimeoutError:
            raise TrainingTimedOut(self.timeout_s) from None
        finally:
            await _end(process)
        if code:
            raise TrainingFailed(_why(code, last_words))

    async def _start(self, dataset: Path, out: Path) -> asyncio.subprocess.Process:
        # PYTHON* variables would lead the bot's interpreter to this one's packages.
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        home = self.var / "home"
        home.mkdir(parents=True, exist_ok=True)
        ours = {"HOME": str(home), "BATON_VAR": str(self.var), "BATON_ENCODERS": self.encoders}
        return await asyncio.create_subprocess_exec(
            *("nice", str(self.python), str(self.root / "bot" / "train.py")),
            *("--dataset", str(dataset), "--out", str(out), "--heldout"),
            *("--pipeline", self.pipeline, "--service-python", sys.executable),
            *(("--nlu-only",) if self.nlu_only else ()),
            cwd=home,
            env=kept | ours,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
        )


async def _follow(lines: asyncio.StreamReader, on_progress: OnProgress) -> None:
    async for line in lines:
        if progress := _progress(line):
            await on_progress(progress)


def _progress(line: bytes) -> Progress | None:
    """A line of the trainer; None for anything that a library printed in between."""
    try:
        told = json.loads(line)
        return Progress(str(told["step"]), int(told["done"]), int(told["total"]))
    except (ValueError, KeyError, TypeError):
        return None


async def _tail(stream: asyncio.StreamReader) -> str:
    """The end of what the trainer writes; read in chunks, since progress bars do not end lines."""
    kept = b""
    while chunk := await stream.read(1 << 16):
        kept = (kept + chunk)[-_KEPT_OF_STDERR:]
    return kept.decode(errors="replace")


async def _end(process: asyncio.subprocess.Process) -> None:
    """End whatever is left of the process group: politely first, then by force."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_STOPPING_S):
                await process.wait()
                return


def _why(code: int, last_words: str) -> str:
    how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
    lines = [line.strip() for line in re.split(r"[\r\n]+", last_words) if line.strip()]
    return f"training {how}: " + (" / ".join(lines[-_LAST_LINES:]) or "it did not say why")


def _pipe(stream: asyncio.StreamReader | None) -> asyncio.StreamReader:
    assert stream is not None  # asked for with PIPE
    return stream
