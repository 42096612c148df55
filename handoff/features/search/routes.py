"""Search, for the team."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from handoff.domain.conversation import Status
from handoff.domain.permissions import Action
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.search import searching
from handoff.features.search.schemas import SearchResults
from handoff.features.search.searching import Asked
from handoff.storage.agents import Agent
from handoff.storage.search_index import Filters
from handoff.wire_types import AddressedSeq, Id, Line, Moment

router = APIRouter(prefix="/api/search", tags=["search"])

Reader = Annotated[Agent, may(Action.READ)]


@router.get("")
async def search(
    agent: Reader,
    services: ServicesDep,
    q: Annotated[Line, Query()] = "",
    status: Annotated[list[Status] | None, Query()] = None,
    agent_id: Annotated[Id | None, Query()] = None,
    language: Annotated[Line | None, Query()] = None,
    since: Annotated[Moment | None, Query()] = None,
    until: Annotated[Moment | None, Query()] = None,
    after: Annotated[Line, Query()] = "",
    limit: Annotated[AddressedSeq, Query()] = 20,
) -> SearchResults:
    """`agent_id`: who has it, or had it last. `since`, `until`: when it was said."""
    filters = Filters(tuple(status or ()), agent_id, language, since, until)
    relay = services.relay
    asked = Asked(q, filters, after, limit)
    return await searching.search(relay.store, relay.reaching, agent, asked)
