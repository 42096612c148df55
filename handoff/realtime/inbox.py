"""Changed rows of the inbox on their way to the agents: the first at once, then only the newest.

Every agent sees every row, so what a row costs grows with the number of agents. A row is a snapshot
with a version: of several in quick succession, the last says it all. Showing takes a bounded share
of the time, however many agents and conversations there are.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import BaseModel

from handoff.realtime.hub import Hub

PAUSE_S = 0.05
"""Shortest time between two showings."""

LONGEST_S = 1.0

SHARE = 0.05
"""Share of the time that showing may take, until the pause reaches its longest."""


@dataclass(slots=True)
class InboxFeed:
    hub: Hub
    _changed: dict[str, tuple[int, Callable[[], BaseModel]]] = field(default_factory=dict)
    _later: asyncio.TimerHandle | None = None

    def show(self, conversation_id: str, version: int, row: Callable[[], BaseModel]) -> None:
        """`row` makes the frame when it is sent; a newer one of the conversation replaces it.

        Versions may come out of order: the first to commit need not be the first to show it.
        """
        if not self.hub.has_agents:
            return
        if conversation_id in self._changed and self._changed[conversation_id][0] > version:
            return
        self._changed[conversation_id] = version, row
        if self._later is None:
            self._send()

    def _send(self) -> None:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        changed, self._changed = self._changed, {}
        self.hub.to_agents(*(row() for _, row in changed.values()))
        pause = min(max((loop.time() - begun) / SHARE, PAUSE_S), LONGEST_S)
        self._later = loop.call_later(pause, self._again)

    def _again(self) -> None:
        self._later = None
        if self._changed:
            self._send()
