"""Finds what must already be on the machine: a Python 3.10 for Rasa, Node and npm."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from setting_up.steps import Missing

RASA_NEEDS = (3, 10)
NODE_NEEDS = (20, 19)

_PROBE = "import ctypes, ssl, sqlite3, sys, venv; print('%d.%d' % sys.version_info[:2])"


def python_for_rasa() -> Path | None:
    """The first Python 3.10 that really works; None when there is none.

    A `python3.10` on the PATH may be a shim that fails, and a build may lack SSL or SQLite, so
    each candidate is tried.

    Raises:
        Missing: `RASA_PYTHON` is set and is not a working Python 3.10.
    """
    wanted = os.environ.get("RASA_PYTHON")
    if wanted:
        if not _works(Path(wanted)):
            raise Missing(
                f"RASA_PYTHON={wanted} is not a working Python 3.10 (with ssl and sqlite3): "
                "correct it, or unset it to let set-up look for one"
            )
        return Path(wanted)
    return next((each for each in _candidates() if _works(each)), None)


def _candidates() -> Iterator[Path]:
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(pyenv.glob("versions/3.10.*/bin/python"), reverse=True)
    on_path = shutil.which("python3.10")
    if on_path:
        yield Path(on_path)
    for folder in (
        "/usr/bin",
        "/usr/local/bin",
        "/opt/homebrew/bin",
        "/home/linuxbrew/.linuxbrew/bin",
    ):
        yield Path(folder) / "python3.10"
    for folder in ("/opt/homebrew/opt", "/usr/local/opt"):
        yield Path(folder) / "python@3.10" / "bin" / "python3.10"


def _works(python: Path) -> bool:
    return _first_line(str(python), "-c", _PROBE) == "{}.{}".format(*RASA_NEEDS)


def check_node() -> None:
    """
    Raises:
        Missing: no Node, a Node that is too old, or no npm.
    """
    said = _first_line("node", "--version")
    version = tuple(int(number) for number in re.findall(r"\d+", said)[:2])
    if version < NODE_NEEDS:
        found = f"is {said}" if said else "was not found"
        raise Missing(
            f"Node {'.'.join(map(str, NODE_NEEDS))} or newer is needed and {found}: install it "
            "(nodejs.org, apt, brew) and run make again"
        )
    if shutil.which("npm") is None:
        raise Missing("npm was not found, though Node is there: install it and run make again")


def _first_line(*command: str) -> str:
    """What a program says; empty when it is not there or fails."""
    try:
        result = subprocess.run(
            command, capture_output=True, text=True, timeout=30, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return result.stdout.strip().partition("\n")[0] if result.returncode == 0 else ""
