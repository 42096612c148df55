"""Bodies of login and presence."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from handoff.domain.permissions import Action, Role
from handoff.edge.schemas import Body
from handoff.wire_types import STORABLE


class Presence(StrEnum):
    ONLINE = "online"
    AWAY = "away"
    OFFLINE = "offline"


class Login(Body):
    username: Annotated[str, Field(min_length=1, max_length=100), STORABLE]
    password: Annotated[str, Field(min_length=1, max_length=200), STORABLE]


class Me(Body):
    id: str
    username: str
    name: str
    role: Role
    presence: Presence
    may: list[Action]
    """What the console offers this person; the service still checks each request."""


class SetPresence(Body):
    presence: Presence
