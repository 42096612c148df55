"""Runs the turns: within a conversation one after another, of different ones side by side.

`capacity` decides how many of them the bot works on at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from handoff.services import tasks

log = logging.getLogger(__name__)

RETRY_AFTER_S = 1.0

Work = Callable[[str], Awaitable[bool]]


class Dispatcher:
    """`take_turn(conversation_id)` deals with one message and says whether there may be more.
    `attend` likewise, with one that needs care, while a turn of the same conversation may be
    under way."""

    def __init__(self, take_turn: Work, attend: Work) -> None:
        self._turns, self._care = _Lane(take_turn), _Lane(attend)

    def wake(self, conversation_id: str) -> None:
        """Look at this conversation; cheap and harmless if there is nothing to do."""
        self._turns.wake(conversation_id)

    def hurry(self, conversation_id: str) -> None:
        """Attend to what needs care in it now."""
        self._care.wake(conversation_id)

    async def stop(self) -> None:
        """Let turns in flight go: what is not settled is taken up again at the next start."""
        await self._care.stop()
        await self._turns.stop()


class _Lane:
    """Does one piece of work after another within a conversation."""

    def __init__(self, work: Work) -> None:
        self._do = work
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._stopping = False

    def wake(self, conversation_id: str) -> None:
        if self._stopping:
            return
        if conversation_id in self._running:
            self._again.add(conversation_id)
            return
        task = asyncio.create_task(self._work(conversation_id))
        self._running[conversation_id] = task

    async def stop(self) -> None:
        self._stopping = True
        await tasks.end(self._running.values())

    async def _work(self, conversation_id: str) -> None:
        try:
            while True:
                self._again.discard(conversation_id)
                more = await self._once(conversation_id)
                if not more and conversation_id not in self._again:
                    return
        finally:
            del self._running[conversation_id]
            if conversation_id in self._again:
                self._again.discard(conversation_id)
                self.wake(conversation_id)

    async def _once(self, conversation_id: str) -> bool:
        try:
            return await self._do(conversation_id)
        except Exception:
            # The database is away, say. The message is in the log: try until it is back.
            log.exception("conversation %s: the turn could not be settled", conversation_id)
        await asyncio.sleep(RETRY_AFTER_S)
        return True
