"""What frames and bodies show of a conversation: the agent's row, the customer's snapshot."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from handoff.domain.conversation import Status
from handoff.domain.deliveries import Way
from handoff.domain.events import Mood, Summary
from handoff.domain.expected_wait import Minutes
from handoff.domain.reasons import AnyReason
from handoff.domain.routing import Rank
from handoff.domain.service_level import Due


class Frame(BaseModel):
    """Base of all frames, and of the records in them: immutable, unknown fields are an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )


class Queue(Frame):
    """Where a waiting conversation stands; `position` counts from 1."""

    position: int
    anyone_online: bool
    wait: Minutes | None
    """How long it will be, as others have waited of late; None: nothing can be said. Told anew from
    time to time, new version or not."""
    opens_at: datetime | None
    """When the team is back; None: it is at work now, or nobody knows."""
    time_zone: str | None
    """The team's; None: it is always at work."""


class CustomerConversation(Frame):
    """Snapshot for the customer; one with a lower `version` than the one held is out of date.

    As far as the customer knows, a conversation that an agent has put off is still with that agent.
    """

    id: str
    version: int
    status: Literal["bot", "waiting", "human", "resolved"]
    agent_name: str | None
    agent_here: bool
    """Whether that agent is at work now; True while there is none."""
    contact_email: str | None
    answer_by: Literal["mail", "return"]
    """How an answer reaches a customer who left: by mail, given an address, or when they return."""
    queue: Queue | None


class Owner(Frame):
    id: str
    name: str


class TeamName(Frame):
    id: str
    name: str


class Reach(Frame):
    """How an answer reaches the customer at this moment; `address`: where mail goes."""

    way: Way
    address: str | None


class InboxItem(Frame):
    """One conversation as the console lists it; `version` is its newest sequence number."""

    id: str
    version: int
    status: Status
    epoch: int
    owner: Owner | None
    priority: int
    reasons: tuple[AnyReason, ...]
    summary: Summary | None
    slots: dict[str, str]
    mood: Mood | None
    language: str | None
    """In which the customer writes; None: nothing was judged yet."""
    customer_id: str
    customer_name: str | None
    """As the website calls them."""
    contact_email: str | None
    reach: Reach
    rank: Rank | None
    """In the queue; None outside. As with `reach`, what came last is right, new version or not."""
    last_text: str
    last_from: Literal["customer", "bot", "agent"] | None
    last_said_by: str | None
    """The name of the agent whose words `last_text` are."""
    team: TeamName | None
    """The team that it waits for, or last waited for."""
    waiting_since: datetime | None
    snoozed_until: datetime | None
    due: Due | None
    """The time of which clock is over first; None: none runs or is measured."""
    created_at: datetime
    updated_at: datetime
    unanswered: bool
    """The customer spoke last and nobody has answered."""
