"""What reports count: periods in somebody's time zone, waits for a person, how cases ended.

A conversation is one case after another: one ends when an agent resolves it, or when the bot's
answer was the last word. A customer who comes back to the bot later begins the next case; one who
comes back to a person, or an agent who reopens it, goes on with the same one.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import Literal

QUIET = timedelta(hours=1)
"""A customer who has not written for so long after the bot's answer was helped by it."""

BACK_IN_THE_QUEUE = frozenset({"released", "holder_away", "agent_gone"})
"""Reasons of an escalation that goes on with a wait for a person, or follows an answer."""

HOUR = timedelta(hours=1)


class Span(StrEnum):
    DAY = "day"
    WEEK = "week"
    FOUR_WEEKS = "four_weeks"

    @property
    def days(self) -> int:
        return {Span.DAY: 1, Span.WEEK: 7, Span.FOUR_WEEKS: 28}[self]


@dataclass(frozen=True, slots=True)
class Period:
    """`edges`: where the hours of a day, or the days, begin, and the end; UTC."""

    edges: tuple[datetime, ...]

    @property
    def start(self) -> datetime:
        return self.edges[0]

    @property
    def end(self) -> datetime:
        return self.edges[-1]

    def __contains__(self, at: datetime) -> bool:
        return self.start <= at < self.end

    def place_of(self, at: datetime) -> int:
        """In which of its parts this moment is."""
        return bisect_right(self.edges, at) - 1


def period(last_day: date, span: Span, zone: tzinfo) -> Period:
    """The span that ends with this day. A day may have 23 or 25 hours, or begin at one o'clock."""
    days = [last_day + timedelta(days=day) for day in range(1 - span.days, 2)]
    midnights = tuple(_at(day, time(), zone) for day in days)
    if span is not Span.DAY:
        return Period(midnights)
    start, end = midnights
    hours = math.ceil((end - start) / HOUR)
    return Period((*(start + hour * HOUR for hour in range(hours)), end))


def before(last_day: date, span: Span, zone: tzinfo, now: datetime) -> Period:
    """The span before, as one part: cut where the clock shows what it shows now, if `now` is within
    the span that is compared with it."""
    earlier = last_day - timedelta(days=span.days)
    whole, compared = period(earlier, span, zone), period(last_day, span, zone)
    if now not in compared:
        return Period((whole.start, whole.end))
    local = now.astimezone(zone)
    cut = _at(local.date() - timedelta(days=span.days), local.time(), zone)
    return Period((whole.start, max(cut, whole.start)))


def _at(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)


# ── what the log tells ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Milestone:
    """An event that reports look at, with what else is known of its conversation then.

    `reasons`: codes of an escalation. `answered_at`: when a person first spoke after it.
    `by_person`, `passed_on`: whether, in this case so far, a person has spoken, and whether it was
    passed on to one. `restores`: an agent reopened it as it stood before.
    """

    conversation_id: str
    kind: Literal["escalated", "handed_back", "resolved", "reopened", "rated"]
    at: datetime
    reasons: tuple[str, ...] = ()
    answered_at: datetime | None = None
    outcome: str = ""
    by_person: bool = False
    passed_on: bool = False
    to: str = ""
    restores: bool = False
    score: int = 0


@dataclass(slots=True)
class Wait:
    """From the moment at which a case was passed on to a person, or came back to one.

    `reason`: the first of those for passing it on; a code.
    """

    since: datetime
    passed_on: bool
    reason: str | None
    spoken_at: datetime | None
    ended: bool = False
    """It was given back to the bot, or closed, before a person spoke."""

    @property
    def answered_after_s(self) -> float | None:
        if self.ended or self.spoken_at is None:
            return None
        return (self.spoken_at - self.since).total_seconds()

    def ends(self, at: datetime) -> None:
        self.ended = self.spoken_at is None or self.spoken_at > at


class Ending(StrEnum):
    """How a case that an agent closed had ended."""

    BOT = "bot"
    PERSON = "person"
    UNSOLVED = "unsolved"
    SPAM = "spam"
    UNANSWERED = "unanswered"
    """It waited for a person, none of whom ever said anything."""


def ending(milestone: Milestone) -> Ending:
    if milestone.outcome != "solved":
        return Ending(milestone.outcome)
    if milestone.by_person:
        return Ending.PERSON
    return Ending.UNANSWERED if milestone.passed_on else Ending.BOT


@dataclass(slots=True)
class Told:
    """What milestones amount to; they are heard in the order in which they happened."""

    waits: list[Wait] = field(default_factory=list)
    _latest: dict[str, Wait] = field(default_factory=dict)
    _endings: dict[str, list[tuple[datetime, Ending]]] = field(default_factory=dict)
    _closed: dict[str, Wait | None] = field(default_factory=dict)
    """Each with the wait that was ended by closing it."""
    _scores: dict[str, tuple[datetime, int]] = field(default_factory=dict)

    def hear(self, milestone: Milestone) -> None:
        id, at = milestone.conversation_id, milestone.at
        match milestone.kind:
            case "escalated" if BACK_IN_THE_QUEUE.isdisjoint(milestone.reasons):
                reason = milestone.reasons[0] if milestone.reasons else None
                self._waits(id, Wait(at, True, reason, milestone.answered_at))
            case "handed_back":
                self._no_longer_waits(id, at)
            case "resolved":
                self._closed[id] = self._no_longer_waits(id, at)
                self._endings.setdefault(id, []).append((at, ending(milestone)))
            case "reopened":
                self._reopened(milestone)
            case "rated":
                self._scores[id] = at, milestone.score

    def endings(self) -> list[tuple[datetime, Ending]]:
        return [one for several in self._endings.values() for one in several]

    def scores(self) -> list[tuple[datetime, int]]:
        """A customer's latest of each conversation."""
        return list(self._scores.values())

    def _waits(self, id: str, wait: Wait) -> None:
        self.waits.append(wait)
        self._latest[id] = wait

    def _no_longer_waits(self, id: str, at: datetime) -> Wait | None:
        """The wait that has ended with it."""
        wait = self._latest.get(id)
        if wait is None or wait.ended:
            return None
        wait.ends(at)
        return wait

    def _reopened(self, milestone: Milestone) -> None:
        id = milestone.conversation_id
        closed = id in self._closed  # within what was heard
        wait = self._closed.pop(id, None)
        if milestone.to == "bot":
            return  # the next case
        if closed:
            self._endings[id].pop()
        if milestone.restores:
            if wait is not None:
                wait.ended = False
        elif milestone.to == "queue":
            self._waits(id, Wait(milestone.at, False, None, milestone.answered_at))


# ── figures ──────────────────────────────────────────────────────────────────────────────────


def percentile(values: Iterable[float], share: float) -> float | None:
    """The smallest of them within which this share of all lies (nearest rank); None of none."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


@dataclass(frozen=True, slots=True)
class Answers:
    """How long customers who were passed on waited for a person's first words, in seconds."""

    waits: int
    answered: int
    never: int
    median_s: float | None
    p90_s: float | None

    @property
    def still_waiting(self) -> int:
        return self.waits - self.answered - self.never


def answers(waits: Collection[Wait]) -> Answers:
    times = [time for wait in waits if (time := wait.answered_after_s) is not None]
    never = sum(wait.ended for wait in waits)
    return Answers(len(waits), len(times), never, percentile(times, 0.5), percentile(times, 0.9))


def by_part(period: Period, waits: Iterable[Wait]) -> list[list[Wait]]:
    """Those that began in each part of it."""
    parts: list[list[Wait]] = [[] for _ in period.edges[1:]]
    for wait in waits:
        if wait.since in period:
            parts[period.place_of(wait.since)].append(wait)
    return parts


def distribution(scores: Sequence[int]) -> list[int]:
    """How often 1, 2, 3, 4 and 5."""
    return [scores.count(score) for score in range(1, 6)]


def mean(scores: Sequence[int]) -> float | None:
    return sum(scores) / len(scores) if scores else None
