"""How many answers came in time, for the team."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from handoff.domain.permissions import Action
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.service_levels import reporting
from handoff.features.service_levels.schemas import ServiceLevelReport
from handoff.storage.agents import Agent

router = APIRouter(prefix="/api/service-levels", tags=["service_levels"])

Reader = Annotated[Agent, may(Action.READ)]


@router.get("")
async def by_day(
    _: Reader, services: ServicesDep, days: Annotated[int, Query(ge=1, le=92)] = 30
) -> ServiceLevelReport:
    """`days`: how many, today among them. Measured by the hours and targets that hold now."""
    return await reporting.by_day(services.worker, services.relay.reaching.agreement, days)
