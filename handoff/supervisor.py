"""Runs a few programs as one: starts them, restarts them when they die, stops them all.

It knows nothing about what it runs (`handoff/programs.py` does) and imports no part of the service
that does its work, so that no fault there can take it down.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from handoff import processes
from handoff.domain.errors import BatonError
from handoff.processes import last_lines, rotate, signal_group

STOP_WITHIN_S = 10.0
"""Time between the request to end and the kill."""

BACKOFF_S = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
STEADY_S = 60.0
"""A child that lived this long is restarted after the shortest pause."""


class ChildFailed(BatonError):
    """A child ended, or stayed silent, before it was ready for the first time."""

    code = "child_failed"


async def _at_once() -> bool:
    return True


@dataclass(frozen=True)
class Child:
    """One program.

    `command`: called at every start, since what to run may have changed meanwhile.
    `listens`: host, port and the setting that moves it; must be free at the start.
    `ready`: called again and again after the start, until true. `stop_first`: ended before the
    others, which it still needs while it finishes its work. `files`: open files that it inherits.
    """

    name: str
    command: Callable[[], Sequence[str]]
    cwd: Path
    env: Mapping[str, str] = field(default_factory=dict)
    listens: tuple[str, int, str] | None = None
    ready: Callable[[], Awaitable[bool]] = _at_once
    ready_within_s: float = 180.0
    stop_first: bool = False
    files: tuple[int, ...] = ()


class Supervisor:
    """Runs `children` until `stop` is called; `say` gets a line for everything that happens.

    `adopt`: this process has no other children, and whatever a child leaves behind when it dies is
    killed too.
    """

    def __init__(
        self,
        children: Sequence[Child],
        logs: Path,
        say: Callable[[str], None],
        backoff_s: Sequence[float] = BACKOFF_S,
        adopt: bool = False,
    ) -> None:
        self._children = children
        self._logs = logs
        self._say = say
        self._backoff_s = backoff_s
        self._adopt = adopt
        self._processes: dict[str, asyncio.subprocess.Process] = {}
        self._began = time.monotonic()
        self._waiting: set[str] = set()
        self._forking = asyncio.Lock()
        """Held while a child is started but not yet listed: it is no orphan."""
        self._stopping = asyncio.Event()
        self._hurry = asyncio.Event()
        self._leaving: set[asyncio.subprocess.Process] = set()
        """Being replaced, or replaced and not ended yet."""
        self._renewing: asyncio.Task[None] | None = None

    def stop(self) -> None:
        """End all children; when called again, kill them at once."""
        if self._stopping.is_set():
            self._hurry.set()
        self._stopping.set()

    async def run(self, when_ready: Callable[[], None]) -> None:
        """Until `stop`; no child is left running afterwards, however this ends.

        Raises:
            PortTaken: before anything was started.
            ChildFailed: one of them could not be brought up.
        """
        for child in self._children:
            if child.listens:
                processes.check_port(child.name, *child.listens)
        if self._adopt:
            processes.adopt_orphans()
        self._logs.mkdir(parents=True, exist_ok=True)
        watches: list[asyncio.Task[None]] = []
        try:
            for child in self._children:
                rotate(self.log_of(child))
                await self._start(child)
            await self._until_stopped(self._all_ready())
            if not self._stopping.is_set():
                when_ready()
                watches = [asyncio.create_task(self._keep_alive(each)) for each in self._children]
                await self._until_stopped(*watches)
        finally:
            self._stopping.set()
            await asyncio.gather(*watches, return_exceptions=True)
            if self._renewing is not None:
                self._renewing.cancel()
                await asyncio.gather(self._renewing, return_exceptions=True)
            await self._end_all()

    def renew(self, names: Collection[str]) -> None:
        """Replace these children one by one; each ends only when its successor is ready."""
        children = [child for child in self._children if child.name in names]
        if self._waiting or self._stopping.is_set():
            self._say("Not everything is running, so nothing is renewed")
        elif self._renewing is not None and not self._renewing.done():
            self._say("Already renewing")
        else:
            self._renewing = asyncio.create_task(self._renew_all(children))

    def log_of(self, child: Child) -> Path:
        return self._logs / f"{child.name}.log"

    def waiting_for(self) -> tuple[list[str], float]:
        """Which children are not ready yet, and for how many seconds this has gone on."""
        return sorted(self._waiting), time.monotonic() - self._began

    async def _start(self, child: Child) -> None:
        async with self._forking:
            with self.log_of(child).open("ab") as log:
                self._processes[child.name] = await asyncio.create_subprocess_exec(
                    *child.command(),
                    cwd=child.cwd,
                    env={**os.environ, **child.env},
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    pass_fds=child.files,
                    start_new_session=True,  # a group of its own: Ctrl-C reaches only us
                    preexec_fn=processes.end_with_parent(os.getpid()),
                )

    async def _until_stopped(self, *work: Awaitable[None]) -> None:
        stopping = asyncio.create_task(self._stopping.wait())
        tasks: list[asyncio.Future[Any]] = [asyncio.ensure_future(each) for each in work]
        try:
            done, _ = await asyncio.wait({stopping, *tasks}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
        for task in tasks:
            if task in done:
                task.result()
            elif self._stopping.is_set():
                task.cancel()

    async def _all_ready(self) -> None:
        self._waiting = {child.name for child in self._children}
        try:
            async with asyncio.TaskGroup() as group:
                for child in self._children:
                    group.create_task(self._first_ready(child))
        except ExceptionGroup as failures:
            raise failures.exceptions[0] from None

    async def _first_ready(self, child: Child) -> None:
        began = time.monotonic()
        await self._until_ready(child, self._processes[child.name])
        self._waiting.discard(child.name)
        self._say(f"{child.name} is ready ({time.monotonic() - began:.0f} s)")

    async def _until_ready(self, child: Child, process: asyncio.subprocess.Process) -> None:
        began = time.monotonic()
        while not await child.ready():
            if process.returncode is not None:
                raise self._failed(child, f"ended with {_how(process.returncode)}")
            if time.monotonic() - began > child.ready_within_s:
                raise self._failed(child, f"did not answer within {child.ready_within_s:.0f} s")
            await asyncio.sleep(0.25)

    async def _renew_all(self, children: Sequence[Child]) -> None:
        for child in children:
            try:
                await self._renew(child)
            except ChildFailed as failure:
                self._say(f"{failure.message}\nThe old {child.name} goes on; renewal stops.")
                return
        self._say(f"Renewed: {', '.join(child.name for child in children)}")

    async def _renew(self, child: Child) -> None:
        old = self._processes[child.name]
        self._leaving.add(old)
        await self._start(child)
        new = self._processes[child.name]
        try:
            await self._until_ready(child, new)
        except ChildFailed:
            self._processes[child.name] = old
            self._leaving = {new}
            await self._end(child.name, new)
            raise
        else:
            await self._end(child.name, old)
        finally:
            self._leaving -= {old, new}

    def _failed(self, child: Child, what: str) -> ChildFailed:
        tail = last_lines(self.log_of(child))
        return ChildFailed(f"{child.name} {what} before it was ready.{tail}")

    async def _keep_alive(self, child: Child) -> None:
        """Restart it whenever it ends; the pauses grow while it keeps ending early."""
        early_ends = 0
        while True:
            began, process = time.monotonic(), self._processes[child.name]
            code = await process.wait()
            if process is not self._processes[child.name]:
                continue  # it was replaced
            await self._end_rest(process.pid)
            early_ends = 0 if time.monotonic() - began > STEADY_S else early_ends
            pause = self._backoff_s[min(early_ends, len(self._backoff_s) - 1)]
            early_ends += 1
            self._say(
                f"{child.name} ended with {_how(code)}; it starts again in {pause:g} s "
                f"(see {self.log_of(child)})"
            )
            if await self._stopped_within(pause):
                return
            if process is not self._processes[child.name]:
                continue  # it was renewed in the meantime
            await self._start(child)
            self._say(f"{child.name} was started again")

    async def _stopped_within(self, seconds: float) -> bool:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)
        return self._stopping.is_set()

    async def _end_all(self) -> None:
        for first in (True, False):
            names = [child.name for child in self._children if child.stop_first == first]
            running = [(name, self._processes[name]) for name in names if name in self._processes]
            leaving = [("an old process", each) for each in self._leaving] if first else []
            await asyncio.gather(*(self._end(*each) for each in (*running, *leaving)))

    async def _end(self, name: str, process: asyncio.subprocess.Process) -> None:
        signal_group(process.pid, signal.SIGTERM)
        ended = asyncio.create_task(process.wait())
        hurry = asyncio.create_task(self._hurry.wait())
        await asyncio.wait(
            {ended, hurry}, timeout=STOP_WITHIN_S, return_when=asyncio.FIRST_COMPLETED
        )
        hurry.cancel()
        if not ended.done():
            late = "at once" if self._hurry.is_set() else f"within {STOP_WITHIN_S:g} s"
            self._say(f"{name} did not end {late} and is killed")
        signal_group(process.pid, signal.SIGKILL)
        await ended
        await self._end_rest(process.pid)

    async def _end_rest(self, pid: int) -> None:
        """Kill whatever a child that has ended left behind."""
        signal_group(pid, signal.SIGKILL)
        if not self._adopt:
            return
        async with self._forking:
            ours = {*self._processes.values(), *self._leaving}
            processes.end_orphans({process.pid for process in ours})


def _how(code: int) -> str:
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
