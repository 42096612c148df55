"""Figures for the team: how things stand, and how a day or some weeks went."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from handoff.domain.permissions import Action
from handoff.domain.reports import Span
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.reports import reporting
from handoff.features.reports.schemas import Now, Report
from handoff.storage.agents import Agent
from handoff.wire_types import Day, Line

router = APIRouter(prefix="/api/reports", tags=["reports"])

Reader = Annotated[Agent, may(Action.REPORTS)]


@router.get("/now")
async def now(_: Reader, services: ServicesDep) -> Now:
    return await reporting.stands(services.worker)


@router.get("")
async def report(
    _: Reader,
    services: ServicesDep,
    day: Annotated[Day, Query()],
    span: Annotated[Span, Query()] = Span.DAY,
    zone: Annotated[Line, Query()] = "UTC",
) -> Report:
    """`day`: the last one of the span. `zone`: whose midnights, such as `Europe/Berlin`."""
    return await reporting.report(services.worker, day, span, zone)
