"""How background work is brought to an end."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

AGAIN_AFTER_S = 1.0


async def end(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel them until all have ended; how they end no longer matters.

    Once is not always enough: a driver that is cancelled in the middle of a call may raise an
    error of its own instead, and work that carries on after any error then carries on.
    """
    running = set(tasks)
    while running:
        for task in running:
            task.cancel()
        done, running = await asyncio.wait(running, timeout=AGAIN_AFTER_S)
        for task in done:
            if not task.cancelled():
                task.exception()  # retrieved, so that asyncio does not complain
