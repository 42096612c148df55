"""The state of one conversation, derived from its events; only here are illegal moves refused.

    bot ──escalated──▶ waiting ──claimed──▶ human ──resolved──▶ resolved
     ▲                  │  ▲                 │ │ ▲                  │
     └────handed_back───┘  └────escalated────┘ │ └─ transferred     │
     └────────────────handed_back──────────────┘      reopened: to bot, waiting or human

An agent who holds a conversation may snooze it until a given time:

    human ──snoozed──▶ snoozed ──woken──▶ human

Meanwhile it stays with its holder, and can go wherever it could go from `human`; whoever claims it
takes it over. To customers who wait while no agent is there, the bot still says what it knows.
Every change of owner raises `epoch`, and so does asking the bot for a person; whatever was computed
at an older epoch is void.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from handoff.domain import events
from handoff.domain.errors import IllegalMove
from handoff.domain.events import AnyEvent


class Status(StrEnum):
    BOT = "bot"
    WAITING = "waiting"
    HUMAN = "human"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the events so far amount to."""

    status: Status = Status.BOT
    epoch: int = 0
    owner_id: str | None = None
    owner_name: str | None = None


_ALLOWED: dict[type[events.Event], frozenset[Status]] = {
    events.BotSaid: frozenset({Status.BOT, Status.WAITING}),
    events.ClarifyAsked: frozenset({Status.BOT}),
    events.Fallback: frozenset({Status.BOT}),
    events.Chosen: frozenset({Status.BOT}),
    events.AgentSaid: frozenset({Status.HUMAN}),
    events.CustomerSaid: frozenset(Status) - {Status.RESOLVED},
    events.HumanRequested: frozenset(Status) - {Status.RESOLVED},
    events.Escalated: frozenset({Status.BOT, Status.HUMAN, Status.SNOOZED}),
    events.Raised: frozenset({Status.WAITING, Status.HUMAN, Status.SNOOZED}),
    events.HelpOffered: frozenset(Status) - {Status.RESOLVED},
    events.Claimed: frozenset({Status.BOT, Status.WAITING, Status.SNOOZED}),
    events.Transferred: frozenset({Status.HUMAN, Status.SNOOZED}),
    events.Routed: frozenset({Status.WAITING}),
    events.HandedBack: frozenset({Status.WAITING, Status.HUMAN, Status.SNOOZED}),
    events.Snoozed: frozenset({Status.HUMAN, Status.SNOOZED}),
    events.Woken: frozenset({Status.SNOOZED}),
    events.Resolved: frozenset(Status) - {Status.RESOLVED},
    events.Reopened: frozenset({Status.RESOLVED, Status.SNOOZED}),
}
"""Statuses in which an event may happen; kinds not listed may always happen."""


def apply(state: Conversation, event: AnyEvent) -> Conversation:
    """The state after `event`.

    Raises:
        IllegalMove: the event cannot happen in this state.
    """
    allowed = _ALLOWED.get(type(event))
    if allowed is not None and state.status not in allowed:
        raise IllegalMove(
            f"'{event.kind}' cannot happen while the conversation is '{state.status}'; "
            "fetch it again to see what changed",
            status=state.status,
        )
    match event:
        case events.AgentSaid() if event.agent_id != state.owner_id:
            raise IllegalMove(
                f"only {state.owner_name}, who holds the conversation, can reply in it",
                owner=state.owner_name,
            )
        case events.Snoozed() if event.agent_id != state.owner_id:
            raise IllegalMove(
                f"only {state.owner_name}, who holds the conversation, can snooze it",
                owner=state.owner_name,
            )
        case events.Transferred() if event.to_agent_id == state.owner_id:
            raise IllegalMove(
                f"{state.owner_name} already holds the conversation", owner=state.owner_name
            )
        case events.HumanRequested() if state.status is Status.BOT:
            # At once: whatever the bot is computing now is already unwanted.
            return replace(state, epoch=state.epoch + 1)
        case events.Escalated():
            return _owned(state, Status.WAITING)
        case events.Claimed():
            return _owned(state, Status.HUMAN, event.agent_id, event.agent_name)
        case events.Transferred():
            return _owned(state, Status.HUMAN, event.to_agent_id, event.to_agent_name)
        case events.HandedBack():
            return _owned(state, Status.BOT)
        case events.Snoozed():
            return replace(state, status=Status.SNOOZED)
        case events.Woken():
            return replace(state, status=Status.HUMAN)
        case events.Resolved():
            return _owned(state, Status.RESOLVED)
        case events.Reopened(to="agent"):
            if state.status is not Status.RESOLVED or event.agent_id is None:
                raise IllegalMove("an agent can reopen only what is resolved", status=state.status)
            return _owned(state, Status.HUMAN, event.agent_id, event.agent_name)
        case events.Reopened():
            return _owned(state, Status.BOT if event.to == "bot" else Status.WAITING)
        case _:
            return state


def _owned(
    state: Conversation, status: Status, owner_id: str | None = None, owner_name: str | None = None
) -> Conversation:
    return Conversation(status, state.epoch + 1, owner_id, owner_name)


def same_owner(state: Conversation, epoch: int) -> bool:
    """The fence: whether what work begun at `epoch` brings may still be appended."""
    return state.epoch == epoch
