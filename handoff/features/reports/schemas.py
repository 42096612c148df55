"""Bodies of reports. Times are UTC, durations seconds; None: there was nothing to measure."""

from __future__ import annotations

from datetime import datetime

from handoff.edge.schemas import Body


class Now(Body):
    at: datetime
    waiting: int
    longest_wait_since: datetime | None
    online: list[str]
    """Names of the agents who are online."""
    with_bot: int
    """Those in which something happened within the last hour."""
    with_people: int


class Figures(Body):
    """Of a whole span, so far."""

    start: datetime
    end: datetime
    opened: int
    by_bot: int
    """Cases whose last word was the bot's answer, or that were closed as solved before anybody was
    asked for."""
    by_person: int
    """Closed as solved after a person had spoken."""
    unsolved: int
    spam: int
    closed_unanswered: int
    """Closed as solved while they waited for a person, none of whom had spoken."""
    passed_on: int
    answered: int
    """Of the waits for a person that began in the span; so are those that follow."""
    still_waiting: int
    never_answered: int
    median_s: float | None
    p90_s: float | None
    ratings: list[int]
    """How many gave 1, 2, 3, 4 and 5."""
    mean_rating: float | None


class Part(Body):
    """An hour of the day, or a day."""

    start: datetime
    end: datetime
    opened: int
    by_bot: int
    by_person: int
    answered: int
    median_s: float | None
    p90_s: float | None


class Counted(Body):
    code: str | None
    """Of a reason or a language; None: it is not known."""
    count: int


class Report(Body):
    figures: Figures
    before: Figures
    """The span before, up to where this one has come."""
    parts: list[Part]
    reasons: list[Counted]
    """The first reason of each case that was passed on; the most frequent first, as below."""
    languages: list[Counted]
