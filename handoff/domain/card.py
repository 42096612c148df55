"""What a list of conversations shows of one of them: derived from its facts, rebuilt at will."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from handoff.domain import facts
from handoff.domain.facts import AnyFact, Decision, Mood, Reason

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
    unanswered_seq: int | None = None
    """From here on lie the messages that nobody has answered and the bot has not passed on."""
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
            return _answered_by_the_bot(card, text, fact.reply_to)
        case facts.ClarifyAsked():
            text = " / ".join(option.label for option in fact.options)
            return _answered_by_the_bot(card, text, fact.reply_to)
        case facts.AgentSaid():
            return _answered(card, fact.text)
        case facts.HumanRequested():
            return _waits_for_a_person(card, at)
        case facts.Judged():
            passed_on = fact.decision is Decision.ESCALATE
            return replace(
                card,
                unanswered_seq=_after(card, fact.message_seq) if passed_on else card.unanswered_seq,
                mood=fact.mood or card.mood,
                slots=dict(fact.slots) or card.slots,
                judged_seq=max(card.judged_seq, fact.message_seq),
            )
        case facts.Escalated():
            return replace(
                _waits_for_a_person(card, at),
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
            return replace(
                card,
                waiting_since=None,
                priority=0,
                reasons=(),
                unanswered_since=card.unanswered_since if card.unanswered_seq else None,
                judged_seq=_before_what_was_left_open(card),
            )
        case facts.Resolved():
            return replace(
                card,
                waiting_since=None,
                priority=0,
                unanswered_since=None,
                unanswered_seq=None,
                resolved_at=at,
            )
        case facts.Reopened():
            if fact.to == "queue":
                return replace(_waits_for_a_person(card, at), resolved_at=None, waiting_since=at)
            return replace(card, resolved_at=None, waiting_since=None)
        case _:
            return card


def _customer_spoke(card: Card, text: str, seq: int, at: datetime) -> Card:
    return replace(
        card,
        last_text=text,
        last_from="customer",
        unanswered_since=card.unanswered_since or at,
        unanswered_seq=card.unanswered_seq or seq,
        asked_seq=seq,
    )


def _answered(card: Card, text: str) -> Card:
    """By a person, who has read everything before."""
    return replace(
        card, last_text=text, last_from="agent", unanswered_since=None, unanswered_seq=None
    )


def _answered_by_the_bot(card: Card, text: str, reply_to: int) -> Card:
    """It answers one message at a time; a later one still waits."""
    later = _after(card, reply_to)
    return replace(
        card,
        last_text=text,
        last_from="bot",
        unanswered_since=card.unanswered_since if later is not None else None,
        unanswered_seq=later,
    )


def _after(card: Card, seq: int) -> int | None:
    """Where the messages after `seq` begin; None when there is none."""
    return seq + 1 if card.asked_seq > seq else None


def _waits_for_a_person(card: Card, at: datetime) -> Card:
    """Also when all that was said has been answered, by the bot or by the person before."""
    return replace(card, unanswered_since=card.unanswered_since or at)


def _before_what_was_left_open(card: Card) -> int:
    """What was written while waiting or to the agent, and nobody answered, is the bot's now."""
    if card.unanswered_seq is None:
        return card.judged_seq
    return min(card.judged_seq, card.unanswered_seq - 1)
