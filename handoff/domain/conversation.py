"""The state of one conversation, derived from its facts; illegal moves are refused here alone.

    bot ──escalated──▶ waiting ──claimed──▶ human ──resolved──▶ resolved
     ▲                  │  ▲                 │ │                    │
     └────handed_back───┘  └────escalated────┘ │                    │
     └────────────────handed_back──────────────┘      reopened: to bot or waiting

Every change of owner raises `epoch`; whatever was computed at an older epoch is void.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from handoff.domain import facts
from handoff.domain.errors import IllegalMove
from handoff.domain.facts import AnyFact


class Status(StrEnum):
    BOT = "bot"
    WAITING = "waiting"
    HUMAN = "human"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Conversation:
    """What the facts so far amount to."""

    status: Status = Status.BOT
    epoch: int = 0
    owner_id: str | None = None
    owner_name: str | None = None


_ALLOWED: dict[type[facts.Fact], frozenset[Status]] = {
    facts.BotSaid: frozenset({Status.BOT}),
    facts.ClarifyAsked: frozenset({Status.BOT}),
    facts.Chosen: frozenset({Status.BOT}),
    facts.AgentSaid: frozenset({Status.HUMAN}),
    facts.CustomerSaid: frozenset(Status) - {Status.RESOLVED},
    facts.HumanRequested: frozenset(Status) - {Status.RESOLVED},
    facts.Escalated: frozenset({Status.BOT, Status.HUMAN, Status.SNOOZED}),
    facts.Claimed: frozenset({Status.BOT, Status.WAITING, Status.SNOOZED}),
    facts.Transferred: frozenset({Status.HUMAN}),
    facts.HandedBack: frozenset({Status.WAITING, Status.HUMAN}),
    facts.Snoozed: frozenset({Status.HUMAN}),
    facts.Resolved: frozenset(Status) - {Status.RESOLVED},
    facts.Reopened: frozenset({Status.RESOLVED, Status.SNOOZED}),
}
"""Statuses in which a fact may happen; kinds that are not named may always happen."""


def apply(state: Conversation, fact: AnyFact) -> Conversation:
    """The state after `fact`.

    Raises:
        IllegalMove: the fact cannot happen in this state.
    """
    allowed = _ALLOWED.get(type(fact))
    if allowed is not None and state.status not in allowed:
        raise IllegalMove(
            f"'{fact.kind}' cannot happen while the conversation is '{state.status}'; "
            "fetch it again to see what changed",
            status=state.status,
        )
    match fact:
        case facts.AgentSaid() if fact.agent_id != state.owner_id:
            raise IllegalMove(
                f"only {state.owner_name}, who holds the conversation, can reply in it",
                owner=state.owner_name,
            )
        case facts.HumanRequested() if state.status is Status.BOT:
            # At once: whatever the bot is computing now is already unwanted.
            return replace(state, epoch=state.epoch + 1)
        case facts.Escalated():
            return _owned(state, Status.WAITING)
        case facts.Claimed():
            return _owned(state, Status.HUMAN, fact.agent_id, fact.agent_name)
        case facts.Transferred():
            return _owned(state, Status.HUMAN, fact.to_agent_id, fact.to_agent_name)
        case facts.HandedBack():
            return _owned(state, Status.BOT)
        case facts.Snoozed():
            return replace(state, status=Status.SNOOZED)
        case facts.Resolved():
            return _owned(state, Status.RESOLVED)
        case facts.Reopened():
            return _owned(state, Status.BOT if fact.to == "bot" else Status.WAITING)
        case _:
            return state


def _owned(
    state: Conversation, status: Status, owner_id: str | None = None, owner_name: str | None = None
) -> Conversation:
    return Conversation(status, state.epoch + 1, owner_id, owner_name)


def same_owner(state: Conversation, epoch: int) -> bool:
    """The fence: whether what was begun at `epoch` may still be appended."""
    return state.epoch == epoch
