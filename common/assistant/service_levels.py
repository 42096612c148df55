"""By when a person answers and settles something: the section `service_levels` of policy.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from common.assistant.sections import Section

METRICS = ("first_answer", "next_answer", "resolution")
PRIORITIES = ("raised", "highest")

MOST_MINUTES = 60 * 24 * 90


@dataclass(frozen=True)
class ServiceLevels:
    """Metric -> minutes of working time; a metric that is missing is not measured. `raised`,
    `highest`: what holds instead for conversations of that priority, whole."""

    ordinary: Mapping[str, float] = field(default_factory=dict)
    raised: Mapping[str, float] = field(default_factory=dict)
    highest: Mapping[str, float] = field(default_factory=dict)


def read_service_levels(given: Section) -> ServiceLevels:
    """What a priority leaves out is as for ordinary ones, and for the highest as for raised ones.

    Raises:
        WrongAssistant: something in it is wrong.
    """
    ordinary = _minutes(given)
    raised, highest = (given.section(name) for name in PRIORITIES)
    as_raised = ordinary | _minutes(raised)
    levels = ServiceLevels(ordinary, as_raised, as_raised | _minutes(highest))
    for section in (raised, highest, given):
        section.done()
    return levels


def _minutes(given: Section) -> dict[str, float]:
    given_so = {metric: given.number(metric, 0, 1, MOST_MINUTES) for metric in METRICS}
    return {metric: minutes for metric, minutes in given_so.items() if minutes}
