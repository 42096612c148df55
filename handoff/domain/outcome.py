"""What becomes of a customer's message: from a decision, and from what the bot then did, to what
is appended to the log.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from handoff.domain import escalation, events
from handoff.domain.care import Concern
from handoff.domain.escalation import Answer, AnyDecision, Clarify, Escalate, Stay
from handoff.domain.events import AnyEvent, BotMessage, ClarifyOption, Decision, FallbackCode
from handoff.domain.history import history_of
from handoff.domain.language import Languages
from handoff.domain.parse import Acted
from handoff.domain.reasons import AnyReason, BotSilent, FailedTurns, SentFiles
from handoff.domain.signals import ORDINARY, History, Policy, Signals
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
    language: str | None = None
    """The customer's, in this message."""
    answered_in: str | None = None
    instead_of: str | None = None
    """`messages` begins by saying that there are no answers in this language."""
    asks: bool = False
    """`messages` ends with a form's question."""

    @property
    def concern(self) -> Concern | None:
        """What the message speaks of that needs care."""
        if self.signals is None or self.signals.care is None:
            return None
        return Concern(self.signals.care, self.signals.care_language)


def decision_on(task: Task, signals: Signals, policy: Policy) -> AnyDecision:
    if task.chosen_intent is not None and signals.care is None:
        return Answer()  # the customer has said which of the readings is meant
    history = _history(task)
    decision = escalation.decide(signals, history, policy)
    if not task.sent_files or isinstance(decision, Escalate):
        return decision
    # The bot cannot look at a file, and so does not know what the words beside it are about.
    if history.left_queue:
        return Stay("cannot_answer")
    return Escalate((SentFiles(),), ORDINARY)


def _history(task: Task) -> History:
    history = history_of(entry.event for entry in task.past)
    return replace(history, left_queue=task.left_queue)


def is_of_use(signals: Signals, policy: Policy) -> bool:
    """Whether the bot answers a message of who waits for a person, while nobody is there: if it
    knows the answer, and the message asks for one or deserves one: "thanks a lot". The customer
    stays in the queue."""
    silent = policy.small_talk - policy.while_waiting
    asks = (
        signals.fills_slot
        or signals.follows
        or (bool(signals.ranking) and signals.ranking[0].intent not in silent)
    )
    return asks and decision_by_itself(signals, policy) == Answer()


def decision_by_itself(signals: Signals, policy: Policy) -> escalation.AnyDecision:
    """What the bot would do with the message if nothing had been said before."""
    return escalation.decide(signals, History(), policy)


def observed(signals: Signals) -> Outcome:
    """A person has the conversation."""
    reasons = () if signals.care is None else (escalation.reason_of(signals.care),)
    return Outcome(Decision.OBSERVE, signals, reasons, language=signals.language)


def without_answer(
    task: Task, decision: Clarify | Escalate | Stay, signals: Signals, policy: Policy
) -> Outcome:
    """The bot asks back, says that it has no answer, or passes the conversation on."""
    outcome = Outcome(Decision.ESCALATE, signals, failed_turn=True, language=signals.language)
    if isinstance(decision, Stay):
        stays = _staying(outcome, decision.code)
        if signals.in_form and decision.code == "not_understood":
            stays = replace(stays, failed_turn=False)  # a remark on the way is no failure
        return replace(stays, answered_in=policy.languages.answers_in(signals.language))
    if isinstance(decision, Escalate):
        return replace(outcome, reasons=decision.reasons, priority=decision.priority)
    language = policy.languages.answers_in(signals.language)
    options = tuple(
        ClarifyOption(label=policy.label(intent, language), intent=intent)
        for intent in decision.intents
    )
    asked = replace(outcome, decision=Decision.CLARIFY, options=options)
    return _in_a_language(asked, task, policy.languages)


def failed(task: Task, why: AnyReason, language: str | None = None) -> Outcome:
    """The bot could not be asked: pass it to a person, unless one has the conversation already."""
    if not task.is_the_bots:
        return Outcome(Decision.OBSERVE, language=language)
    return _passed_on(Outcome(Decision.ESCALATE, language=language), why, _history(task))


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
        language=signals.language,
        answered_in=policy.languages.answers_in(signals.language),
        asks=last.active_form is not None,
    )
    if any(act.hands_over for act in acts):
        return _to_a_person(outcome, BotSilent(code="bot_silent"))
    if any(act.failed for act in acts) or not outcome.messages:
        return _passed_on(outcome, BotSilent(code="bot_silent"), history)
    if last.rejected_slot:
        return _refused(_in_a_language(outcome, task, policy.languages), history)
    said = [message.text for message in outcome.messages]
    if not last.active_form and escalation.keeps_repeating(said, signals, history, policy):
        return _staying(outcome, "said_before")
    outcome = _in_a_language(outcome, task, policy.languages)
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


def _in_a_language(outcome: Outcome, task: Task, languages: Languages) -> Outcome:
    """With the language of its words and, once, a note where that is not the customer's."""
    outcome = replace(outcome, answered_in=languages.answers_in(outcome.language))
    note = languages.note(outcome.language)
    if note is None or outcome.language == task.told_instead_of:
        return outcome
    messages = (BotMessage(text=note), *outcome.messages)
    return replace(outcome, messages=messages, instead_of=outcome.language)


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
            reply_to=task.seq,
            code=outcome.fallback,
            about=outcome.unanswered_words,
            language=outcome.answered_in,
        )
    if outcome.messages:
        yield events.BotSaid(
            reply_to=task.seq,
            messages=outcome.messages,
            language=outcome.answered_in,
            instead_of=outcome.instead_of,
            asks=outcome.asks,
        )
    if outcome.decision is Decision.CLARIFY:
        yield events.ClarifyAsked(
            reply_to=task.seq, options=outcome.options, language=outcome.answered_in
        )


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
        language=outcome.language,
        failed_turn=outcome.failed_turn,
        slots=task.slots if outcome.slots is None else outcome.slots,
    )


def bot_was_told(task: Task, outcome: Outcome, newest_seq: int) -> int | None:
    """The last entry of the log that the bot's tracker then knows; None: no further than before.

    `newest_seq`: with this outcome appended.
    """
    if not task.may_be_answered:
        return None
    if outcome.decision is Decision.ANSWER or outcome.fallback == "said_before":
        return newest_seq
    if task.past and (task.untold or task.starts_afresh or task.changed_hands):
        return task.past[-1].seq
    return None
