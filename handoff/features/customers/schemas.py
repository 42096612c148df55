"""Bodies of the widget's sessions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from handoff.edge.schemas import Body
from handoff.wire_types import STORABLE, Token


class NewSession(Body):
    locale: Annotated[str, Field(max_length=20), STORABLE] = "en"


class WidgetSession(Body):
    token: str
    conversation_id: str


class WidgetGreeting(Body):
    """What the widget says first. `name`: the assistant's, as customers see it."""

    name: str
    intro: str
    suggestions: tuple[str, ...]


class RenewSession(Body):
    token: Token
