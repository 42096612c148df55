"""Answer, ask or pass on: one rule per test, and their order."""

from dataclasses import replace
from typing import Any

import pytest

from handoff.domain.escalation import Answer, AnyDecision, Clarify, Escalate, Stay, decide
from handoff.domain.events import Guess, Mood
from handoff.domain.reasons import InDanger, Measured, MeasuredCode, Sarcastic, SensitiveMatter
from handoff.domain.signals import (
    CARE,
    DISTRESS,
    ORDINARY,
    RAISED,
    History,
    Policy,
    Signals,
    Thresholds,
)

LIMITS = Thresholds(answer=0.6, unknown=0.7, conformal=0.8, negative=0.8, distress=0.7, person=0.6)
POLICY = Policy(
    always_human=frozenset({"talk_to_human", "complaint"}),
    asks_for_a_person=frozenset({"talk_to_human"}),
    small_talk=frozenset({"greet", "thank", "goodbye", "affirm", "deny", "stop"}),
    labels={"order_status": "Where my order is", "cancel_order": "Cancel", "invoice": "Invoice"},
)


def mood(negative: float, distress: float | None = None) -> Mood:
    return Mood(negative=negative, neutral=1 - negative, positive=0.0, distress=distress)


def ranked(**shares: float) -> tuple[Guess, ...]:
    return tuple(Guess(intent=name, confidence=share) for name, share in shares.items())


def signals(**changed: Any) -> Signals:
    """A message that is clearly about an order, unless told otherwise."""
    usual: dict[str, Any] = {
        "ranking": ranked(order_status=0.9, cancel_order=0.1),
        "unknown": 0.1,
        "conformal": ("order_status",),
        "mood": mood(0.1),
        "asked_for_a_person": False,
        "fills_slot": False,
        "in_form": False,
        "thresholds": LIMITS,
        "model_id": "m",
    }
    given = usual | changed
    sure = given["ranking"][0].confidence if given["ranking"] else 0.0
    return Signals(**({"confidence": sure} | given))


def test_a_conversation_that_goes_badly_goes_to_a_person_with_value_and_limit() -> None:
    decision = decide(signals(dissatisfaction=0.71, dissatisfaction_limit=0.6), History(), POLICY)
    assert passed_on(decision).priority == RAISED
    assert passed_on(decision).reasons == (measured("going_badly", 0.71, 0.6),)


@pytest.mark.parametrize("measured", [None, 0.59])
def test_a_conversation_below_the_limit_or_too_young_goes_on(measured: float | None) -> None:
    known = signals(dissatisfaction=measured, dissatisfaction_limit=0.6)
    assert decide(known, History(), POLICY) == Answer()


UNSURE = {
    "ranking": ranked(order_status=0.45, cancel_order=0.4, invoice=0.15),
    "conformal": ("order_status", "cancel_order"),
}


def passed_on(decision: AnyDecision) -> Escalate:
    assert isinstance(decision, Escalate)
    return decision


def measured(code: MeasuredCode, value: float, limit: float) -> Measured:
    return Measured(code=code, value=value, threshold=limit)


def names(decision: AnyDecision) -> list[str]:
    return [reason.code for reason in passed_on(decision).reasons]


def test_a_plain_question_is_answered() -> None:
    assert decide(signals(), History(), POLICY) == Answer()


def test_an_explicit_wish_for_a_person_comes_before_everything_the_bot_knows() -> None:
    decision = decide(signals(asked_for_a_person=True, fills_slot=True), History(), POLICY)
    assert names(decision) == ["asked_for_a_person"]
    assert passed_on(decision).priority == RAISED


def test_an_intent_that_belongs_to_a_person_is_passed_on() -> None:
    decision = decide(signals(ranking=ranked(talk_to_human=0.7, greet=0.3)), History(), POLICY)
    assert names(decision) == ["seems_to_want_a_person"]


def test_such_an_intent_is_not_believed_when_the_message_is_unlike_anything_known() -> None:
    odd = signals(ranking=ranked(talk_to_human=0.9, greet=0.1), unknown=0.9)
    assert names(decide(odd, History(), POLICY)) == ["unknown_question"]


def test_a_negative_tone_is_passed_on_with_value_and_limit() -> None:
    decision = passed_on(decide(signals(**UNSURE, mood=mood(0.85)), History(), POLICY))
    assert decision.reasons == (measured("negative_tone", 0.85, 0.8),)
    assert decision.priority == RAISED


def test_a_tone_at_the_limit_is_not_negative() -> None:
    assert decide(signals(mood=mood(0.8)), History(), POLICY) == Answer()


def test_anger_or_distress_is_served_first_and_named() -> None:
    angry = signals(**UNSURE, mood=mood(0.85, distress=0.75))
    decision = passed_on(decide(angry, History(), POLICY))
    assert decision.reasons == (measured("angry_or_distressed", 0.75, 0.7),)
    assert decision.priority == DISTRESS


def test_distress_counts_without_a_tone_beyond_its_own_limit() -> None:
    afraid = signals(**UNSURE, mood=mood(0.6, distress=0.75))
    assert names(decide(afraid, History(), POLICY)) == ["angry_or_distressed"]


CROSS = mood(0.95, distress=0.75)


def test_what_makes_the_customer_cross_is_answered_where_the_bot_knows_the_answer() -> None:
    assert decide(signals(mood=CROSS), History(), POLICY) == Answer()
    assert names(decide(signals(mood=mood(0.95, 0.9)), History(), POLICY)) == [
        "angry_or_distressed"
    ]


@pytest.mark.parametrize(
    "history",
    [History(failed_turns=1), History(moods=(mood(0.9),)), History(moods=(mood(0.3), mood(0.6)))],
)
def test_who_was_cross_before_or_was_not_helped_gets_a_person(history: History) -> None:
    assert names(decide(signals(mood=CROSS), history, POLICY)) == ["angry_or_distressed"]


@pytest.mark.parametrize(
    "changed",
    [
        {"unknown": 0.9},
        {"ranking": ranked(thank=0.9)},
        UNSURE,
    ],
)
def test_a_cross_message_that_the_bot_cannot_settle_goes_to_a_person(
    changed: dict[str, Any],
) -> None:
    assert names(decide(signals(mood=CROSS, **changed), History(), POLICY)) == [
        "angry_or_distressed"
    ]


def test_a_calm_but_very_negative_tone_is_only_raised() -> None:
    calm = signals(**UNSURE, mood=mood(0.95, distress=0.3))
    assert passed_on(decide(calm, History(), POLICY)).priority == RAISED


def test_a_very_negative_tone_is_served_first_where_distress_was_not_measured() -> None:
    assert passed_on(decide(signals(mood=mood(0.95)), History(), POLICY)).priority == DISTRESS


def test_a_mood_that_falls_over_three_messages_is_served_first() -> None:
    before = History(moods=(mood(0.2), mood(0.5)))
    assert passed_on(decide(signals(mood=mood(0.85)), before, POLICY)).priority == DISTRESS


def test_a_mood_that_rose_in_between_is_only_raised() -> None:
    before = History(moods=(mood(0.5), mood(0.2)))
    assert passed_on(decide(signals(**UNSURE, mood=mood(0.85)), before, POLICY)).priority == RAISED


def test_two_failed_turns_in_a_row_are_enough_even_when_the_third_would_do() -> None:
    assert names(decide(signals(), History(failed_turns=2), POLICY)) == ["failed_turns"]


def test_after_one_failed_turn_a_question_the_bot_knows_is_still_answered() -> None:
    assert decide(signals(), History(failed_turns=1), POLICY) == Answer()


def test_after_one_failed_turn_the_bot_does_not_ask_back() -> None:
    decision = decide(signals(**UNSURE), History(failed_turns=1), POLICY)
    assert names(decision)[0] == "failed_turns"
    assert passed_on(decision).priority == RAISED


def test_after_one_failed_turn_an_unknown_message_carries_both_reasons() -> None:
    decision = decide(signals(unknown=0.91), History(failed_turns=1), POLICY)
    assert names(decision) == ["failed_turns", "unknown_question"]


def test_what_fills_the_forms_slot_is_never_too_strange() -> None:
    odd = signals(fills_slot=True, in_form=True, unknown=0.99, ranking=ranked(inform=0.1))
    assert decide(odd, History(), POLICY) == Answer()


def test_what_goes_on_with_the_question_before_is_answered_unless_the_customer_is_cross() -> None:
    odd = {"follows": True, "unknown": 0.99, "ranking": ranked(refund=0.2, hours=0.2)}
    assert decide(signals(**odd), History(), POLICY) == Answer()
    cross = signals(**odd, mood=mood(0.9, distress=0.8))
    assert names(decide(cross, History(), POLICY)) == ["angry_or_distressed"]


def test_a_negative_tone_counts_in_a_form_too() -> None:
    angry = signals(fills_slot=True, in_form=True, mood=mood(0.95))
    assert names(decide(angry, History(), POLICY)) == ["very_negative_tone"]


@pytest.mark.parametrize("negative", [0.81, 0.97])
def test_an_apology_or_a_defect_in_what_a_form_asked_for_is_no_bad_mood(negative: float) -> None:
    sorry = signals(fills_slot=True, in_form=True, mood=mood(negative, distress=0.35))
    assert decide(sorry, History(), POLICY) == Answer()


def test_what_a_form_asked_for_may_sound_upset() -> None:
    upset = signals(fills_slot=True, in_form=True, mood=mood(0.9, distress=0.8))
    assert decide(upset, History(), POLICY) == Answer()


def test_in_a_form_too_anger_and_what_fills_nothing_are_heard() -> None:
    angry = signals(fills_slot=True, in_form=True, mood=mood(0.97, distress=0.97))
    assert names(decide(angry, History(), POLICY)) == ["angry_or_distressed"]
    cross = signals(**UNSURE, in_form=True, mood=mood(0.81, distress=0.3))
    assert names(decide(cross, History(), POLICY)) == ["negative_tone"]


def test_a_message_unlike_anything_known_is_passed_on_however_certain_the_bot_is() -> None:
    decision = decide(signals(unknown=0.91), History(), POLICY)
    assert passed_on(decision).reasons == (measured("unknown_question", 0.91, 0.7),)
    assert passed_on(decision).priority == ORDINARY


def test_two_likely_readings_are_asked_about() -> None:
    decision = decide(signals(**UNSURE), History(), POLICY)
    assert decision == Clarify(("order_status", "cancel_order"))


def test_nobody_is_asked_twice_in_a_row() -> None:
    decision = decide(signals(**UNSURE), History(clarified_last=True), POLICY)
    assert names(decision) == ["unsure"]


def test_of_a_set_too_large_for_a_question_the_first_are_asked_about_if_they_are_likely() -> None:
    many = UNSURE | {"conformal": ("order_status", "cancel_order", "invoice", "greet")}
    three = ("order_status", "cancel_order", "invoice")
    assert decide(signals(**many), History(), POLICY) == Clarify(three)
    vague = many | {"ranking": ranked(order_status=0.2, cancel_order=0.15, invoice=0.1)}
    assert names(decide(signals(**vague), History(), POLICY)) == ["unsure"]


def test_intents_without_words_or_never_to_be_offered_are_not_offered() -> None:
    wordless = UNSURE | {"conformal": ("order_status", "greet")}
    assert names(decide(signals(**wordless), History(), POLICY)) == ["unsure"]
    shy = Policy(labels=POLICY.labels, never_offered=frozenset({"cancel_order"}))
    assert names(decide(signals(**UNSURE), History(), shy)) == ["unsure"]


SMALL_TALK: dict[str, Any] = {
    "ranking": ranked(thank=0.4, affirm=0.35, invoice=0.25),
    "conformal": ("thank", "affirm", "invoice"),
    "unknown": 0.95,
    "brief": True,
}


def test_brief_small_talk_alarms_nobody_though_it_resembles_nothing() -> None:
    assert decide(signals(**SMALL_TALK), History(), POLICY) == Answer()


@pytest.mark.parametrize(
    "changed",
    [
        {"brief": False},
        {"in_form": True},
        {"ranking": ranked(thank=0.4, invoice=0.35, order_status=0.25)},
    ],
)
def test_what_resembles_nothing_must_be_brief_outside_a_form_and_likely_small_talk(
    changed: dict[str, Any],
) -> None:
    assert decide(signals(**(SMALL_TALK | changed)), History(), POLICY) != Answer()


def test_longer_small_talk_is_answered_where_it_is_like_what_is_known() -> None:
    longer = SMALL_TALK | {"brief": False, "unknown": LIMITS.unknown}
    assert decide(signals(**longer), History(), POLICY) == Answer()


def test_for_talk_without_an_answer_nobody_is_called_at_once() -> None:
    joke = SMALL_TALK | {"brief": False}
    chatty = replace(POLICY, while_waiting=frozenset({"thank", "affirm"}))
    assert decide(signals(**joke), History(), chatty) == Stay("cannot_answer")
    assert names(decide(signals(**joke), History(), POLICY)) == ["unknown_question"]
    again = decide(signals(**joke), History(failed_turns=1), chatty)
    assert "unknown_question" in names(again)
    asked = decide(signals(**joke, asked_for_a_person=True), History(), chatty)
    assert isinstance(asked, Escalate)


def test_what_is_stranger_than_any_small_talk_is_none() -> None:
    limits = replace(LIMITS, small_talk=0.9)
    brief = signals(**SMALL_TALK, thresholds=limits)
    assert decide(brief, History(), POLICY) == Stay("not_understood")
    likelier = signals(**(SMALL_TALK | {"unknown": 0.89}), thresholds=limits)
    assert decide(likelier, History(), POLICY) == Answer()


STRANGE = {"unknown": 0.95, "ranking": ranked(thank=0.3, invoice=0.3, order_status=0.3)}


def test_a_remark_that_asks_nothing_may_be_said_differently_once() -> None:
    remark = signals(**STRANGE, brief=True)
    assert decide(remark, History(), POLICY) == Stay("not_understood")
    for history in (
        History(not_understood=True, failed_turns=1),
        History(failed_turns=1),
        History(clarified_last=True, failed_turns=1),
    ):
        assert "unknown_question" in names(decide(remark, history, POLICY))
    assert names(decide(signals(**STRANGE), History(), POLICY)) == ["unknown_question"]


def test_in_a_form_a_remark_may_be_longer_and_what_was_refused_before_does_not_count() -> None:
    remark = signals(**STRANGE, short=True, in_form=True)
    assert decide(remark, History(failed_turns=1), POLICY) == Stay("not_understood")
    twice = History(not_understood=True)
    assert names(decide(remark, twice, POLICY)) == ["unknown_question"]
    assert names(decide(signals(**STRANGE, short=True), History(), POLICY)) == ["unknown_question"]


def test_what_needs_a_person_is_never_asked_to_be_said_differently() -> None:
    for changed in ({"asked_for_a_person": True}, {"mood": CROSS}, {"care": "emergency"}):
        remark = signals(**STRANGE, brief=True, **changed)
        assert isinstance(decide(remark, History(), POLICY), Escalate)


def test_a_bot_that_ranks_nothing_passes_on() -> None:
    nothing = signals(ranking=(), conformal=(), unknown=1.0)
    assert names(decide(nothing, History(), POLICY)) == ["unknown_question"]


# ── after leaving the queue ──────────────────────────────────────────────────────────────────

LEFT = History(left_queue=True)


def test_who_left_the_queue_is_not_put_back_for_want_of_an_answer() -> None:
    assert decide(signals(unknown=0.91), LEFT, POLICY) == Stay("cannot_answer")
    vague = signals(**UNSURE)
    assert isinstance(decide(vague, LEFT, POLICY), Clarify)
    asked = replace(LEFT, clarified_last=True, failed_turns=1)
    assert decide(vague, asked, POLICY) == Stay("cannot_answer")
    assert decide(signals(unknown=0.91), replace(LEFT, failed_turns=5), POLICY) == Stay(
        "cannot_answer"
    )


def test_who_left_the_queue_gets_what_the_bot_knows_and_a_person_when_one_is_needed() -> None:
    assert decide(signals(), replace(LEFT, failed_turns=3), POLICY) == Answer()
    for wanted in (
        signals(asked_for_a_person=True),
        signals(ranking=ranked(complaint=0.9)),
        signals(mood=mood(0.9, 0.9)),
        signals(care="emergency"),
    ):
        assert isinstance(decide(wanted, LEFT, POLICY), Escalate)


@pytest.mark.parametrize("matter", ["bereavement", "legal", "press"])
def test_a_matter_that_needs_care_goes_to_a_person_whatever_the_bot_knows(matter: Any) -> None:
    policy = replace(POLICY, care={"bereavement": DISTRESS, "legal": RAISED, "press": DISTRESS})
    decision = decide(signals(care=matter, fills_slot=True), History(), policy)
    expected = policy.care[matter]
    assert decision == Escalate((SensitiveMatter(category=matter),), expected)
    assert ORDINARY < expected < CARE


def test_danger_comes_first_whatever_the_policy_says_of_other_matters() -> None:
    decision = decide(signals(care="violence", asked_for_a_person=True), History(), POLICY)
    assert decision == Escalate((InDanger(category="violence"),), CARE)


def test_sarcastic_thanks_go_the_way_of_bad_mood() -> None:
    thanks = signals(ranking=ranked(thank=0.95, stop=0.05), brief=True, unknown=0.1)
    assert decide(thanks, History(), POLICY) == Answer()
    decision = decide(replace(thanks, sarcastic=True), History(), POLICY)
    assert decision == Escalate((Sarcastic(),), RAISED)


def test_a_question_beside_the_sarcasm_is_still_answered() -> None:
    assert decide(signals(sarcastic=True), History(), POLICY) == Answer()


def test_bad_mood_that_was_measured_says_more_than_sarcasm() -> None:
    said = signals(ranking=ranked(thank=0.9), sarcastic=True, mood=mood(0.95, 0.9))
    decision = decide(said, History(), POLICY)
    assert isinstance(decision, Escalate)
    assert [reason.code for reason in decision.reasons] == ["angry_or_distressed"]
