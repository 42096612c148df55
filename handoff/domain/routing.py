"""The order of the queue: computed here alone, for customers, for the console and for claims.

Danger first. Then by time waited plus a head start for stakes and mood. Since a head start never
grows with time, of two who wait the later can overtake the earlier only by having come within that
head start, and whoever has waited `MOST_HEAD_START` longer than another comes before them. Last,
those whom no answer would reach: they keep their time, and are back in line as soon as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from handoff.domain.events import Mood
from handoff.domain.overview import Overview
from handoff.domain.signals import CARE, DISTRESS, ORDINARY, RAISED

STAKES = {
    ORDINARY: timedelta(),
    RAISED: timedelta(minutes=3),
    DISTRESS: timedelta(minutes=7),
}
"""The head start of each priority below danger."""

MOODS = (
    (0.9, timedelta(minutes=3)),
    (0.75, timedelta(minutes=2)),
    (0.5, timedelta(minutes=1)),
)
"""The head start of a mood that is at least so probably negative or distressed. In steps, so that
places do not change with every message."""

MOST_HEAD_START = max(STAKES.values()) + max(start for _, start in MOODS)
"""Ten minutes: after that much more waiting nobody but danger goes first."""


class Tier(IntEnum):
    """Each comes whole before the next."""

    DANGER = 0
    IN_LINE = 1
    AWAY = 2
    """The window is closed and there is no address: nobody would read an answer now."""


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """Lower is served first; of equal ones, that with the lower conversation id."""

    tier: Tier
    counts_from: datetime
    """When it began to wait, less its head start; to the millisecond, as browsers count."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """`since`: when it began to wait. `reachable`: its window is open, or there is an address.
    `team_id`: the team that it waits for."""

    conversation_id: str
    priority: int
    since: datetime
    mood: Mood | None = None
    reachable: bool = True
    team_id: str | None = None


def waiting(conversation_id: str, overview: Overview, joined: datetime, reachable: bool) -> Waiting:
    """One that waits, by what its overview says. `joined`: when it entered the queue, should the
    overview not know.

    Whom an agent gave back without an answer has waited since before; the queue owes them that.
    """
    entered = overview.waiting_since or joined
    since = min(entered, overview.unanswered_since or entered)
    return Waiting(
        conversation_id,
        overview.priority,
        since,
        overview.mood,
        reachable,
        overview.team_id,
    )


def rank(one: Waiting) -> Rank:
    if one.priority >= CARE:
        return Rank(Tier.DANGER, _to_the_millisecond(one.since))
    tier = Tier.IN_LINE if one.reachable else Tier.AWAY
    return Rank(tier, _to_the_millisecond(one.since - head_start(one.priority, one.mood)))


def head_start(priority: int, mood: Mood | None) -> timedelta:
    """By how much later somebody of this priority and mood may have come and still goes first."""
    return STAKES[min(priority, DISTRESS)] + _mood_head_start(mood)


def in_order(queue: Iterable[Waiting]) -> list[Waiting]:
    """Whoever is served first comes first."""
    return sorted(queue, key=lambda one: (rank(one), one.conversation_id))


def places(queue: Iterable[Waiting]) -> dict[str, int]:
    """Conversation id to place, counted from 1, in the order in which they are served: among those
    who wait for the same team."""
    before: Counter[str | None] = Counter()
    found = {}
    for one in in_order(queue):
        before[one.team_id] += 1
        found[one.conversation_id] = before[one.team_id]
    return found


def own_first(queue: Iterable[Waiting], teams: Collection[str]) -> list[Waiting]:
    """In the order in which a member of these teams serves them: within each tier, what waits for
    other teams comes last."""

    def key(one: Waiting) -> tuple[Tier, bool, Rank, str]:
        foreign = one.team_id is not None and one.team_id not in teams
        ranked = rank(one)
        return ranked.tier, foreign and ranked.tier is not Tier.DANGER, ranked, one.conversation_id

    return sorted(queue, key=key)


def _mood_head_start(mood: Mood | None) -> timedelta:
    if mood is None:
        return timedelta()
    strength = max(mood.negative, mood.distress or 0.0)
    return next((start for least, start in MOODS if strength >= least), timedelta())


def _to_the_millisecond(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
