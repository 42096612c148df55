"""Bodies of the widget's sessions, and of customers as agents see them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, StrictFloat, StrictInt

from handoff.domain.customers import MOST_ATTRIBUTES, Attribute, Facts
from handoff.edge.schemas import Body
from handoff.wire_types import STORABLE, Email, Token


def _not_empty(text: str) -> str:
    if not text.strip():
        raise ValueError("give at least one character that is not a space")
    return text


def _browser_can_hold(value: object) -> object:
    """Refuses NaN, too: it is not JSON, but Python reads it."""
    if isinstance(value, int | float) and not abs(value) <= 2**53:
        raise ValueError("give a number of at most 2^53")
    return value


Name = Annotated[str, Field(max_length=200), STORABLE, AfterValidator(_not_empty)]
UserId = Annotated[str, Field(max_length=200), STORABLE, AfterValidator(_not_empty)]
UserHash = Annotated[str, Field(pattern="^[0-9a-fA-F]{64}$")]
Language = Annotated[str, Field(max_length=35, pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
TimeZone = Annotated[str, Field(max_length=64, pattern="^[A-Za-z][A-Za-z0-9_+/-]*$")]

AttributeName = Annotated[str, Field(min_length=1, max_length=40), STORABLE]
AttributeValue = Annotated[
    StrictBool | StrictInt | StrictFloat | Annotated[str, Field(max_length=200), STORABLE],
    BeforeValidator(_browser_can_hold),
]
Attributes = Annotated[dict[AttributeName, AttributeValue], Field(max_length=MOST_ATTRIBUTES)]


class NewSession(Body):
    """A visitor; with `user_id`, one whom the website knows.

    `user_hash`: HMAC-SHA256 of the user id, in hexadecimal, with `BATON_IDENTITY_SECRET`, made by
    the website's server.
    """

    locale: Annotated[str, Field(max_length=20), STORABLE] = "en"
    user_id: UserId | None = None
    user_hash: UserHash | None = None
    name: Name | None = None
    email: Email | None = None
    attributes: Attributes = Field(default_factory=dict)
    language: Language | None = None
    time_zone: TimeZone | None = None

    @property
    def facts(self) -> Facts:
        return Facts(self.name, self.email, self.attributes, self.language, self.time_zone)


class IdentifySession(NewSession):
    """The same for a visitor who already has a session."""

    token: Token
    user_id: UserId
    user_hash: UserHash


class OpenLink(Body):
    """What a link in a mail holds."""

    link: Annotated[str, Field(max_length=500, pattern=r"^[A-Za-z0-9_.-]+$")]


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


class CustomerFacts(Body):
    """A customer, with all their conversations, the most recently updated first."""

    id: str
    user_id: str | None
    """What the website calls them, verified; null: anonymous."""
    name: str | None
    email: str | None
    attributes: dict[str, Attribute]
    language: str | None
    time_zone: str | None
    conversations: list[str]
    merges: list[CustomerMerge]


class CustomerMerge(Body):
    """An anonymous visitor turned out to be this customer."""

    from_id: str
    at: datetime
    conversations: list[str]
