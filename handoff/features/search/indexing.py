"""Makes what was said findable, behind what is being said.

It takes a small part of the time, in small pieces: under load nobody waits for it, and search
catches up when it is asked.
"""

from __future__ import annotations

import asyncio
import logging
import time
from functools import partial

from handoff.storage import search_index
from handoff.storage.engine import Store

log = logging.getLogger(__name__)

AT_ONCE = 25
"""Events in one piece; some milliseconds."""
RESTS = 30
"""Times as long as a piece took, before the next."""
EVERY_S = 0.5
AGAIN_AFTER_S = 5.0
MOST_ON_ASKING = 2000
"""Events that a search waits for."""


async def run(store: Store) -> None:
    """Until cancelled; a fault (the database away, say) is logged and tried again."""
    while True:
        try:
            began = time.monotonic()
            done = await _piece(store, wait=False)
            took = time.monotonic() - began
            await asyncio.sleep(RESTS * took if done else EVERY_S)
        except Exception:
            log.exception("search could not be brought up to date; trying again")
            await asyncio.sleep(AGAIN_AFTER_S)


async def catch_up(store: Store) -> None:
    """What was said until now can be found, unless an unusual lot of it was not yet."""
    for _ in range(MOST_ON_ASKING // AT_ONCE):
        if not await _piece(store, wait=True):
            return


async def _piece(store: Store, wait: bool) -> int:
    return await store.at_once(partial(search_index.index_some, most=AT_ONCE, wait=wait))
