"""What a list of conversations shows of one of them: derived from its facts, rebuilt at will."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from handoff.domain import facts
from handoff.domain.facts import AnyFact, Mood, Reason

Speaker = Literal["customer", "bot", "agent"]


@dataclass(frozen=True, slots=True)
class Card:
    priority: int = 0
    reasons: tuple[Reason, ...] = ()
    summary: str = ""
    slots: dict[str, str] = field(default_factory=dict)
    mood: Mood | None = None
    contact_email: str | None = None
    last_text: str = ""
    last_from: Speaker | None = None
    waiting_since: datetime | None = None
    """When the conversation entered the queue; None outside it."""
    unanswered_since: datetime | None = None
    """When the oldest customer message came that nobody has answered."""
    resolved_at: datetime | None = None
    last_agent_id: str | None = None
    """Who held it last."""
    last_agent_name: str | None = None
    judged_seq: int = 0
    """The newest customer message that was judged; later ones are still to be dealt with."""
    asked_seq: int = 0
    """The newest message of the customer that wants judging: something said or chosen."""


def fold(card: Card, fact: AnyFact, seq: int, at: datetime) -> Card:
    """The card after event `seq`, which happened `at`."""
    match fact:
        case facts.CustomerSaid():
            return _customer_spoke(card, fact.text, seq, at)
        case facts.Chosen():
            return _customer_spoke(card, fact.label or "", seq, at)
        case facts.BotSaid():
            text = fact.messages[-1].text if fact.messages else card.last_text
            return replace(card, last_text=text, last_from="bot", unanswered_since=None)
        case facts.ClarifyAsked():
            text = " / ".join(option.label for option in fact.options)
            return replace(card, last_text=text, last_from="bot", unanswered_since=None)
        case facts.AgentSaid():
            return replace(card, last_text=fact.text, last_from="agent", unanswered_since=None)
        case facts.Judged():
            return replace(
                card,
                mood=fact.mood or card.mood,
                slots=dict(fact.slots) or card.slots,
                judged_seq=max(card.judged_seq, fact.message_seq),
            )
        case facts.Escalated():
            return replace(
                card,
                priority=fact.priority,
                reasons=fact.reasons,
                summary=fact.summary,
                slots=dict(fact.slots) or card.slots,
                waiting_since=at,
            )
        case facts.ContactLeft():
            return replace(card, contact_email=fact.email)
        case facts.Claimed():
            return replace(
                card,
                waiting_since=None,
                last_agent_id=fact.agent_id,
                last_agent_name=fact.agent_name,
            )
        case facts.Transferred():
            return replace(card, last_agent_id=fact.to_agent_id, last_agent_name=fact.to_agent_name)
        case facts.HandedBack():
            return replace(card, waiting_since=None, priority=0, reasons=(), unanswered_since=None)
        case facts.Resolved():
            return replace(
                card, waiting_since=None, priority=0, unanswered_since=None, resolved_at=at
            )
        case facts.Reopened():
            return replace(card, resolved_at=None, waiting_since=at if fact.to == "queue" else None)
        case _:
            return card


def _customer_spoke(card: Card, text: str, seq: int, at: datetime) -> Card:
    return replace(
        card,
        last_text=text,
        last_from="customer",
        unanswered_since=card.unanswered_since or at,
        asked_seq=seq,
    )
