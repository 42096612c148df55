"""What happens at once when a customer's message speaks of danger, whoever has the conversation.

The bot has no say in it: nothing here knows what it made of the message.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.domain import events
from handoff.domain.care import Danger, DangerCategory
from handoff.domain.conversation import Status
from handoff.domain.escalation import CARE
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.overview import Overview
from handoff.domain.reasons import AnyReason, InDanger
from handoff.domain.thread import Entry

NOT_TWICE_WITHIN = timedelta(hours=24)
"""The same words are not repeated in the same conversation before this has passed."""


@dataclass(frozen=True, slots=True)
class Response:
    decision: Decision
    offers_help: bool
    """Say the standing words."""
    escalates: bool
    """To the front of the queue."""
    raises: bool
    """Already with people: move it to the front of the queue, or of its holder's list."""


def response_to(status: Status, overview: Overview, danger: Danger, words_stand: bool) -> Response:
    """`words_stand`: the standing words were said recently and can still be read."""
    open_still = status is not Status.RESOLVED
    by_bot = status is Status.BOT
    told = overview.priority >= CARE and reason_of(danger) in overview.reasons
    return Response(
        decision=Decision.ESCALATE if by_bot else Decision.OBSERVE,
        offers_help=open_still and not words_stand,
        escalates=by_bot,
        raises=open_still and not by_bot and not told,
    )


def reason_of(danger: Danger) -> InDanger:
    return InDanger(category=danger.category)


def judged(seq: int, decision: Decision, danger: Danger, overview: Overview) -> events.Judged:
    return events.Judged(
        message_seq=seq, decision=decision, reasons=(reason_of(danger),), slots=overview.slots
    )


def raised(danger: Danger, overview: Overview) -> events.Raised:
    others = (reason for reason in overview.reasons if reason != reason_of(danger))
    return events.Raised(priority=CARE, reasons=(reason_of(danger), *others))


def kept_in_front(
    overview: Overview, reasons: tuple[AnyReason, ...], priority: int
) -> tuple[tuple[AnyReason, ...], int]:
    """Reasons and priority of a conversation that goes back to the queue: whoever was in danger
    stays in front until the conversation is resolved or handed back to the bot."""
    if overview.priority < CARE:
        return reasons, priority
    dangers = [one for one in overview.reasons if isinstance(one, InDanger) and one not in reasons]
    return (*dangers, *reasons), CARE


def words_stand(log: Iterable[Entry], category: DangerCategory, now: datetime) -> bool:
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
