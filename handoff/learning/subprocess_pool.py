"""Heavy work in a process of its own: even in a thread, numpy and garbage collection would hold up
the event loop.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar, TypeVarTuple

Args = TypeVarTuple("Args")
Result = TypeVar("Result")

_NICE = 10


async def apart(work: Callable[[*Args], Result], *args: *Args) -> Result:
    """Returns or raises what `work` does; function, arguments and result must be picklable.

    The process is fresh and of low priority. Cancelling does not wait for it.
    """
    process = ProcessPoolExecutor(1, get_context("spawn"), _settle_in)
    try:
        return await asyncio.get_running_loop().run_in_executor(process, work, *args)
    finally:
        process.shutdown(wait=False, cancel_futures=True)


def _settle_in() -> None:
    """Before numpy is imported: on a machine that serves, its threads get in each other's way."""
    os.nice(_NICE)
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
