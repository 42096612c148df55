"""One customer message, from the log to the log: parse, judge, then answer, ask or pass on.

No transaction is held while the bot works. What it computed counts only if the conversation
still has the epoch at which the work began: the fence, checked in the transaction that appends.
What patterns tell to need care never gets this far: see `care`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from functools import partial

from common.assistant.care import Care
from handoff.domain import outcome as outcomes
from handoff.domain.audiences import Audience
from handoff.domain.conversation import Status, same_owner
from handoff.domain.errors import BatonError, ModelChanged
from handoff.domain.escalation import Answer
from handoff.domain.events import Decision
from handoff.domain.history import lines_of
from handoff.domain.language import language_of
from handoff.domain.outcome import Outcome
from handoff.domain.parse import Acted, Parse
from handoff.domain.reasons import AnyReason, BotFailed, BotSilent, BotSlow, SentFiles
from handoff.domain.several_questions import Piece, apart
from handoff.domain.signals import Policy
from handoff.domain.task import Task, next_task
from handoff.features.conversations import care, snoozing
from handoff.features.conversations.care import quietly
from handoff.features.conversations.customer_commands import escalate
from handoff.features.deliveries import outbox
from handoff.services import snapshots
from handoff.services.changing import changing
from handoff.services.container import TurnTaking
from handoff.services.relay import Relay
from handoff.services.worker import Worker
from handoff.storage import conversations
from handoff.wire import BusyIndicator

log = logging.getLogger(__name__)

TOO_MANY = BotSilent(code="bot_busy")

MOST_TURNS = 3
"""That the bot takes on one message: one for each question that it tells apart."""

REMEMBERED = 200
"""How many of the newest events are read for one turn, besides all still to be dealt with."""


async def take_turn(parts: TurnTaking, conversation_id: str) -> bool:
    """Deal with the oldest message that nobody has dealt with; False if there is none."""
    async with parts.capacity.looking:
        task, needs_care = await _look(parts.relay.worker, conversation_id)
    if needs_care:
        return await care.attend(parts, conversation_id)
    if task is None:
        return False
    if task.wakes:
        await snoozing.wake(parts.relay, conversation_id, "customer")
        return True  # and begin again with whoever has it now
    told = partial(_say_it_takes_a_moment, parts.relay, task)
    async with parts.capacity.place(parts.deadline_s, told) as free:
        outcome = await _work_out(parts, task) if free else _failed(parts, task, TOO_MANY)
    async with parts.capacity.looking:
        words = await parts.relay.standing_words.now() if outcome.concern else None
        settled = await _settle(parts.relay, task, outcome, words)
    if settled is Settled.APPENDED and outcome.decision is Decision.ESCALATE:
        await quietly(parts.bot.leave_form(conversation_id))
    if outcome.acted and (settled is Settled.STALE or outcome.decision is Decision.OBSERVE):
        for number in reversed(range(outcome.turns)):
            await quietly(parts.bot.rewind(conversation_id, task.turn_id(number)))
    return True


# ── what is to be done ───────────────────────────────────────────────────────────────────────


async def _look(worker: Worker, conversation_id: str) -> tuple[Task | None, bool]:
    """The next task, and whether any message still to be dealt with needs care."""
    async with worker.store.read() as session:
        thread = await conversations.find(session, conversation_id)
        if thread.worker_id not in (None, worker.id):
            return None, False  # another worker's; if that one dies, upkeep brings it here
        if not thread.overview.has_unjudged:
            return None, False
        judged = thread.overview.judged_seq
        since = max(0, min(judged, thread.seq - REMEMBERED))
        log = await conversations.entries(session, conversation_id, since)
        task = next_task(thread, log)
        if task is not None and task.status is Status.WAITING:
            anyone = await snapshots.anyone_online(session, worker.now())
            task = replace(task, nobody_is_there=not anyone)
        return task, care.first_concern(log, judged) is not None


# ── working it out, with no transaction held ─────────────────────────────────────────────────


async def _work_out(parts: TurnTaking, task: Task) -> Outcome:
    """Never raises: however the bot fails, it is a reason to pass on to a person."""
    if task.sent_files and not task.text:
        return _failed(parts, task, SentFiles())
    try:
        async with asyncio.timeout(parts.deadline_s):
            return await _with_bot(parts, task)
    except TimeoutError:
        why: AnyReason = BotSlow(seconds=parts.deadline_s)
    except BatonError as error:
        log.warning("conversation %s: %s", task.conversation_id, error.message)
        why = BotFailed(error=error.code)
    except Exception:
        log.exception("conversation %s: the turn failed", task.conversation_id)
        why = BotFailed(error="unexpected")
    # It may have taken any of its turns before it failed.
    return replace(_failed(parts, task, why), acted=task.may_be_answered, turns=MOST_TURNS)


def _failed(parts: TurnTaking, task: Task, why: AnyReason) -> Outcome:
    return outcomes.failed(task, why, _language(parts, task))


def _say_it_takes_a_moment(relay: Relay, task: Task) -> None:
    if task.is_the_bots:
        busy = BusyIndicator(conversation_id=task.conversation_id)
        relay.send_ephemeral(task.conversation_id, busy, Audience.CUSTOMER)


async def _with_bot(parts: TurnTaking, task: Task) -> Outcome:
    if task.may_be_answered:
        await _bring_bot_up_to_date(parts, task)
    while True:  # until the deadline: whenever another model goes live, parse again
        try:
            return await _parse_and_judge(parts, task)
        except ModelChanged:
            log.info("conversation %s: the model changed, parsing again", task.conversation_id)


async def _bring_bot_up_to_date(parts: TurnTaking, task: Task) -> None:
    if task.starts_afresh:
        await parts.bot.forget(task.conversation_id)
        return
    if task.changed_hands:
        await parts.bot.leave_form(task.conversation_id)
    if task.untold:
        await parts.bot.tell(task.conversation_id, task.untold)


async def _parse_and_judge(parts: TurnTaking, task: Task) -> Outcome:
    parse = await parts.bot.parse(task.conversation_id, task.text, _language(parts, task))
    language = _language(parts, task, parse.fills_slot or parse.follows)
    said = lines_of(entry.event for entry in task.past)
    detector = parts.detectors.get(parse.model_id)
    signals = detector.signals(task.text, parse, said, language, not task.is_pressed)
    if not task.may_be_answered:
        return outcomes.observed(signals)
    policy = await parts.policies.of(parse.model_id)
    pieces = (
        Piece(one, detector.signals(one.text or "", one, (), language)) for one in parse.pieces
    )
    if not task.is_the_bots:
        if task.sent_files:
            return outcomes.observed(signals)
        return await _stand_in(parts, task, Piece(parse, signals), pieces, policy)
    decision = outcomes.decision_on(task, signals, policy)
    as_a_whole = task.chosen_intent is not None or task.sent_files
    several = None if as_a_whole else apart(decision, pieces, policy)
    if several is None and not isinstance(decision, Answer):
        return outcomes.without_answer(task, decision, signals, policy)
    asked = several.answered if several else (parse,)
    spoken = policy.languages.answers_in(language)
    acts = [await _act(parts, task, one, spoken, number) for number, one in enumerate(asked)]
    return outcomes.answered(task, signals, acts, policy, several.unanswered if several else ())


async def _stand_in(
    parts: TurnTaking, task: Task, whole: Piece, pieces: Iterable[Piece], policy: Policy
) -> Outcome:
    """For the person that the customer waits for: what the bot cannot settle waits for that one."""
    signals = whole.signals
    by_itself = outcomes.decision_by_itself(signals, policy)
    several = None if task.chosen_intent else apart(by_itself, pieces, policy)
    if several is not None and not several.unanswered:
        asked = several.answered
    elif outcomes.is_of_use(signals, policy):
        asked = (whole.parse,)
    else:
        return outcomes.observed(signals)
    spoken = policy.languages.answers_in(signals.language)
    acts = [await _act(parts, task, one, spoken, number) for number, one in enumerate(asked)]
    outcome = outcomes.answered(task, signals, acts, policy)
    if outcome.decision is Decision.ANSWER:
        return outcome
    return replace(outcomes.observed(signals), acted=True, turns=len(asked))


async def _act(
    parts: TurnTaking, task: Task, parse: Parse, language: str | None, number: int
) -> Acted:
    """The bot's turn on the message, or on one of several questions in it."""
    return await parts.bot.act(
        task.conversation_id,
        task.turn_id(number),
        task.epoch,
        parse.text or task.text,
        parse,
        task.chosen_intent,
        task.answers_last_reply,
        language,
    )


def _language(parts: TurnTaking, task: Task, is_value: bool = False) -> str:
    heard = {} if task.is_pressed else parts.languages.evidence(task.text)
    return language_of(heard, task.language, task.page_language, is_value)


# ── settling it ──────────────────────────────────────────────────────────────────────────────


class Settled(Enum):
    """What became of an outcome."""

    APPENDED = 1
    STALE = 2
    """The conversation changed owner meanwhile."""
    DONE_BEFORE = 3
    """Another worker, which took this one for dead, was faster; its outcome stands."""


async def _settle(relay: Relay, task: Task, outcome: Outcome, words: Care | None) -> Settled:
    """Append the outcome if it still counts. `words`: for one that needs care."""
    async with changing(relay, task.conversation_id) as change:
        if change.thread.overview.judged_seq >= task.seq:
            return Settled.DONE_BEFORE
        if not same_owner(change.thread.state, task.epoch):
            return Settled.STALE
        for event in outcomes.events_of(task, outcome):
            change.append(event)
        if outcome.concern and words:
            await care.respond_to_judged(change, task.seq, outcome.concern, words)
        elif outcome.decision is Decision.ESCALATE:
            await escalate(change, outcome.reasons, outcome.priority)
        outbox.answer_by_mail(relay.reaching, change)
        known = outcomes.bot_was_told(task, outcome, change.thread.seq)
        if known is not None:
            change.thread.bot_knows_up_to(known)
    return Settled.APPENDED
