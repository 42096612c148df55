"""What a list shows of each conversation: derived from its events, and rebuilt at will."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from handoff.domain import events
from handoff.domain.attachments import words_of
from handoff.domain.events import AnyEvent, Decision, Mood, Summary
from handoff.domain.reasons import AnyReason, in_danger
from handoff.domain.service_level import Clocks, tick

Speaker = Literal["customer", "bot", "agent"]


@dataclass(frozen=True, slots=True)
class Overview:
    priority: int = 0
    reasons: tuple[AnyReason, ...] = ()
    summary: Summary | None = None
    slots: dict[str, str] = field(default_factory=dict)
    mood: Mood | None = None
    language: str | None = None
    """In which the customer last wrote; None: nothing was judged yet."""
    told_instead_of: str | None = None
    """The customer's language for which the bot has said that it answers in another one."""
    contact_email: str | None = None
    last_text: str = ""
    last_from: Speaker | None = None
    last_said_by: str | None = None
    """The name of the agent who said it; None: nobody of them, or from before it was kept."""
    waiting_since: datetime | None = None
    """When the conversation entered the queue; None outside it."""
    unanswered_since: datetime | None = None
    """When the oldest customer message that nobody has answered came in."""
    unanswered_seq: int | None = None
    """Where the messages begin that nobody has answered and the bot has not passed on. Passing on
    one that speaks of danger does not count."""
    resolved_at: datetime | None = None
    wrote_by_mail: bool = False
    """The customer's newest message came by mail: that is where answers are read."""
    snoozed_until: datetime | None = None
    """Put off by its holder until then; None: not put off."""
    last_agent_id: str | None = None
    """Who held it last."""
    last_agent_name: str | None = None
    team_id: str | None = None
    """The team that it waits for, or last waited for; None: nobody in particular."""
    team_name: str | None = None
    judged_seq: int = 0
    """The newest customer message that was judged; later ones are still to be dealt with."""
    asked_seq: int = 0
    """The customer's newest message that needs judging: something said or chosen."""
    clocks: Clocks | None = None
    """How long the customer has waited for the team; None: it is not the team's, or has been since
    before this was kept."""

    @property
    def has_unjudged(self) -> bool:
        """Whether a message of the customer is still to be dealt with."""
        return self.asked_seq > self.judged_seq


def fold(overview: Overview, event: AnyEvent, seq: int, at: datetime) -> Overview:
    """The overview after event `seq`, which happened `at`."""
    clocks = tick(
        overview.clocks,
        event,
        at,
        asleep=overview.snoozed_until is not None,
        unanswered=overview.unanswered_since is not None,
    )
    after = _without_clocks(overview, event, seq, at)
    return after if clocks == overview.clocks else replace(after, clocks=clocks)


def _without_clocks(overview: Overview, event: AnyEvent, seq: int, at: datetime) -> Overview:
    match event:
        case events.CustomerSaid():
            overview = replace(overview, wrote_by_mail=event.mail is not None)
            return _customer_spoke(overview, words_of(event), seq, at)
        case events.Chosen():
            overview = replace(overview, wrote_by_mail=False)
            return _customer_spoke(overview, event.label or "", seq, at)
        case events.BotSaid():
            text = event.messages[-1].text if event.messages else overview.last_text
            told = event.instead_of or overview.told_instead_of
            overview = replace(overview, told_instead_of=told)
            return _answered_by_the_bot(overview, text, event.reply_to)
        case events.ClarifyAsked():
            text = " / ".join(option.label for option in event.options)
            return _answered_by_the_bot(overview, text, event.reply_to)
        case events.Fallback():
            answered = _answered_by_the_bot(overview, overview.last_text, event.reply_to)
            before = overview.last_from, overview.last_said_by
            return replace(answered, last_from=before[0], last_said_by=before[1])
        case events.AgentSaid():
            return _answered(overview, event)
        case events.HumanRequested():
            return _waits_for_a_person(overview, at)
        case events.Judged():
            passed_on = event.decision is Decision.ESCALATE and not in_danger(event.reasons)
            return replace(
                overview,
                unanswered_seq=_after(overview, event.message_seq)
                if passed_on
                else overview.unanswered_seq,
                mood=event.mood or overview.mood,
                language=event.language or overview.language,
                slots=dict(event.slots) or overview.slots,
                judged_seq=max(overview.judged_seq, event.message_seq),
            )
        case events.Escalated():
            return replace(
                _waits_for_a_person(overview, at),
                priority=event.priority,
                reasons=event.reasons,
                summary=event.summary,
                slots=dict(event.slots) or overview.slots,
                waiting_since=at,
                snoozed_until=None,
            )
        case events.Raised():
            return replace(overview, priority=event.priority, reasons=event.reasons)
        case events.ContactLeft():
            return replace(overview, contact_email=event.email)
        case events.Snoozed():
            return replace(overview, snoozed_until=event.until)
        case events.Woken():
            return replace(overview, snoozed_until=None)
        case events.Claimed():
            return replace(
                overview,
                waiting_since=None,
                snoozed_until=None,
                last_agent_id=event.agent_id,
                last_agent_name=event.agent_name,
            )
        case events.Transferred():
            return replace(
                overview,
                snoozed_until=None,
                last_agent_id=event.to_agent_id,
                last_agent_name=event.to_agent_name,
            )
        case events.Routed():
            return replace(overview, team_id=event.team_id, team_name=event.team_name)
        case events.HandedBack():
            return replace(
                overview,
                team_id=None,
                team_name=None,
                waiting_since=None,
                snoozed_until=None,
                priority=0,
                reasons=(),
                unanswered_since=overview.unanswered_since if overview.unanswered_seq else None,
                judged_seq=_before_what_was_left_open(overview),
            )
        case events.Resolved():
            return replace(
                overview,
                waiting_since=None,
                snoozed_until=None,
                priority=0,
                unanswered_since=None,
                unanswered_seq=None,
                resolved_at=at,
            )
        case events.Reopened():
            return _reopened(overview, event, at)
        case _:
            return overview


def _customer_spoke(overview: Overview, text: str, seq: int, at: datetime) -> Overview:
    return replace(
        overview,
        last_text=text,
        last_from="customer",
        last_said_by=None,
        unanswered_since=overview.unanswered_since or at,
        unanswered_seq=overview.unanswered_seq or seq,
        asked_seq=seq,
    )


def _answered(overview: Overview, said: events.AgentSaid) -> Overview:
    """By a person, who has read everything before it."""
    return replace(
        overview,
        last_text=words_of(said),
        last_from="agent",
        last_said_by=said.agent_name,
        unanswered_since=None,
        unanswered_seq=None,
    )


def _answered_by_the_bot(overview: Overview, text: str, reply_to: int) -> Overview:
    """It answers one message at a time; a later one still waits."""
    later = _after(overview, reply_to)
    return replace(
        overview,
        last_text=text,
        last_from="bot",
        last_said_by=None,
        unanswered_since=overview.unanswered_since if later is not None else None,
        unanswered_seq=later,
    )


def _after(overview: Overview, seq: int) -> int | None:
    """Where the messages after `seq` begin; None when there is none."""
    return seq + 1 if overview.asked_seq > seq else None


def _waits_for_a_person(overview: Overview, at: datetime) -> Overview:
    """Even if everything said so far was answered, by the bot or by the person before."""
    return replace(overview, unanswered_since=overview.unanswered_since or at)


def _reopened(overview: Overview, event: events.Reopened, at: datetime) -> Overview:
    opened = replace(
        overview,
        resolved_at=None,
        waiting_since=None,
        snoozed_until=None,
        priority=event.priority or overview.priority,
        unanswered_seq=event.unanswered_seq or overview.unanswered_seq,
    )
    if event.to == "queue":
        return replace(_waits_for_a_person(opened, at), waiting_since=event.waiting_since or at)
    if event.to == "agent":
        # The time to answer begins now: upkeep must not take it away again at once.
        return replace(
            opened,
            unanswered_since=at if event.unanswered_since else None,
            last_agent_id=event.agent_id,
            last_agent_name=event.agent_name,
        )
    return replace(opened, team_id=None, team_name=None)


def _before_what_was_left_open(overview: Overview) -> int:
    """What was written while waiting or to the agent, and never answered, is now the bot's."""
    if overview.unanswered_seq is None:
        return overview.judged_seq
    return min(overview.judged_seq, overview.unanswered_seq - 1)
