"""Tells customers who wait when the team opens or closes, and how long it will still be."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from handoff.domain.working_time import is_open
from handoff.services.relay import Relay

log = logging.getLogger(__name__)

EVERY_S = 2.0
RENEWED_AFTER = timedelta(minutes=1)
"""A queue in which nothing moves has longer waits all the same."""


async def run(relay: Relay) -> None:
    """Until cancelled; a fault is logged and tried again. At each worker, for its own customers."""
    hours, now = relay.reaching.agreement.hours, relay.worker.now
    told_open, told_at = is_open(hours, now()), now()
    while True:
        await asyncio.sleep(EVERY_S)
        opened = is_open(hours, now())
        if opened == told_open and now() - told_at < RENEWED_AFTER:
            continue
        try:
            await relay.publish_queue()
            told_open, told_at = opened, now()
        except Exception:
            log.exception("telling customers of waits failed; trying again in %g s", EVERY_S)
