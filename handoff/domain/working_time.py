"""When the team works, and arithmetic in that time: how long was worked between two moments, and
when so much will have been worked.

Opening hours are kept as people say them, in local time; every result is in UTC. A local time that
the clocks skip or repeat is read as RFC 5545 reads it: with the offset from before the gap, and as
the first of the two.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

MINUTES_A_DAY = 24 * 60

Span = tuple[int, int]
"""From and to, in minutes after the local midnight with which the day begins; beyond 1440 it ends
on the next day."""

Stretch = tuple[datetime, datetime]
"""From and to, in UTC."""

LONGEST_CLOSED = 400
"""Days in a row without opening after which there is none to be expected."""


@dataclass(frozen=True, eq=False)
class Hours:
    """`week`: the spans of each weekday, Monday first. `special`: those of single days, whatever
    weekday or holiday they are; none: closed."""

    zone: tzinfo
    week: tuple[tuple[Span, ...], ...]
    holidays: Container[date] = frozenset()
    special: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)


def is_open(hours: Hours | None, at: datetime) -> bool:
    """With None, which is everywhere here: always open."""
    return hours is None or any(start <= at for start, _ in _first(hours, at))


def next_opening(hours: Hours | None, at: datetime) -> datetime | None:
    """None: it is open now, or will not be in the foreseeable future."""
    if is_open(hours, at) or hours is None:
        return None
    return next((start for start, _ in _first(hours, at)), None)


def worked(hours: Hours | None, start: datetime, end: datetime) -> timedelta:
    """How long was open between the two; nothing if `end` is not after `start`."""
    if end <= start:
        return timedelta()
    if hours is None:
        return end - start
    total = timedelta()
    for opened, closed in openings(hours, start):
        if opened >= end:
            break
        total += min(closed, end) - max(opened, start)
    return total


def after(hours: Hours | None, start: datetime, span: timedelta) -> datetime | None:
    """The first moment by which `span` has been open since `start`; None: there is none to be
    expected."""
    if span <= timedelta():
        return start
    if hours is None:
        return start + span
    left = span
    for opened, closed in openings(hours, start):
        begun = max(opened, start)
        if left <= closed - begun:
            return begun + left
        left -= closed - begun
    return None


def openings(hours: Hours, at: datetime) -> Iterator[Stretch]:
    """The stretches that end after `at`, in order. None overlaps another; those that meet stay
    apart, since a team that never closes would otherwise have an endless one."""
    day = at.astimezone(hours.zone).date() - timedelta(days=1)
    last, closed_days = at, 0
    while closed_days <= LONGEST_CLOSED:
        stretches = _on(hours, day)
        for start, end in stretches:
            if end > last:
                yield (start if last == at else max(start, last)), end
                last = end
        closed_days = 0 if stretches else closed_days + 1
        try:
            day += timedelta(days=1)
        except OverflowError:
            return


def local_day(hours: Hours | None, at: datetime) -> date:
    """The day on which it is for the team; without hours, in UTC."""
    return at.astimezone(hours.zone if hours else UTC).date()


def _first(hours: Hours, at: datetime) -> Iterator[Stretch]:
    for stretch in openings(hours, at):
        yield stretch
        return


@lru_cache(4096)
def _on(hours: Hours, day: date) -> tuple[Stretch, ...]:
    """What begins on this day, in order, none of it empty."""
    stretches = (
        (_moment(hours, day, start), _moment(hours, day, end))
        for start, end in sorted(_spans(hours, day))
    )
    return tuple((start, end) for start, end in stretches if start < end)


def _spans(hours: Hours, day: date) -> tuple[Span, ...]:
    if day in hours.special:
        return hours.special[day]
    return () if day in hours.holidays else hours.week[day.weekday()]


def _moment(hours: Hours, day: date, minute: int) -> datetime:
    days, minute = divmod(minute, MINUTES_A_DAY)
    local = datetime.combine(day + timedelta(days=days), time(minute // 60, minute % 60))
    return local.replace(tzinfo=hours.zone).astimezone(UTC)
