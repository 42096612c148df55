"""Answer, ask, or pass on: the rules, each named as a sentence, on signals measured elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from handoff.domain.care import DangerCategory
from handoff.domain.events import FallbackCode, Guess, Mood
from handoff.domain.reasons import (
    AnyReason,
    Asked,
    FailedTurns,
    InDanger,
    MatterForAPerson,
    Measured,
    MeasuredCode,
)

ORDINARY, RAISED, DISTRESS, CARE = 0, 1, 2, 3
"""Priorities in the queue. `CARE`, danger to life, goes first however long others have waited."""

FAILED_TURNS = 2
"""So many turns in a row that came to nothing are enough."""

SAME_ANSWERS = 2
"""The same words so often are enough; a third time they help nobody."""

FALLING_TURNS = 3
FALLING_BY = 0.3
"""A mood is falling when its negative part rises with each of three messages, by this in all."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Set by calibration from training rows; they travel with the model."""

    answer: float
    """Lowest confidence in the first intent at which the bot answers."""
    unknown: float
    """Highest `unknown` at which a message counts as one the bot knows."""
    conformal: float
    """Highest mass in front of an intent of the conformal set: `mass_before` in the detector."""
    negative: float = 0.85
    """Highest probability of a negative tone that ordinary questions have."""
    distress: float = 0.85
    """Highest probability of anger or distress that ordinary questions have."""
    person: float = 0.6
    """Lowest calibrated probability at which the intents of `Policy.always_human` are taken at
    their word, and those of small talk."""
    small_talk: float = 1.0
    """Highest `unknown` at which a brief remark can still be small talk."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the detector measured on one message.

    `ranking`: calibrated, best first. `confidence`: that the first of them is right, 0 to 1.
    `unknown`: 0 (like the known examples) to 1. `conformal`: the intents of the conformal set, best
    first. `brief`: a few words that ask nothing.
    """

    ranking: tuple[Guess, ...]
    confidence: float
    unknown: float
    conformal: tuple[str, ...]
    mood: Mood
    asked_for_a_person: bool
    fills_slot: bool
    in_form: bool
    thresholds: Thresholds
    model_id: str
    brief: bool = False
    dissatisfaction: float | None = None
    """Probability that the customer is dissatisfied with the conversation; None: too early."""
    dissatisfaction_limit: float = 1.0
    danger: DangerCategory | None = None


@dataclass(frozen=True, slots=True)
class History:
    """What went before, derived from the log since the bot last took over.

    `failed_turns`: consecutive failures up to and including the turn before this one (a
    clarification that came to nothing, "did not help", nothing to say, a rejected slot value).
    `moods`: of the customer's earlier messages, oldest first.
    """

    failed_turns: int = 0
    clarified_last: bool = False
    moods: Sequence[Mood] = ()
    left_queue: bool = False
    """The customer would rather go on with the bot than wait for a person."""
    offered_to_rephrase: bool = False
    """"None of these" was met with the offer to say it differently."""
    bot_said: Sequence[str] = ()
    """The texts of its answers, oldest first."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Editable by designers. `labels`: intent -> words for a clarifying button.

    `always_human`: intents that go to a person; `asks_for_a_person`: those of them by which a
    customer asks for one. `small_talk`: intents whose answer does no harm when a customer meant
    another of them. `risk`: largest share of the automatic answers that may be wrong, with
    confidence 1 - `delta`; `coverage`: share of the conformal sets that hold the right intent.
    These three take effect with the next training.
    """

    always_human: frozenset[str] = frozenset()
    asks_for_a_person: frozenset[str] = frozenset()
    small_talk: frozenset[str] = frozenset()
    never_offered: frozenset[str] = frozenset()
    max_options: int = 3
    labels: dict[str, str] = field(default_factory=dict)
    risk: float = 0.02
    delta: float = 0.05
    coverage: float = 0.98


@dataclass(frozen=True, slots=True)
class Answer:
    pass


@dataclass(frozen=True, slots=True)
class Clarify:
    intents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Escalate:
    reasons: tuple[AnyReason, ...]
    priority: int


@dataclass(frozen=True, slots=True)
class Stay:
    """No answer, and yet no person: the bot says so and stays."""

    code: FallbackCode


AnyDecision = Answer | Clarify | Escalate | Stay
"""With what belongs to it; `events.Decision` is its name in the log."""


# ── the order of the rules ───────────────────────────────────────────────────────────────────


def decide(signals: Signals, history: History, policy: Policy) -> AnyDecision:
    """What to do with one message of a customer whom the bot serves.

    Danger comes before everything. Then comes what needs a person whatever the bot knows; then what
    the bot may answer; then what it may ask. Whatever is left goes to a person.
    """
    if signals.danger is not None:
        return in_danger(signals.danger)
    urgent = _needs_a_person(signals, history, policy)
    if urgent:
        return _escalate(urgent)
    decision = _by_what_the_bot_knows(signals, history, policy)
    if history.left_queue and merely_has_no_answer(decision):
        return Stay("cannot_answer")
    if isinstance(decision, Answer) or history.left_queue or not _failed_before(history):
        return decision
    return _escalate(_failing_again(history, decision))


def in_danger(category: DangerCategory) -> Escalate:
    return _escalate([_Cause(InDanger(category=category), CARE)])


def _needs_a_person(signals: Signals, history: History, policy: Policy) -> list[_Cause]:
    causes: list[_Cause] = []
    if signals.asked_for_a_person:
        causes.append(_asked())
    elif _meant_for_a_person(signals, policy):
        causes.append(_always_human(signals, policy))
    if _negative_beyond_the_form(signals) or _distressed(signals):
        causes.append(_tone(signals, history))
    if _going_badly(signals):
        causes.append(_course(signals))
    if _two_failed_turns_in_a_row(history) and not history.left_queue:
        causes.append(_failures(history.failed_turns))
    return causes


def _by_what_the_bot_knows(
    signals: Signals, history: History, policy: Policy
) -> Answer | Clarify | Escalate:
    if signals.fills_slot or _is_small_talk(signals, policy):
        return Answer()
    if _unlike_anything_known(signals):
        return _escalate([_unknown(signals)])
    if _sure_of_the_intent(signals):
        return _answer_unless_for_a_person(signals, policy)
    options = _worth_asking(signals, policy)
    if options and not history.clarified_last:
        return Clarify(options)
    return _escalate([_unsure(signals)])


def _answer_unless_for_a_person(signals: Signals, policy: Policy) -> Answer | Escalate:
    if signals.ranking[0].intent in policy.always_human:
        return _escalate([_always_human(signals, policy)])
    return Answer()


# ── the rules ────────────────────────────────────────────────────────────────────────────────


def _meant_for_a_person(signals: Signals, policy: Policy) -> bool:
    return _probability_of(
        signals, policy.always_human
    ) >= signals.thresholds.person and not _unlike_anything_known(signals)


def _negative_tone(signals: Signals) -> bool:
    return signals.mood.negative > signals.thresholds.negative


def _negative_beyond_the_form(signals: Signals) -> bool:
    """In what a form asked for, "whoops, my mistake" and "it broke" say nothing of the mood."""
    return _very_negative_tone(signals) or (_negative_tone(signals) and not signals.fills_slot)


def _distressed(signals: Signals) -> bool:
    """Angry, afraid or grieving: more than just not being content."""
    distress = signals.mood.distress
    return distress is not None and distress > signals.thresholds.distress


def _very_negative_tone(signals: Signals) -> bool:
    """Closer to certainty than to the threshold; stands in where distress was not measured."""
    limit = (signals.thresholds.negative + 1) / 2
    return signals.mood.distress is None and signals.mood.negative > limit


def _going_badly(signals: Signals) -> bool:
    probability = signals.dissatisfaction
    return probability is not None and probability >= signals.dissatisfaction_limit


def _mood_is_falling(signals: Signals, history: History) -> bool:
    last = [*(mood.negative for mood in history.moods), signals.mood.negative][-FALLING_TURNS:]
    rising = all(earlier < later for earlier, later in pairwise(last))
    return len(last) == FALLING_TURNS and rising and last[-1] - last[0] >= FALLING_BY


def _two_failed_turns_in_a_row(history: History) -> bool:
    return history.failed_turns >= FAILED_TURNS


def merely_has_no_answer(decision: AnyDecision) -> bool:
    """It goes to a person for no other reason. Who has just left the queue would be in it again at
    once, and perhaps again."""
    return isinstance(decision, Escalate) and decision.priority == ORDINARY


def keeps_repeating(
    answer: Iterable[str], signals: Signals, history: History, policy: Policy
) -> bool:
    """Every text of the answer was said before, more than once. Pleasantries may be, and a form may
    ask as often as it must."""
    pleasantry = bool(signals.ranking) and signals.ranking[0].intent in policy.small_talk
    return not pleasantry and all(history.bot_said.count(text) >= SAME_ANSWERS for text in answer)


def _failed_before(history: History) -> bool:
    return history.failed_turns >= 1


def _unlike_anything_known(signals: Signals) -> bool:
    return signals.unknown > signals.thresholds.unknown


def _sure_of_the_intent(signals: Signals) -> bool:
    return bool(signals.ranking) and signals.confidence >= signals.thresholds.answer


def _is_small_talk(signals: Signals, policy: Policy) -> bool:
    """ "ok cool" resembles nothing and is no reason to call anybody.

    It may be unclear which pleasantry it is, but not whether it is one; in a form the bot is
    waiting for something else. "qwertz uiop" is as brief, but stranger than any pleasantry.
    """
    return (
        signals.brief
        and signals.unknown <= signals.thresholds.small_talk
        and not signals.in_form
        and bool(signals.ranking)
        and signals.ranking[0].intent in policy.small_talk
        and _probability_of(signals, policy.small_talk) >= signals.thresholds.person
    )


def _worth_asking(signals: Signals, policy: Policy) -> tuple[str, ...]:
    """The conformal set as options of a question; none if it is too large, or fewer than two of
    its intents can be offered.

    Intents that cannot be offered count towards its size: they are what the message may mean, too.
    """
    if not 1 <= len(signals.conformal) <= policy.max_options:
        return ()
    offered = [intent for intent in signals.conformal if _can_be_offered(intent, policy)]
    return tuple(offered) if len(offered) >= 2 else ()


def _can_be_offered(intent: str, policy: Policy) -> bool:
    return intent in policy.labels and intent not in policy.never_offered


def _probability_of(signals: Signals, intents: frozenset[str]) -> float:
    return sum(guess.confidence for guess in signals.ranking if guess.intent in intents)


# ── the reasons ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Cause:
    reason: AnyReason
    priority: int


def _escalate(causes: Sequence[_Cause]) -> Escalate:
    return Escalate(
        reasons=tuple(cause.reason for cause in causes),
        priority=max(cause.priority for cause in causes),
    )


def _asked() -> _Cause:
    return _Cause(Asked(code="asked_for_a_person"), RAISED)


def _always_human(signals: Signals, policy: Policy) -> _Cause:
    value, limit = _probability_of(signals, policy.always_human), signals.thresholds.person
    intent = signals.ranking[0].intent
    if intent in policy.asks_for_a_person:
        return _measured("seems_to_want_a_person", value, limit, RAISED)
    label = policy.labels.get(intent, intent)
    matter = MatterForAPerson(intent=intent, label=label, value=value, threshold=limit)
    return _Cause(matter, RAISED)


def _tone(signals: Signals, history: History) -> _Cause:
    if signals.mood.distress is not None and _distressed(signals):
        value, limit = signals.mood.distress, signals.thresholds.distress
        return _measured("angry_or_distressed", value, limit, DISTRESS)
    value, limit = signals.mood.negative, signals.thresholds.negative
    if _very_negative_tone(signals):
        return _measured("very_negative_tone", value, limit, DISTRESS)
    if _mood_is_falling(signals, history):
        return _measured("tone_getting_worse", value, limit, DISTRESS)
    return _measured("negative_tone", value, limit, RAISED)


def _course(signals: Signals) -> _Cause:
    value, limit = signals.dissatisfaction or 0.0, signals.dissatisfaction_limit
    return _measured("going_badly", value, limit, RAISED)


def _failures(turns: int) -> _Cause:
    return _Cause(FailedTurns(code="failed_turns", turns=turns, threshold=FAILED_TURNS), RAISED)


def _failing_again(history: History, decision: Clarify | Escalate) -> list[_Cause]:
    """This turn is a failure too: the bot cannot answer it, after one that came to nothing."""
    why = decision.reasons if isinstance(decision, Escalate) else ()
    others = [_Cause(reason, ORDINARY) for reason in why]
    return [_failures(history.failed_turns + 1), *others]


def _unknown(signals: Signals) -> _Cause:
    limit = signals.thresholds.unknown
    return _measured("unknown_question", signals.unknown, limit, ORDINARY)


def _unsure(signals: Signals) -> _Cause:
    return _measured("unsure", signals.confidence, signals.thresholds.answer, ORDINARY)


def _measured(code: MeasuredCode, value: float, limit: float, priority: int) -> _Cause:
    return _Cause(Measured(code=code, value=value, threshold=limit), priority)
