"""Runs steps in parallel as their needs allow, and shows what is running and for how long."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait

from setting_up.steps import Failed, Step, Work

AT_ONCE = 3
"""Installing waits for network and disk as much as for the CPU: one more than two cores."""

QUIET_S = 15
"""Where lines cannot be rewritten, how often one says what is still running."""


class Display:
    """A line for each start and end; between them a ticking line, or a plain one now and then."""

    def __init__(self) -> None:
        self.ticking = sys.stdout.isatty()
        self.began = time.monotonic()
        self.shown_anything = False
        self._said = self.began

    def begin(self, work: Work) -> None:
        if not self.ticking:
            about = f" (about {work.step.about_s:.0f} s)" if work.step.about_s >= 5 else ""
            self._line(f"  → {work.step.title}{about}")

    def end(self, work: Work) -> None:
        seconds = time.monotonic() - work.started
        self._line(f"  ✓ {work.step.title}  {seconds:.0f} s")

    def tick(self, running: Iterable[Work]) -> None:
        now = time.monotonic()
        if not self.ticking and now - self._said < QUIET_S:
            return
        at_work = " · ".join(_at_work(work, now) for work in running)
        if self.ticking:
            print(f"\r\033[K  … {at_work}"[: _width()], end="", flush=True)
        elif at_work:
            self._line(f"  … {at_work}; {now - self.began:.0f} s so far")

    def clear(self) -> None:
        if self.ticking:
            print("\r\033[K", end="", flush=True)

    def _line(self, text: str) -> None:
        self.clear()
        if not self.shown_anything:
            print("Setting up; the next start skips whatever has not changed:", flush=True)
        self.shown_anything = True
        print(text, flush=True)
        self._said = time.monotonic()


def _at_work(work: Work, now: float) -> str:
    detail = f" ({work.detail})" if work.detail else ""
    return f"{work.step.title}{detail} {now - work.started:.0f} s"


def _width() -> int:
    return shutil.get_terminal_size().columns + len("\r\033[K") - 1


def run(steps: list[Step]) -> None:
    """Run the steps that are not fresh, each after what it needs.

    Raises:
        Missing, Failed: from the first step that could not be done; the others were stopped.
    """
    display, stop = Display(), threading.Event()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        try:
            _run_all(steps, pool, display, stop)
        except BaseException:
            stop.set()
            raise
        finally:
            display.clear()
    if display.shown_anything:
        print(f"Set up in {time.monotonic() - display.began:.0f} s", flush=True)


def _run_all(
    steps: list[Step], pool: ThreadPoolExecutor, display: Display, stop: threading.Event
) -> None:
    waiting, running = list(steps), dict[Future[None], Work]()
    while waiting or running:
        for step in _ready(waiting, running.values())[: AT_ONCE - len(running)]:
            waiting.remove(step)
            if step.fresh():  # asked only now: what it needs may just have been remade
                continue
            work = Work(step, stop)
            work.log.unlink(missing_ok=True)
            display.begin(work)
            running[pool.submit(_do, work)] = work
        if not running:
            continue
        finished, _ = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
        for future in finished:
            work = running.pop(future)
            future.result()
            display.end(work)
        display.tick(running.values())


def _ready(waiting: list[Step], running: Iterable[Work]) -> list[Step]:
    unfinished = {step.name for step in waiting} | {work.step.name for work in running}
    return [step for step in waiting if not unfinished & set(step.needs)]


def _do(work: Work) -> None:
    try:
        work.step.work(work)
    except OSError as error:
        raise Failed(f"{work.step.title}: {error}") from error
    work.step.done()
