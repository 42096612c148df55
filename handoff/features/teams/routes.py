"""Teams, capacity and assignment: read by all, changed by supervisors."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from handoff.domain import assignment
from handoff.domain.permissions import Action, Role
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.agents.schemas import Presence
from handoff.features.teams import staff
from handoff.features.teams.schemas import (
    Choices,
    Colleague,
    IntentName,
    Rules,
    SaveTeam,
    SetLimits,
    Staff,
    Team,
)
from handoff.services.container import Services
from handoff.storage import teams
from handoff.storage.agents import Agent
from handoff.wire_types import Id

router = APIRouter(prefix="/api/team", tags=["team"])

Reader = Annotated[Agent, may(Action.READ)]
Supervisor = Annotated[Agent, may(Action.SUPERVISE)]


@router.get("")
async def everyone(_by: Reader, services: ServicesDep) -> Staff:
    return await _staff(services)


@router.get("/choices")
async def choices(_by: Supervisor, services: ServicesDep) -> Choices:
    languages, intents = await staff.choices(services.training)
    named = [IntentName(name=name, label=label) for name, label in intents]
    return Choices(languages=languages, intents=named)


@router.put("/rules")
async def set_rules(body: Rules, _by: Supervisor, services: ServicesDep) -> Staff:
    await staff.set_rules(services.relay, teams.Rules(body.mode, body.capacity))
    return await _staff(services)


@router.put("/people/{agent_id}")
async def set_limits(
    agent_id: Id, body: SetLimits, _by: Supervisor, services: ServicesDep
) -> Staff:
    await staff.set_limits(services.relay, agent_id, body.capacity, body.languages)
    return await _staff(services)


@router.post("/teams")
async def add_team(body: SaveTeam, _by: Supervisor, services: ServicesDep) -> Staff:
    await staff.add_team(services.relay, _team(services.worker.new_id(), body))
    return await _staff(services)


@router.put("/teams/{team_id}")
async def change_team(team_id: Id, body: SaveTeam, _by: Supervisor, services: ServicesDep) -> Staff:
    await staff.change_team(services.relay, _team(team_id, body))
    return await _staff(services)


@router.delete("/teams/{team_id}")
async def remove_team(team_id: Id, _by: Supervisor, services: ServicesDep) -> Staff:
    await staff.remove_team(services.relay, team_id)
    return await _staff(services)


async def _staff(services: Services) -> Staff:
    found = await staff.everyone(services.worker)
    return Staff(
        people=[_colleague(one) for one in found.people],
        teams=[_shown(one) for one in found.teams],
        rules=Rules(mode=found.rules.mode, capacity=found.rules.capacity),
        gone_after_s=services.settings.agent_gone_s,
    )


def _colleague(agent: Agent) -> Colleague:
    return Colleague(
        id=agent.id,
        name=agent.name,
        username=agent.username,
        role=Role(agent.role),
        presence=Presence(agent.presence),
        capacity=agent.capacity,
        languages=sorted(agent.languages),
    )


def _shown(team: assignment.Team) -> Team:
    return Team(
        id=team.id,
        name=team.name,
        languages=sorted(team.languages),
        intents=sorted(team.intents),
        member_ids=sorted(team.members),
    )


def _team(team_id: str, body: SaveTeam) -> assignment.Team:
    return assignment.Team(
        team_id,
        body.name.strip(),
        frozenset(body.languages),
        frozenset(body.intents),
        frozenset(body.member_ids),
    )
