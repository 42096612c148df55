"""When the team works: the section `hours` of baton.yml.

Which days are holidays in a country is for the service to say (`handoff/learning/agreement.py`):
that library is not in both environments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from common.assistant.sections import Section

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Span = tuple[int, int]
"""From and to, in minutes after midnight; beyond 1440 it ends on the next day."""

_DAY = 24 * 60
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s?[-–]\s?(\d{1,2}):(\d{2})")
_COUNTRY = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True)
class OpeningHours:
    """`week`: the spans of each weekday, Monday first. `special`: those of single days; none:
    closed. `country`, `subdivision`: whose holidays are kept, such as DE and SH; None: nobody's."""

    time_zone: str
    week: tuple[tuple[Span, ...], ...]
    country: str | None = None
    subdivision: str | None = None
    special: Mapping[date, tuple[Span, ...]] = field(default_factory=dict)


def read_hours(given: Section) -> OpeningHours | None:
    """None: the section is missing, and the team is always there.

    Raises:
        WrongAssistant: something in it is wrong.
    """
    if not given.names():
        return None
    zone = given.text("time_zone")
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise given.wrong(
            "time_zone", f"'{zone}' is no time zone; give one such as Europe/Berlin"
        ) from None
    week = tuple(_spans(given, weekday) for weekday in WEEKDAYS)
    if not any(week):
        known = ", ".join(WEEKDAYS)
        raise given.wrong("monday", f"no day of the week has hours; give some to one of {known}")
    kept = given.section("holidays")
    country, subdivision = kept.optional_text("country"), kept.optional_text("subdivision")
    if country is None and subdivision is not None:
        raise kept.wrong("country", "missing; give the country that the subdivision belongs to")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise kept.wrong("country", f"give two capital letters such as DE; this is '{country}'")
    kept.done()
    hours = OpeningHours(zone, week, country, subdivision, _special(given))
    given.done()
    return hours


def _special(given: Section) -> dict[date, tuple[Span, ...]]:
    special: dict[date, tuple[Span, ...]] = dict.fromkeys(given.days("closed"), ())
    for each in given.items("open"):
        day = each.day("date")
        if day in special:
            raise each.wrong("date", f"{day} is already in `closed` or `open`; give it once")
        special[day] = _spans(each, "hours")
        if not special[day]:
            raise each.wrong("hours", "missing; give spans such as 10:00-14:00")
        each.done()
    return special


def _spans(given: Section, key: str) -> tuple[Span, ...]:
    spans = tuple(
        _span(given, f"{key}[{number}]", text) for number, text in enumerate(given.texts(key))
    )
    ordered = sorted(spans)
    for (_, end), (start, _) in pairwise(ordered):
        if start < end:
            raise given.wrong(key, "its spans overlap; let each begin when the last has ended")
    return tuple(ordered)


def _span(given: Section, place: str, text: str) -> Span:
    """One that ends no later than it begins goes on past midnight."""
    found = _SPAN.fullmatch(text.strip())
    if found is None:
        raise given.wrong(place, f"give a span such as 09:00-17:30; this is '{text}'")
    from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
    start, end = from_hour * 60 + from_minute, to_hour * 60 + to_minute
    if max(from_minute, to_minute) > 59 or start >= _DAY or end > _DAY:
        raise given.wrong(place, f"there is no such time of day; this is '{text}'")
    return start, end if end > start else end + _DAY
