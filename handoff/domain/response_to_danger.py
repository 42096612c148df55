"""What happens at once when a customer's message needs care: in danger, whoever has the
conversation; about another sensitive matter, unless a person has it already.

The bot has no say in it: nothing here knows what it made of the message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.domain import events
from handoff.domain.care import CareCategory, Concern
from handoff.domain.conversation import Status
from handoff.domain.escalation import reason_of
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.overview import Overview
from handoff.domain.reasons import AnyReason, of_care
from handoff.domain.signals import ORDINARY
from handoff.domain.thread import Entry

NOT_TWICE_WITHIN = timedelta(hours=24)
"""The same words are not repeated in the same conversation before this has passed."""


@dataclass(frozen=True, slots=True)
class Response:
    decision: Decision
    offers_help: bool
    """Say the standing words."""
    escalates: bool
    """To the queue, in danger to the front of it."""
    raises: bool
    """Already with people: move it forward in the queue, or in its holder's list."""


def response_to(
    status: Status, overview: Overview, concern: Concern, priority: int, words_stand: bool
) -> Response:
    """`priority`: the concern's. `words_stand`: the standing words were said recently and can still
    be read."""
    open_still = status is not Status.RESOLVED
    by_bot = status is Status.BOT
    told = overview.priority >= priority and reason_of(concern.category) in overview.reasons
    # Somebody whose father has died should not read fixed words in the middle of a talk.
    spoken_to = status in (Status.HUMAN, Status.SNOOZED) and not concern.is_danger
    return Response(
        decision=Decision.ESCALATE if by_bot else Decision.OBSERVE,
        offers_help=open_still and not spoken_to and not words_stand,
        escalates=by_bot,
        raises=open_still and not by_bot and not told,
    )


def judged(seq: int, decision: Decision, concern: Concern, overview: Overview) -> events.Judged:
    reasons = (reason_of(concern.category),)
    return events.Judged(message_seq=seq, decision=decision, reasons=reasons, slots=overview.slots)


def raised(concern: Concern, priority: int, overview: Overview) -> events.Raised:
    why = reason_of(concern.category)
    others = (reason for reason in overview.reasons if reason != why)
    return events.Raised(priority=max(priority, overview.priority), reasons=(why, *others))


def kept_in_front(
    overview: Overview, reasons: tuple[AnyReason, ...], priority: int
) -> tuple[tuple[AnyReason, ...], int]:
    """Reasons and priority of a conversation that goes back to the queue: whoever needed care keeps
    their place until the conversation is resolved or handed back to the bot."""
    kept = of_care(overview.reasons)
    if overview.priority == ORDINARY or not kept:
        return reasons, priority
    kept = tuple(one for one in kept if one not in reasons)
    return (*kept, *reasons), max(priority, overview.priority)


def words_stand(log: Iterable[Entry], category: CareCategory, now: datetime) -> bool:
    """Whether the words for `category` were said within the last day."""
    return any(
        isinstance(entry.event, events.HelpOffered)
        and entry.event.category == category
        and now - entry.at < NOT_TWICE_WITHIN
        for entry in log
    )


def texts_of(message: AnyEvent, past: Mapping[int, AnyEvent]) -> tuple[str, ...]:
    """What the customer said with it; for a button, also the question that it clarifies."""
    match message:
        case events.CustomerSaid():
            return (message.text,)
        case events.Chosen():
            asked = past.get(message.clarify_seq)
            said = past.get(asked.reply_to) if isinstance(asked, events.ClarifyAsked) else None
            before = (said.text,) if isinstance(said, events.CustomerSaid) else ()
            return (message.label or "", *before)
        case events.Rated():
            return (message.comment,)
        case _:
            return ()
