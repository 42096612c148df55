"""How long a customer in the queue will wait, as a range, from how long others have waited.

Everybody who was served gives one figure: the time they waited for each place that they were away
from being served, counted from 1. Nothing is assumed of how many agents there are or how long they
take, and the range is that of what really happened. Too few of them, or waits that differ by hours:
then nothing is said.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil, floor

from handoff.domain.working_time import Hours, worked

FEWEST = 20
"""Who must have been served before anything is said."""

QUICKEST, SLOWEST = 0.1, 0.9
"""The range leaves out the quickest and the slowest tenth."""

LONGEST = timedelta(hours=2)
"""A range that reaches further helps nobody to decide whether to wait."""


@dataclass(frozen=True, slots=True)
class Wait:
    """One stay in the queue; `served`: a person has taken it."""

    entered: datetime
    left: datetime
    served: bool


@dataclass(frozen=True, slots=True)
class Pace:
    """How the queue moves: working time for each place, ascending, of everybody served."""

    a_place: tuple[timedelta, ...]
    longest: timedelta
    """How long all but the slowest tenth have waited in all."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """A range of whole minutes; both ends at least 1."""

    least: int
    most: int


def pace_of(past: Sequence[Wait], hours: Hours | None) -> Pace | None:
    """None: too few were served."""
    a_place: list[timedelta] = []
    whole: list[timedelta] = []
    leaving: list[datetime] = []
    """When those left who were in the queue when the next one came, ascending."""
    for wait in sorted(past, key=lambda one: one.entered):
        leaving = [left for left in leaving if left > wait.entered]
        place = len(leaving) + 1
        insort(leaving, wait.left)
        if wait.served:
            took = worked(hours, wait.entered, wait.left)
            a_place.append(took / place)
            whole.append(took)
    if len(a_place) < FEWEST:
        return None
    return Pace(tuple(sorted(a_place)), _quantile(sorted(whole), SLOWEST))


def expected(pace: Pace | None, place: int, waited: timedelta) -> Minutes | None:
    """For whoever is at `place` now and has waited so long already, in working time. None: nothing
    can be said, as about those who wait longer than nearly everybody before them."""
    if pace is None or waited > pace.longest:
        return None
    most = _quantile(pace.a_place, SLOWEST) * place
    if most > LONGEST:
        return None
    least = _quantile(pace.a_place, QUICKEST) * place
    minute = timedelta(minutes=1)
    return Minutes(max(1, floor(least / minute)), max(1, ceil(most / minute)))


def _quantile(ascending: Sequence[timedelta], share: float) -> timedelta:
    return ascending[min(len(ascending) - 1, floor(share * len(ascending)))]
