"""Teams with their members, and the rules by which conversations are assigned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.assignment import Mode, Team
from handoff.domain.errors import Conflict
from handoff.domain.permissions import Role
from handoff.storage.agents import Agent
from handoff.storage.tables import AssignmentRulesRow, TeamMemberRow, TeamRow
from handoff.storage.upsert import upsert

_THE_ROW = {"id": 1}


@dataclass(frozen=True, slots=True)
class Rules:
    mode: Mode = Mode.MANUAL
    capacity: int = 5
    """Most conversations that an agent is given, unless the agent has a limit of their own."""


def capacity_of(agent: Agent, rules: Rules) -> int:
    """Whoever is here for other work is given conversations only with a limit of their own."""
    if agent.capacity is not None:
        return agent.capacity
    return rules.capacity if agent.role == Role.AGENT else 0


async def rules(session: AsyncSession) -> Rules:
    row = await session.get(AssignmentRulesRow, _THE_ROW["id"])
    return Rules(Mode(row.mode), row.capacity) if row else Rules()


async def set_rules(session: AsyncSession, given: Rules) -> None:
    values = {"mode": given.mode.value, "capacity": given.capacity}
    await upsert(session, AssignmentRulesRow, _THE_ROW, values)


async def everyone(session: AsyncSession) -> list[Team]:
    """All teams, by name."""
    members = defaultdict(set)
    for row in await session.scalars(select(TeamMemberRow)):
        members[row.team_id].add(row.agent_id)
    found = await session.scalars(select(TeamRow).order_by(TeamRow.name))
    return [_team(row, members[row.id]) for row in found]


async def by_id(session: AsyncSession, team_id: str) -> Team | None:
    row = await session.get(TeamRow, team_id)
    if row is None:
        return None
    found = select(TeamMemberRow.agent_id).where(TeamMemberRow.team_id == team_id)
    return _team(row, set(await session.scalars(found)))


async def of_agent(session: AsyncSession, agent_id: str) -> set[str]:
    """Ids of the teams that the agent is in."""
    query = select(TeamMemberRow.team_id).where(TeamMemberRow.agent_id == agent_id)
    return set(await session.scalars(query))


async def save(session: AsyncSession, team: Team) -> None:
    """A new team, or the one with this id as it is now.

    Raises:
        Conflict: another one has just got this name; the transaction cannot go on.
    """
    values = {
        "name": team.name,
        "languages": sorted(team.languages),
        "intents": sorted(team.intents),
    }
    try:
        await upsert(session, TeamRow, {"id": team.id}, values)
    except IntegrityError:
        raise Conflict(f"there is already a team '{team.name}'; choose another name") from None
    await session.execute(delete(TeamMemberRow).where(TeamMemberRow.team_id == team.id))
    session.add_all(TeamMemberRow(team_id=team.id, agent_id=one) for one in sorted(team.members))


async def remove(session: AsyncSession, team_id: str) -> None:
    await session.execute(delete(TeamMemberRow).where(TeamMemberRow.team_id == team_id))
    await session.execute(delete(TeamRow).where(TeamRow.id == team_id))


def _team(row: TeamRow, members: set[str]) -> Team:
    return Team(
        row.id, row.name, frozenset(row.languages), frozenset(row.intents), frozenset(members)
    )
