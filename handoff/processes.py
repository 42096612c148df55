"""Programs as the operating system sees them: groups, ports, log files."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import signal
import socket
import sys
from collections.abc import Callable, Collection
from pathlib import Path

from handoff.domain.errors import BatonError

KEPT_LOGS = 3

BACKLOG = 2048
"""Connections that may wait to be accepted, such as those of all clients after a restart."""

# From <sys/prctl.h>.
_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36


class PortTaken(BatonError):
    code = "port_taken"


def check_port(name: str, host: str, port: int, setting: str) -> None:
    """
    Raises:
        PortTaken: `name` cannot listen there, perhaps as another program does; `setting` moves it.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PortTaken(_why_not(error, name, host, port, setting)) from error


def listen(name: str, host: str, port: int, setting: str, processes: int) -> list[socket.socket]:
    """Listening sockets on one port, one for each of so many processes.

    On Linux each has its own, and the kernel spreads connections evenly; elsewhere they share one.

    Raises:
        PortTaken: see `check_port`.
    """
    check_port(name, host, port, setting)  # two programs that both share the port would not notice
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    count = processes if sys.platform == "linux" else 1
    opened = []
    for _ in range(count):
        listening = socket.socket(family)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if count > 1:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
        opened.append(listening)
    return [opened[number % count] for number in range(processes)]


def _why_not(error: OSError, name: str, host: str, port: int, setting: str) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port}, for the {name}, is taken, perhaps by another `make run`: "
            f"end that, or choose another one with {setting}"
        )
    return f"The {name} cannot listen on {host}:{port} ({error.strerror}): change {setting}"


def rotate(log: Path) -> None:
    """`x.log` becomes `x.log.1`, which becomes `x.log.2`, and so on; the oldest goes."""
    for number in range(KEPT_LOGS, 0, -1):
        older = log.with_name(f"{log.name}.{number}")
        newer = log.with_name(f"{log.name}.{number - 1}") if number > 1 else log
        if newer.exists():
            newer.replace(older)


def last_lines(log: Path, count: int = 12) -> str:
    lines = log.read_text(errors="replace").splitlines()[-count:]
    return "".join(f"\n    {line}" for line in [f"The end of {log}:", *lines])


def signal_group(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):  # macOS: EPERM for zombies
        os.killpg(pid, number)


def end_with_parent(parent: int) -> Callable[[], None] | None:
    """On Linux the kernel ends the child when this process dies without having ended it itself."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)  # loaded before the fork: nothing may be loaded after it

    def ask_the_kernel() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)

    return ask_the_kernel


def adopt_orphans() -> None:
    """On Linux: processes that a dying child leaves behind become children of this one."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1)


def end_orphans(known: Collection[int]) -> None:
    """Kill children of this process other than those `known` (process ids), and their groups."""
    children = Path(f"/proc/self/task/{os.getpid()}/children")
    if not children.exists():
        return
    while left := {int(word) for word in children.read_text().split()} - set(known):
        for pid in left:  # killing one may bring its own children here
            with contextlib.suppress(ProcessLookupError, ChildProcessError):
                os.killpg(os.getpgid(pid), signal.SIGKILL)
                os.waitpid(pid, 0)
