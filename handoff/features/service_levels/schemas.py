"""Bodies of service levels."""

from __future__ import annotations

from datetime import date

from handoff.domain.service_level import Metric
from handoff.edge.schemas import Body


class ServiceLevelTarget(Body):
    """In minutes of working time, for conversations of this priority."""

    priority: int
    metric: Metric
    minutes: float


class ServiceLevelDay(Body):
    """How many clocks ended on this day, and how many of them in time. One that runs late and has
    not ended counts today."""

    day: date
    metric: Metric
    ended: int
    met: int


class ServiceLevelReport(Body):
    """`time_zone`: that of the days; null: UTC, since the team is always there. Days without an
    end are left out."""

    time_zone: str | None
    targets: list[ServiceLevelTarget]
    days: list[ServiceLevelDay]
