"""One customer message, from the log to the log: parse, judge, then answer, ask or pass on.

No transaction is held while the bot works. What it computed counts only if the conversation
still has the epoch at which the work began: the fence, checked in the transaction that appends.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial

from handoff.bot_client import Acted, Turn
from handoff.domain import escalation, events
from handoff.domain.audiences import Audience
from handoff.domain.conversation import Status, same_owner
from handoff.domain.errors import BatonError, ModelChanged
from handoff.domain.escalation import Answer, Clarify, Escalate, Policy, Signals, Verdict
from handoff.domain.events import BotMessage, ClarifyOption, Decision
from handoff.domain.history import history_of, lines_of
from handoff.domain.parse import Parse
from handoff.domain.reasons import AnyReason, BotFailed, BotSilent, BotSlow, FailedTurns
from handoff.features.conversations.customer_commands import escalate
from handoff.services.changing import Change, changing
from handoff.services.container import Services
from handoff.services.policies import policy_of
from handoff.services.publishing import signal
from handoff.storage import conversations
from handoff.storage.conversations import Stored
from handoff.wire import BusySignal

log = logging.getLogger(__name__)

REMEMBERED = 200
"""So many of the newest events are read for one turn, and all that are still to be dealt with."""


@dataclass(frozen=True, slots=True)
class Task:
    """One message to be dealt with, as the log stood when work on it began."""

    conversation_id: str
    seq: int
    epoch: int
    status: Status
    text: str
    chosen_intent: str | None
    """The customer pressed this intent's button; `text` is then what was asked before."""
    past: tuple[Stored, ...]
    """The log before the message."""
    untold: tuple[Turn, ...]
    """What was said since the bot last took part."""
    slots: dict[str, str]
    starts_afresh: bool
    changed_hands: bool
    """Someone else had the conversation since the bot last took part: a form is over."""

    @property
    def message_id(self) -> str:
        """Names this attempt: after a change of owner the same message is a new turn to the bot."""
        return f"{self.seq}:{self.epoch}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be appended for one message."""

    decision: Decision
    signals: Signals | None = None
    reasons: tuple[AnyReason, ...] = ()
    priority: int = 0
    messages: tuple[BotMessage, ...] = ()
    options: tuple[ClarifyOption, ...] = ()
    failed_turn: bool = False
    slots: dict[str, str] | None = None
    acted: bool = False


async def take_turn(services: Services, conversation_id: str) -> bool:
    """Deal with the oldest message that nobody has dealt with; False when there is none."""
    async with services.capacity.looking:
        task = await _next_task(services, conversation_id)
    if task is None:
        return False
    told = partial(_say_it_takes_a_moment, services, task)
    async with services.capacity.place(services.settings.bot_deadline_s, told) as free:
        outcome = (
            await _work_out(services, task) if free else _failed(task, BotSilent(code="bot_busy"))
        )
    async with services.capacity.looking:
        settled = await _settle(services, task, outcome)
    if settled is Settled.APPENDED and outcome.decision is Decision.ESCALATE:
        await _quietly(services.bot.leave_form(conversation_id))
    if settled is Settled.STALE and outcome.acted:
        await _quietly(services.bot.rewind(conversation_id, task.message_id))
    return True


# ── what is to be done ───────────────────────────────────────────────────────────────────────


async def _next_task(services: Services, conversation_id: str) -> Task | None:
    async with services.store.read() as session:
        thread = await conversations.find(session, conversation_id)
        if thread.overview.asked_seq <= thread.overview.judged_seq:
            return None
        if thread.row.turn_by not in (None, services.worker):
            return None  # another worker's; if that one dies, upkeep brings the message here
        judged = thread.overview.judged_seq
        since = max(0, min(judged, thread.row.seq - REMEMBERED))
        entries = await conversations.entries(session, conversation_id, since)
    message = next(entry for entry in entries if entry.seq > judged and _asks(entry))
    past = tuple(entry for entry in entries if entry.seq < message.seq)
    text, intent, meant = _meaning(message, past)
    return Task(
        conversation_id=conversation_id,
        seq=message.seq,
        epoch=thread.state.epoch,
        status=thread.state.status,
        text=text,
        chosen_intent=intent,
        past=past,
        untold=_untold(past, thread.row.told_seq, meant),
        slots=thread.overview.slots,
        starts_afresh=_starts_afresh(past, thread.row.told_seq),
        changed_hands=_changed_hands(past, thread.row.told_seq),
    )


def _asks(entry: Stored) -> bool:
    return isinstance(entry.event, events.CustomerSaid | events.Chosen)


def _meaning(message: Stored, past: tuple[Stored, ...]) -> tuple[str, str | None, int]:
    """Text and, after a button, intent; and which message the text stands in."""
    event = message.event
    if isinstance(event, events.CustomerSaid):
        return event.text, None, message.seq
    assert isinstance(event, events.Chosen)
    by_seq = {entry.seq: entry.event for entry in past}
    asked = by_seq.get(event.clarify_seq)
    if not isinstance(asked, events.ClarifyAsked) or event.option is None:
        return event.label or "", None, message.seq
    said = by_seq.get(asked.reply_to)
    text = said.text if isinstance(said, events.CustomerSaid) else event.label or ""
    return text, asked.options[event.option].intent, asked.reply_to


def _untold(past: tuple[Stored, ...], told_seq: int, meant: int) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    for entry in past:
        if entry.seq <= told_seq or entry.seq == meant:
            continue
        if isinstance(entry.event, events.CustomerSaid):
            turns.append(Turn("customer", entry.event.text))
        elif isinstance(entry.event, events.AgentSaid):
            turns.append(Turn("agent", entry.event.text))
    return tuple(turns)


def _starts_afresh(past: tuple[Stored, ...], told_seq: int) -> bool:
    return any(
        entry.seq > told_seq
        and isinstance(entry.event, events.Reopened)
        and entry.event.to == "bot"
        for entry in past
    )


def _changed_hands(past: tuple[Stored, ...], told_seq: int) -> bool:
    owners = events.Escalated | events.Claimed | events.HandedBack
    return any(entry.seq > told_seq and isinstance(entry.event, owners) for entry in past)


# ── working it out, with no transaction held ─────────────────────────────────────────────────


async def _work_out(services: Services, task: Task) -> Outcome:
    """Never raises: a bot that fails, in whatever way, is a reason for a person."""
    try:
        async with asyncio.timeout(services.settings.bot_deadline_s):
            return await _with_bot(services, task)
    except TimeoutError:
        why: AnyReason = BotSlow(seconds=services.settings.bot_deadline_s)
    except BatonError as error:
        log.warning("conversation %s: %s", task.conversation_id, error.message)
        why = BotFailed(error=error.code)
    except Exception:
        log.exception("conversation %s: the turn failed", task.conversation_id)
        why = BotFailed(error="unexpected")
    return replace(_failed(task, why), acted=task.status is Status.BOT)


def _failed(task: Task, why: AnyReason) -> Outcome:
    """A person, if nobody else has the conversation."""
    if task.status is not Status.BOT:
        return Outcome(Decision.OBSERVE)
    return Outcome(Decision.ESCALATE, reasons=(why,), failed_turn=True)


def _say_it_takes_a_moment(services: Services, task: Task) -> None:
    if task.status is Status.BOT:
        busy = BusySignal(conversation_id=task.conversation_id)
        signal(services, task.conversation_id, busy, Audience.CUSTOMER)


async def _with_bot(services: Services, task: Task) -> Outcome:
    if task.status is Status.BOT:
        await _bring_bot_up_to_date(services, task)
    while True:  # until the deadline: each time another model is live, the message is parsed anew
        try:
            return await _parse_and_judge(services, task)
        except ModelChanged:
            log.info("conversation %s: the model changed, parsing anew", task.conversation_id)


async def _bring_bot_up_to_date(services: Services, task: Task) -> None:
    if task.starts_afresh:
        await services.bot.forget(task.conversation_id)
        return
    if task.changed_hands:
        await services.bot.leave_form(task.conversation_id)
    if task.untold:
        await services.bot.tell(task.conversation_id, task.untold)


async def _parse_and_judge(services: Services, task: Task) -> Outcome:
    parse = await services.bot.parse(task.conversation_id, task.text)
    said = lines_of(entry.event for entry in task.past)
    signals = services.detectors.get(parse.model_id).signals(task.text, parse, said)
    if task.status is not Status.BOT:
        return Outcome(Decision.OBSERVE, signals)
    policy = await policy_of(services, parse.model_id)
    verdict = _verdict(task, signals, policy)
    match verdict:
        case Answer():
            return await _act(services, task, parse, signals)
        case Clarify():
            options = tuple(
                ClarifyOption(label=policy.labels[intent], intent=intent)
                for intent in verdict.intents
            )
            return Outcome(Decision.CLARIFY, signals, options=options, failed_turn=True)
        case Escalate():
            return Outcome(
                Decision.ESCALATE, signals, verdict.reasons, verdict.priority, failed_turn=True
            )


def _verdict(task: Task, signals: Signals, policy: Policy) -> Verdict:
    if task.chosen_intent is not None:
        return Answer()  # the customer has said which of the readings is meant
    history = history_of(entry.event for entry in task.past)
    return escalation.decide(signals, history, policy)


async def _act(services: Services, task: Task, parse: Parse, signals: Signals) -> Outcome:
    acted = await services.bot.act(
        task.conversation_id, task.message_id, task.epoch, task.text, parse, task.chosen_intent
    )
    outcome = Outcome(
        Decision.ANSWER, signals, messages=acted.messages, slots=acted.slots, acted=True
    )
    return _unless_it_got_nowhere(task, outcome, acted)


def _unless_it_got_nowhere(task: Task, outcome: Outcome, acted: Acted) -> Outcome:
    """The bot has nothing to say, or refused the asked-for value a second time: a person."""
    if acted.failed or not acted.messages:
        why = (BotSilent(code="bot_silent"),)
        return replace(
            outcome, decision=Decision.ESCALATE, reasons=why, failed_turn=True, messages=()
        )
    if not acted.rejected_slot:
        return outcome
    outcome = replace(outcome, failed_turn=True)
    failed = history_of(entry.event for entry in task.past).failed_turns + 1
    if failed < escalation.FAILED_TURNS:
        return outcome
    reason = FailedTurns(code="unusable_answers", turns=failed, threshold=escalation.FAILED_TURNS)
    return replace(outcome, decision=Decision.ESCALATE, reasons=(reason,), messages=())


# ── settling it ──────────────────────────────────────────────────────────────────────────────


class Settled(Enum):
    """What became of an outcome."""

    APPENDED = 1
    STALE = 2
    """The conversation changed owner meanwhile."""
    DONE_BEFORE = 3
    """Another worker, which believed this one dead, was faster; its outcome stands."""


async def _settle(services: Services, task: Task, outcome: Outcome) -> Settled:
    """Append the outcome if it still counts."""
    async with changing(services, task.conversation_id) as change:
        if change.thread.overview.judged_seq >= task.seq:
            return Settled.DONE_BEFORE
        if not same_owner(change.thread.state, task.epoch):
            return Settled.STALE
        change.append(_judged(task, outcome))
        await _append_answer(services, change, task, outcome)
        if task.status is Status.BOT:
            _note_what_the_bot_knows(change, task, outcome)
    return Settled.APPENDED


def _judged(task: Task, outcome: Outcome) -> events.Judged:
    signals = outcome.signals
    return events.Judged(
        message_seq=task.seq,
        decision=outcome.decision,
        ranking=signals.ranking[:5] if signals else (),
        unknown=signals.unknown if signals else None,
        mood=signals.mood if signals else None,
        dissatisfaction=signals.dissatisfaction if signals else None,
        reasons=outcome.reasons,
        model_id=signals.model_id if signals else None,
        failed_turn=outcome.failed_turn,
        slots=task.slots if outcome.slots is None else outcome.slots,
    )


async def _append_answer(services: Services, change: Change, task: Task, outcome: Outcome) -> None:
    if outcome.messages:
        change.append(events.BotSaid(reply_to=task.seq, messages=outcome.messages))
    if outcome.decision is Decision.CLARIFY:
        change.append(events.ClarifyAsked(reply_to=task.seq, options=outcome.options))
    if outcome.decision is Decision.ESCALATE:
        await escalate(services, change, outcome.reasons, outcome.priority)


def _note_what_the_bot_knows(change: Change, task: Task, outcome: Outcome) -> None:
    row = change.thread.row
    if outcome.decision is Decision.ANSWER:
        row.told_seq = row.seq
    elif task.past and (task.untold or task.starts_afresh or task.changed_hands):
        row.told_seq = task.past[-1].seq


async def _quietly(call: Awaitable[None]) -> None:
    """Tidying up in the bot's memory must not fail the turn: the log is the truth."""
    try:
        await call
    except BatonError as error:
        log.info("the bot could not be tidied up: %s", error.message)
