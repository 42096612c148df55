"""Steps with stamps: what a step is, whether it must run again, and how it runs a program.

A stamp is the hash of everything a step depends on, written when the step has succeeded.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / os.environ.get("BATON_VAR", "var")
STAMPS = VAR / "stamps"
LOGS = VAR / "logs" / "setup"

_NOT_SOURCES = {"node_modules", "dist", "__pycache__", ".vite"}


class Missing(Exception):
    """The machine lacks something; one line that says what to do."""


class Failed(Exception):
    """A step's program failed; the message ends with the last lines it wrote."""


class Stopped(Exception):
    """Another step failed, or Ctrl-C."""


@dataclass
class Step:
    """One thing to make.

    `inputs`: files and folders whose content matters; `facts`: other texts that matter;
    `outputs`: what must exist afterwards. A step runs when these no longer match its stamp.
    `about_s`: seconds it took on two cores with empty caches, to tell whoever waits.
    """

    name: str
    title: str
    work: Callable[[Work], None]
    needs: tuple[str, ...] = ()
    inputs: tuple[Path, ...] = ()
    facts: tuple[str, ...] = ()
    outputs: tuple[Path, ...] = ()
    about_s: float = 0
    stamps: Path = STAMPS
    """Where the stamp is kept; an environment's are inside it, to vanish with it."""

    @property
    def stamp(self) -> Path:
        """A line of fingerprint and one of time, so that dependent steps see that it ran again."""
        return self.stamps / self.name

    def fresh(self) -> bool:
        return (
            self.stamp.exists()
            and all(path.exists() for path in self.outputs)
            and self.stamp.read_text().partition("\n")[0] == self.fingerprint()
        )

    def fingerprint(self) -> str:
        """Changes whenever the step must run again; includes the folder's path, for venvs."""
        digest = hashlib.sha256("\0".join([str(ROOT), self.title, *self.facts]).encode())
        for path in _files(self.inputs):
            digest.update(f"\0{os.path.relpath(path, ROOT)}\0".encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def done(self) -> None:
        self.stamps.mkdir(parents=True, exist_ok=True)
        self.stamp.write_text(f"{self.fingerprint()}\n{time.time()}\n")


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_file():
            yield path
        elif path.is_dir():
            inside = sorted(path.iterdir())
            yield from _files(each for each in inside if each.name not in _NOT_SOURCES)


@dataclass
class Work:
    """What a running step has at hand: its log, and a way to run programs that can be stopped."""

    step: Step
    stop: threading.Event
    detail: str = ""
    """What the step is doing, shown beside its name."""
    started: float = field(default_factory=time.monotonic)

    @property
    def log(self) -> Path:
        return LOGS / f"{self.step.name}.log"

    def run(self, *command: str | Path, env: Mapping[str, str] | None = None) -> str:
        """Run a program in the project folder; its output goes to the step's log.

        Returns its standard output and error together.

        Raises:
            Failed: it ended with a non-zero exit code.
            Stopped: it was stopped because the set-up is ending.
        """
        LOGS.mkdir(parents=True, exist_ok=True)
        lines: list[str] = []
        with (
            self.log.open("a") as log,
            subprocess.Popen(
                [str(part) for part in command],
                cwd=ROOT,
                env={**environment(), **(env or {})},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                start_new_session=True,
            ) as process,
        ):
            threading.Thread(target=self._end_when_stopped, args=(process,), daemon=True).start()
            assert process.stdout is not None
            for line in process.stdout:
                log.write(line)
                log.flush()
                lines.append(line)
                self.detail = _progress_in(line) or self.detail
        if self.stop.is_set():
            raise Stopped
        if process.returncode != 0:
            raise Failed(_failure(command, process.returncode, lines, self.log))
        return "".join(lines)

    def _end_when_stopped(self, process: subprocess.Popen[str]) -> None:
        while process.poll() is None:
            if self.stop.wait(0.2):
                signal_group(process.pid, signal.SIGTERM)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(10)
                signal_group(process.pid, signal.SIGKILL)
                return


def signal_group(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):  # it may have ended by itself in the meantime
        os.killpg(pid, number)


def environment() -> dict[str, str]:
    """For the programs of every step: only caches are written outside the project."""
    temporary = VAR / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    return {
        **os.environ,
        "TMPDIR": str(temporary),
        "UV_PYTHON_INSTALL_DIR": str(ROOT / ".venv-python"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUNBUFFERED": "1",
    }


def home_in_project() -> dict[str, str]:
    """For programs that leave files in HOME: Rasa, and the libraries of the encoder's export."""
    home = VAR / "home"
    home.mkdir(parents=True, exist_ok=True)
    return {"HOME": str(home), "XDG_CACHE_HOME": str(home / ".cache")}


def _progress_in(line: str) -> str:
    """Our own long-running programs say what they are doing in lines that end with an ellipsis."""
    words = line.strip()
    return words.removesuffix("…").rpartition("] ")[2].strip() if words.endswith("…") else ""


def _failure(command: tuple[str | Path, ...], code: int, lines: list[str], log: Path) -> str:
    shown = " ".join(str(part) for part in command).replace(f"{ROOT}{os.sep}", "")
    tail = "".join(f"    {line}" for line in lines[-15:])
    where = log.relative_to(ROOT) if log.is_relative_to(ROOT) else log
    return f"`{shown}` ended with exit code {code}; all of it is in {where}:\n{tail}"


def this_python() -> str:
    return f"{sys.executable} {sys.version}"
