"""Bodies of what agents do with conversations."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from handoff.edge.schemas import Body
from handoff.wire import AgentEventFrame, InboxItem


class Conversations(Body):
    items: list[InboxItem]


class Thread(Body):
    conversation: InboxItem
    events: list[AgentEventFrame]


class AtEpoch(Body):
    """The epoch at which the caller saw the conversation; a newer one refuses the command."""

    epoch: Annotated[int, Field(ge=0)]


class Resolve(AtEpoch):
    last_seen: Annotated[int, Field(ge=0)] | None = None
    """Newest event that the agent has seen; refused when someone has spoken since."""
    outcome: Literal["solved", "unsolved", "spam"] = "solved"


class Transfer(AtEpoch):
    to_agent_id: str


class Snooze(AtEpoch):
    until: AwareDatetime
    last_seen: Annotated[int, Field(ge=0)] | None = None
    """As for `Resolve`."""


class GiveVerdict(Body):
    verdict: Literal["right", "too_early", "too_late", "not_needed"]
