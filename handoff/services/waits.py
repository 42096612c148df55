"""How fast the queue moves, from what its customers have really waited of late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.expected_wait import Minutes, Pace, Wait, expected, pace_of
from handoff.domain.working_time import Hours, is_open, worked
from handoff.storage import conversations

OF_LATE = timedelta(days=14)
MOST = 300
"""Stays in the queue that count, the newest."""

HOLDS_FOR = timedelta(minutes=1)


@dataclass(slots=True)
class Waits:
    """Read again only after a while: places are told far more often than the pace changes."""

    hours: Hours | None = None
    _pace: Pace | None = None
    _read_at: datetime | None = None

    async def learn(self, session: AsyncSession, now: datetime) -> None:
        """To be called before `expected`, in a transaction that reads."""
        if self._read_at is not None and now - self._read_at < HOLDS_FOR:
            return
        steps = await conversations.queue_steps(session, now - OF_LATE, MOST)
        past = [Wait(entered, left or now, kind == "claimed") for entered, left, kind in steps]
        self._pace, self._read_at = pace_of(past, self.hours), now

    def expected(self, place: int, since: datetime | None, now: datetime) -> Minutes | None:
        """For whoever is at `place` and has waited since then; None: nothing is known, or the team
        is not at work."""
        if not is_open(self.hours, now):
            return None
        waited = worked(self.hours, since, now) if since else timedelta()
        return expected(self._pace, place, waited)
