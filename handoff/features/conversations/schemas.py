"""Bodies of what agents do with conversations."""

from __future__ import annotations

from typing import Literal

from handoff.edge.schemas import Body
from handoff.wire import AgentEventFrame
from handoff.wire_snapshots import InboxItem
from handoff.wire_types import Id, Line, Moment, Seq, Text


class Conversations(Body):
    items: list[InboxItem]


class Thread(Body):
    conversation: InboxItem
    events: list[AgentEventFrame]


class AtEpoch(Body):
    """The epoch at which the caller saw the conversation; refused if there is a newer one."""

    epoch: Seq


class Resolve(AtEpoch):
    last_seen: Seq | None = None
    """Newest event that the agent has seen; refused if someone has spoken since."""
    outcome: Literal["solved", "unsolved", "spam"] = "solved"
    topic: Line | None = None
    """The name of an intent."""


class Reopen(AtEpoch):
    to: Literal["agent", "queue"] = "agent"
    """To whoever asks, or back into the queue."""


class Transfer(AtEpoch):
    """To exactly one of the two; the note is for whoever gets it."""

    to_agent_id: Id | None = None
    to_team_id: Id | None = None
    note: Text | None = None


class Snooze(AtEpoch):
    until: Moment
    last_seen: Seq | None = None
    """As for `Resolve`."""


class GiveVerdict(Body):
    verdict: Literal["right", "too_early", "too_late", "not_needed"]
