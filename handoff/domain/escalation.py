"""Answer, ask, or pass on: the rules, each named as a sentence, on signals measured elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from handoff.domain.care import CareCategory, MatterCategory
from handoff.domain.events import FallbackCode
from handoff.domain.reasons import (
    AnyReason,
    Asked,
    FailedTurns,
    InDanger,
    MatterForAPerson,
    Measured,
    MeasuredCode,
    OtherLanguage,
    Sarcastic,
    SensitiveMatter,
)
from handoff.domain.signals import (
    CARE,
    DISTRESS,
    ORDINARY,
    RAISED,
    History,
    Policy,
    Signals,
)

FAILED_TURNS = 2
"""So many turns in a row that came to nothing are enough."""

SAME_ANSWERS = 2
"""The same words so often are enough; a third time they help nobody."""

EVEN_CHANCE = 0.5

FALLING_TURNS = 3
FALLING_BY = 0.3
"""A mood is falling when its negative part rises with each of three messages, by this in all."""


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

    Danger comes before everything, then what else needs care. Then comes what needs a person
    whatever the bot knows; then what the bot may answer; then what it may ask. Whatever is left
    goes to a person.
    """
    if signals.care is not None:
        return Escalate((reason_of(signals.care),), priority_of(signals.care, policy.care))
    urgent = _needs_a_person(signals, history, policy)
    if urgent:
        return _escalate(urgent)
    decision = _by_what_the_bot_knows(signals, history, policy)
    if history.left_queue and merely_has_no_answer(decision):
        return Stay("cannot_answer")
    if merely_has_no_answer(decision) and _may_be_said_differently(signals, history):
        return Stay("not_understood")
    if merely_has_no_answer(decision) and _is_a_joke(signals, history, policy):
        return Stay("cannot_answer")
    if isinstance(decision, Answer) or history.left_queue or not _failed_before(history):
        return decision
    return _escalate(_failing_again(history, decision))


def reason_of(category: CareCategory) -> InDanger | SensitiveMatter:
    match category:
        case "bereavement" | "legal" | "press":
            return SensitiveMatter(category=category)
        case _:
            return InDanger(category=category)


def priority_of(category: CareCategory, matters: Mapping[MatterCategory, int]) -> int:
    match category:
        case "bereavement" | "legal" | "press":
            return matters[category]
        case _:
            return CARE


def _needs_a_person(signals: Signals, history: History, policy: Policy) -> list[_Cause]:
    causes: list[_Cause] = []
    if signals.asked_for_a_person:
        causes.append(_asked())
    elif _meant_for_a_person(signals, policy):
        causes.append(_always_human(signals, policy))
    foreign = policy.languages.is_foreign(signals.language)
    if policy.languages.to_a_person and foreign and not history.left_queue:
        causes.append(_other_language(signals))
    at_ease = signals.fills_slot or _can_settle_it(signals, history, policy)
    if _negative(signals, at_ease) or _distressed(signals, at_ease):
        causes.append(_tone(signals, history, at_ease))
    elif _sarcastic_thanks(signals, policy):
        causes.append(_Cause(Sarcastic(), RAISED))
    if _going_badly(signals):
        causes.append(_course(signals))
    if _two_failed_turns_in_a_row(history) and not history.left_queue:
        causes.append(_failures(history.failed_turns))
    return causes


def _by_what_the_bot_knows(
    signals: Signals, history: History, policy: Policy
) -> Answer | Clarify | Escalate:
    if signals.fills_slot or signals.follows or _is_small_talk(signals, policy):
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


def _can_settle_it(signals: Signals, history: History, policy: Policy) -> bool:
    """The bot knows the answer to what makes the customer cross, and has not failed them yet:
    "locked out AGAIN!" is better answered now than by a person in ten minutes."""
    calm_so_far = all(mood.negative <= signals.thresholds.negative for mood in history.moods)
    return (
        calm_so_far
        and not _mood_is_falling(signals, history)
        and not _failed_before(history)
        and _sure_of_the_intent(signals)
        and not _unlike_anything_known(signals)
        and signals.ranking[0].intent not in policy.always_human | policy.small_talk
    )


def _negative(signals: Signals, at_ease: bool) -> bool:
    """In what a form asked for, "whoops, my mistake" and "it broke" say nothing of the mood."""
    return _very_negative_tone(signals) or (_negative_tone(signals) and not at_ease)


def _distressed(signals: Signals, at_ease: bool) -> bool:
    """Angry, afraid or grieving: more than just not being content. "It rattles, drives me mad" is
    what a form asked for; there it must be closer to certainty than to the threshold."""
    distress, limit = signals.mood.distress, signals.thresholds.distress
    if at_ease:
        limit = 1 - (1 - limit) / (4 if signals.fills_slot else 2)
    return distress is not None and distress > limit


def _sarcastic_thanks(signals: Signals, policy: Policy) -> bool:
    """Where something is asked beside the sarcasm, that is what decides."""
    return (
        signals.sarcastic
        and bool(signals.ranking)
        and signals.ranking[0].intent in policy.small_talk
    )


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


def _may_be_said_differently(signals: Signals, history: History) -> bool:
    """A remark that asks nothing, "blrrp" or "it was under the mat", calls nobody at once; inside a
    form it may be longer, and what was refused there before does not count."""
    remark = signals.short if signals.in_form else signals.brief and not _failed_before(history)
    return remark and not history.not_understood and not history.clarified_last


def _is_a_joke(signals: Signals, history: History, policy: Policy) -> bool:
    """Talk that the bot has no answer to, "what's a pirate's favourite jumper", is not worth a
    person's time; asked once more, it may have been meant. Where nearly all that the bot knows is
    small talk, any question resembles it most, so its designers say which talk that is."""
    likely = _probability_of(signals, policy.while_waiting) >= EVEN_CHANCE
    return likely and not signals.in_form and not _failed_before(history)


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
    "How are you today?" is longer, and like what is known.
    """
    limit = signals.thresholds.small_talk if signals.brief else signals.thresholds.unknown
    return (
        signals.unknown <= limit
        and not signals.in_form
        and bool(signals.ranking)
        and signals.ranking[0].intent in policy.small_talk
        and _probability_of(signals, policy.small_talk) >= signals.thresholds.person
    )


def _worth_asking(signals: Signals, policy: Policy) -> tuple[str, ...]:
    """The conformal set as options of a question; none if fewer than two of its intents can be
    offered.

    Of a set that is too large its first ones, if more likely than not one of them is meant.
    Intents that cannot be offered count towards its size: they are what the message may mean, too.
    """
    first = signals.conformal[: policy.max_options]
    if len(first) < len(signals.conformal) and _probability_of(signals, first) < EVEN_CHANCE:
        return ()
    offered = [intent for intent in first if _can_be_offered(intent, policy)]
    return tuple(offered) if len(offered) >= 2 else ()


def _can_be_offered(intent: str, policy: Policy) -> bool:
    return intent in policy.labels and intent not in policy.never_offered


def _probability_of(signals: Signals, intents: Collection[str]) -> float:
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


def _other_language(signals: Signals) -> _Cause:
    return _Cause(OtherLanguage(language=signals.language or ""), ORDINARY)


def _tone(signals: Signals, history: History, at_ease: bool) -> _Cause:
    if signals.mood.distress is not None and _distressed(signals, at_ease):
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
