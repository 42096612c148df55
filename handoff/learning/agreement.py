"""When the team works and by when it answers, from the assistant's files."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import holidays

from common.assistant import Assistant
from common.assistant.hours import OpeningHours
from handoff.domain.errors import Invalid
from handoff.domain.service_level import Agreement, Metric, Targets
from handoff.domain.signals import CARE, DISTRESS, ORDINARY, RAISED
from handoff.domain.working_time import Hours


def agreement_of(assistant: Assistant) -> Agreement:
    """
    Raises:
        Invalid: nobody knows the holidays of the country or subdivision given.
    """
    levels = assistant.service_levels
    highest = _targets(levels.highest)
    return Agreement(
        hours=None if assistant.hours is None else _hours(assistant.hours),
        targets={
            ORDINARY: _targets(levels.ordinary),
            RAISED: _targets(levels.raised),
            DISTRESS: highest,
            CARE: highest,
        },
    )


def _targets(minutes: Mapping[str, float]) -> Targets:
    return {Metric(name): timedelta(minutes=each) for name, each in minutes.items()}


def _hours(given: OpeningHours) -> Hours:
    return Hours(ZoneInfo(given.time_zone), given.week, _holidays(given), given.special)


def _holidays(given: OpeningHours) -> Container[date]:
    """Those of any year: the library works out each when it is first asked for."""
    if given.country is None:
        return frozenset()
    try:
        return holidays.country_holidays(given.country, subdiv=given.subdivision)
    except NotImplementedError:
        known = holidays.list_supported_countries()
    place = "baton.yml: hours.holidays"
    if given.country not in known:
        raise Invalid(
            f"{place}.country: the holidays of '{given.country}' are not known; give another code "
            "of ISO 3166, or leave it out and list the days under `hours.closed`"
        )
    parts = ", ".join(known[given.country]) or "none"
    wrong = f"{given.country} has no '{given.subdivision}'; it has {parts}"
    raise Invalid(f"{place}.subdivision: {wrong}")
