"""What becomes of a customer's message: from a decision, and from what the bot then did, to what
is appended to the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handoff.domain import escalation, events
from handoff.domain.escalation import (
    Answer,
    AnyDecision,
    Clarify,
    Escalate,
    History,
    Policy,
    Signals,
    Stay,
)
from handoff.domain.events import AnyEvent, BotMessage, ClarifyOption, Decision, FallbackCode
from handoff.domain.history import history_of
from handoff.domain.parse import Acted
from handoff.domain.reasons import AnyReason, BotSilent, FailedTurns
from handoff.domain.task import Task

GUESSES_KEPT = 5
"""Of the intent ranking, for the log."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What to append for one message. `acted`: the bot's own memory has changed."""

    decision: Decision
    signals: Signals | None = None
    reasons: tuple[AnyReason, ...] = ()
    priority: int = 0
    messages: tuple[BotMessage, ...] = ()
    options: tuple[ClarifyOption, ...] = ()
    fallback: FallbackCode | None = None
    unanswered_words: str | None = None
    failed_turn: bool = False
    slots: dict[str, str] | None = None
    acted: bool = False
    turns: int = 1
    """How many the bot took on it, if it acted."""


def decision_on(task: Task, signals: Signals, policy: Policy) -> AnyDecision:
    if task.chosen_intent is not None and signals.danger is None:
        return Answer()  # the customer has said which of the readings is meant
    return escalation.decide(signals, _history(task), policy)


def _history(task: Task) -> History:
    history = history_of(entry.event for entry in task.past)
    return replace(history, left_queue=task.left_queue)


def observed(signals: Signals) -> Outcome:
    """A person has the conversation."""
    return Outcome(Decision.OBSERVE, signals)


def without_answer(
    decision: Clarify | Escalate | Stay, signals: Signals, policy: Policy
) -> Outcome:
    """The bot asks back, says that it has no answer, or passes the conversation on."""
    if isinstance(decision, Stay):
        return _staying(Outcome(Decision.FALLBACK, signals), decision.code)
    if isinstance(decision, Escalate):
        return Outcome(
            Decision.ESCALATE, signals, decision.reasons, decision.priority, failed_turn=True
        )
    options = tuple(
        ClarifyOption(label=policy.labels[intent], intent=intent) for intent in decision.intents
    )
    return Outcome(Decision.CLARIFY, signals, options=options, failed_turn=True)


def failed(task: Task, why: AnyReason) -> Outcome:
    """The bot could not be asked: pass it to a person, unless one has the conversation already."""
    if not task.is_the_bots:
        return Outcome(Decision.OBSERVE)
    return _passed_on(Outcome(Decision.ESCALATE), why, _history(task))


def answered(
    task: Task,
    signals: Signals,
    acts: Sequence[Acted],
    policy: Policy,
    unanswered: Sequence[str] = (),
) -> Outcome:
    """What the bot said, in one turn or in one for each of several questions; `unanswered`: the
    words of those among them that it has no answer to.

    Or a person, if it had nothing to say or, for the second time in a row, refused the value it had
    asked for. What it has said twice already it does not say again.
    """
    history, last = _history(task), acts[-1]
    outcome = Outcome(
        Decision.ANSWER,
        signals,
        messages=_each_once(message for act in acts for message in act.messages),
        slots=last.slots,
        acted=True,
        turns=len(acts),
    )
    if any(act.hands_over for act in acts):
        return _to_a_person(outcome, BotSilent(code="bot_silent"))
    if any(act.failed for act in acts) or not outcome.messages:
        return _passed_on(outcome, BotSilent(code="bot_silent"), history)
    if last.rejected_slot:
        return _refused(outcome, history)
    said = [message.text for message in outcome.messages]
    if not last.active_form and escalation.keeps_repeating(said, signals, history, policy):
        return _staying(outcome, "said_before")
    if not unanswered:
        return outcome
    return replace(outcome, fallback="cannot_answer", unanswered_words=" … ".join(unanswered))


def _each_once(messages: Iterable[BotMessage]) -> tuple[BotMessage, ...]:
    """Where two turns end with the same question of a form, the later one stays."""
    said = list(messages)
    newest = {message.text: number for number, message in enumerate(said)}
    return tuple(message for number, message in enumerate(said) if newest[message.text] == number)


def _refused(outcome: Outcome, history: History) -> Outcome:
    turns = history.failed_turns + 1
    if turns < escalation.FAILED_TURNS:
        return replace(outcome, failed_turn=True)
    why = FailedTurns(code="unusable_answers", turns=turns, threshold=escalation.FAILED_TURNS)
    return _passed_on(outcome, why, history)


def _staying(outcome: Outcome, code: FallbackCode) -> Outcome:
    return replace(
        outcome, decision=Decision.FALLBACK, fallback=code, failed_turn=True, messages=()
    )


def _passed_on(outcome: Outcome, reason: AnyReason, history: History) -> Outcome:
    """To a person, unless the customer has just left the queue to go on without one."""
    if history.left_queue:
        return _staying(outcome, "cannot_answer")
    return _to_a_person(outcome, reason)


def _to_a_person(outcome: Outcome, reason: AnyReason) -> Outcome:
    return replace(
        outcome, decision=Decision.ESCALATE, reasons=(reason,), failed_turn=True, messages=()
    )


def events_of(task: Task, outcome: Outcome) -> Iterator[AnyEvent]:
    """What to append, in order; if the conversation is passed on, the escalation follows."""
    yield _judged(task, outcome)
    # Before the answers: a form among them may ask, and its question must be the last word.
    if outcome.fallback is not None:
        yield events.Fallback(
            reply_to=task.seq, code=outcome.fallback, about=outcome.unanswered_words
        )
    if outcome.messages:
        yield events.BotSaid(reply_to=task.seq, messages=outcome.messages)
    if outcome.decision is Decision.CLARIFY:
        yield events.ClarifyAsked(reply_to=task.seq, options=outcome.options)


def _judged(task: Task, outcome: Outcome) -> events.Judged:
    signals = outcome.signals
    return events.Judged(
        message_seq=task.seq,
        decision=outcome.decision,
        ranking=signals.ranking[:GUESSES_KEPT] if signals else (),
        unknown=signals.unknown if signals else None,
        mood=signals.mood if signals else None,
        dissatisfaction=signals.dissatisfaction if signals else None,
        reasons=outcome.reasons,
        model_id=signals.model_id if signals else None,
        failed_turn=outcome.failed_turn,
        slots=task.slots if outcome.slots is None else outcome.slots,
    )


def bot_was_told(task: Task, outcome: Outcome, newest_seq: int) -> int | None:
    """The last entry of the log that the bot's tracker then knows; None: no further than before.

    `newest_seq`: with this outcome appended.
    """
    if not task.is_the_bots:
        return None
    if outcome.decision is Decision.ANSWER or outcome.fallback == "said_before":
        return newest_seq
    if task.past and (task.untold or task.starts_afresh or task.changed_hands):
        return task.past[-1].seq
    return None
