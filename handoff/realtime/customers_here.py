"""Which conversations customers have open, at this worker and at others, and what they have read.

Reloading a page closes its socket for a moment: a customer counts as gone only after not coming
back for a few seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

GONE_AFTER_S = 3.0


@dataclass(slots=True)
class CustomersHere:
    """What changed waits in `came_or_went` (here) and `moved_elsewhere` until it is passed on;
    `stirred` is set then. `read` waits likewise: how far a conversation was read here.
    """

    came_or_went: set[str] = field(default_factory=set)
    moved_elsewhere: set[str] = field(default_factory=set)
    stirred: asyncio.Event = field(default_factory=asyncio.Event)
    read: dict[str, int] = field(default_factory=dict)
    _here: set[str] = field(default_factory=set)
    _elsewhere: frozenset[str] = frozenset()
    _leaving: dict[str, asyncio.TimerHandle] = field(default_factory=dict)

    def is_live(self, conversation_id: str) -> bool:
        return conversation_id in self._here or conversation_id in self._elsewhere

    def is_here(self, conversation_id: str) -> bool:
        return conversation_id in self._here

    def came(self, conversation_id: str) -> None:
        """The customer has opened a socket here."""
        leaving = self._leaving.pop(conversation_id, None)
        if leaving is not None:
            leaving.cancel()
        if conversation_id not in self._here:
            self._here.add(conversation_id)
            self._changed_here(conversation_id)

    def went(self, conversation_id: str) -> None:
        """The customer's last socket here has closed."""
        if conversation_id in self._here and conversation_id not in self._leaving:
            loop = asyncio.get_running_loop()
            later = loop.call_later(GONE_AFTER_S, self._gone, conversation_id)
            self._leaving[conversation_id] = later

    def _gone(self, conversation_id: str) -> None:
        del self._leaving[conversation_id]
        self._here.discard(conversation_id)
        self._changed_here(conversation_id)

    def _changed_here(self, conversation_id: str) -> None:
        self.came_or_went.add(conversation_id)
        self.stirred.set()

    def others(self, live: Iterable[str], among: Set[str] | None = None) -> None:
        """Which conversations customers have open at other workers: of all, or of those `among`."""
        now = frozenset(live)
        if among is not None:
            now |= self._elsewhere - among
        moved = now ^ self._elsewhere
        self._elsewhere = now
        if moved:
            self.moved_elsewhere |= moved
            self.stirred.set()
