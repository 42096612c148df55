"""Bodies of teams, capacity and assignment."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handoff.domain.assignment import Mode
from handoff.domain.permissions import Role
from handoff.edge.schemas import Body
from handoff.features.agents.schemas import Presence
from handoff.wire_types import STORABLE, VISIBLE, Id, Line

Capacity = Annotated[int, Field(ge=0, le=100, strict=True)]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$", max_length=35)]
Languages = Annotated[list[Language], Field(max_length=50)]


class Colleague(Body):
    id: str
    name: str
    username: str
    """Tells people of the same name apart."""
    role: Role
    presence: Presence
    """Online and away only with an open console."""
    capacity: int | None
    """None: for agents as many as the rules say, for everybody else none. With none somebody is
    given nothing, and may still take something."""
    languages: list[str]
    """Empty: any."""


class Team(Body):
    id: str
    name: str
    languages: list[str]
    intents: list[str]
    member_ids: list[str]


class Rules(Body):
    mode: Mode
    capacity: Capacity
    """Most conversations that an agent is given, unless the agent has a limit of their own."""


class Staff(Body):
    people: list[Colleague]
    teams: list[Team]
    rules: Rules
    gone_after_s: float
    """After so long without an answer a conversation goes back to the queue."""


class SetLimits(Body):
    capacity: Capacity | None
    languages: Languages


class SaveTeam(Body):
    name: Annotated[str, Field(min_length=1, max_length=60), STORABLE, VISIBLE]
    languages: Languages
    intents: Annotated[list[Line], Field(max_length=500)]
    member_ids: Annotated[list[Id], Field(max_length=500)]


class IntentName(Body):
    name: str
    label: str


class Choices(Body):
    """What teams can be for."""

    languages: list[str]
    intents: list[IntentName]
