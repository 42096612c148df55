"""Train one model in a subprocess of the bot's environment, so that serving goes on meanwhile.

The contract with `bot/train.py` is in docs/interfaces.md ("Training").
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handoff.domain.errors import BatonError

STDERR_LINES = 15
_STOPPING_S = 5.0
_LONGEST_LINE = 1 << 20


class TrainingFailed(BatonError):
    """The trainer gave up or took too long; the message ends with the last lines it wrote."""

    code = "training_failed"


@dataclass(frozen=True, slots=True)
class Progress:
    """What the trainer is doing: `done` of `total` parts of this step, if it can count them."""

    step: str
    done: int = 0
    total: int = 0
    elapsed_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Trainer:
    """How to run `bot/train.py`. `home`: HOME of Rasa, which writes there."""

    root: Path
    python: Path
    home: Path
    timeout_s: float

    async def train(
        self, dataset: Path, out: Path, on_progress: Callable[[Progress], None]
    ) -> None:
        """Train on the dataset's folder into the model's folder `out`.

        Cancelling ends the subprocess and all its children.

        Raises:
            TrainingFailed: it ended with an error or did not end in time.
        """
        self.home.mkdir(parents=True, exist_ok=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        process = await asyncio.create_subprocess_exec(
            *("nice", str(self.python), str(self.root / "bot" / "train.py")),
            *("--dataset", str(dataset.absolute()), "--out", str(out.absolute()), "--heldout"),
            cwd=self.home,
            env=self._environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,
            limit=_LONGEST_LINE,
        )
        last_words: deque[str] = deque(maxlen=STDERR_LINES)
        try:
            async with asyncio.timeout(self.timeout_s):
                await asyncio.gather(
                    _follow(_pipe(process.stdout), on_progress),
                    _keep(_pipe(process.stderr), last_words),
                    process.wait(),
                )
        except TimeoutError:
            raise TrainingFailed(
                f"training did not end within {self.timeout_s:g} s; see BATON_TRAIN_TIMEOUT_S"
            ) from None
        finally:
            await _end(process)
        if process.returncode:
            raise TrainingFailed(_why(process.returncode, last_words))

    def _environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        return kept | {
            "HOME": str(self.home),
            "PYTHONPATH": os.pathsep.join((str(self.root), str(self.root / "bot"))),
            "PYTHONUNBUFFERED": "1",
            "PYTHONWARNINGS": "ignore",
            "RASA_TELEMETRY_ENABLED": "false",
            "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
            "TF_CPP_MIN_LOG_LEVEL": "3",
        }


async def _follow(lines: asyncio.StreamReader, on_progress: Callable[[Progress], None]) -> None:
    async for line in lines:
        if progress := _progress(line):
            on_progress(progress)


def _progress(line: bytes) -> Progress | None:
    """A line of the trainer; None for anything that a library printed in between."""
    try:
        told = json.loads(line)
        return Progress(
            str(told["step"]),
            int(told.get("done") or 0),
            int(told.get("total") or 0),
            float(told.get("elapsed_s") or 0.0),
        )
    except (ValueError, KeyError, TypeError):
        return None


async def _keep(lines: asyncio.StreamReader, last_words: deque[str]) -> None:
    async for line in lines:
        if text := line.decode(errors="replace").strip():
            last_words.append(text)


async def _end(process: asyncio.subprocess.Process) -> None:
    """End whatever is left of the process group: politely, then for good."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, sign)
        if process.returncode is not None:
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_STOPPING_S):
                await process.wait()


def _why(code: int, last_words: deque[str]) -> str:
    how = f"was ended by signal {-code}" if code < 0 else f"ended with code {code}"
    return f"training {how}: " + (" / ".join(last_words) or "it wrote nothing about why")


def _pipe(stream: asyncio.StreamReader | None) -> asyncio.StreamReader:
    assert stream is not None  # asked for with PIPE
    return stream
