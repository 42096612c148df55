"""The listening benchmark: what it reads from log and tracker, and what counts as right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from benchmarks.listens.conversing import first_failures, is_told_first, reached, wanted
from benchmarks.listens.expected import (
    as_expected,
    comes_first,
    follows,
    holds,
    is_met,
    sentences_of,
)
from benchmarks.listens.scoring import (
    Judged,
    Verdict,
    failures,
    is_cared_for,
    recall_and_false_alarms,
    tone_figures,
    verdict,
)
from benchmarks.listens.sets import (
    CareLine,
    Dialogue,
    Expectation,
    FactAsked,
    Question,
    Step,
    ToneLine,
    Wanted,
)
from benchmarks.listens.shop import Shop
from benchmarks.listens.turn import Act, Heard, act_of, heard
from handoff.domain import events
from handoff.domain.events import BotMessage, ClarifyOption, Decision, Guess, Mood
from handoff.domain.reasons import Asked, InDanger

SHOP = Shop(
    always_human=frozenset({"complaint"}),
    small_talk=frozenset({"thank", "stop"}),
    never_offered=frozenset({"thank", "stop", "inform"}),
    labels={"warranty": "Warranty", "invoice": "Get an invoice", "complaint": "Complain"},
    texts={"invoice": "By mail.", "receipt": "By mail.", "warranty": "Two years."},
    submits={"status_form": "show", "return_form": "create"},
    books=frozenset({"return_form"}),
)


def answered(act: Act, *bubbles: str) -> Heard:
    said = tuple(BotMessage(text=text) for text in bubbles)
    return Heard(Decision.ANSWER, act.intent, bubbles=said, act=act)


PASSED_ON = Heard(Decision.ESCALATE, "warranty")
ASKED = Heard(
    Decision.CLARIFY,
    "warranty",
    options=(ClarifyOption(label="Get an invoice", intent="invoice"),),
)

# ── what came of a message ───────────────────────────────────────────────────────────────────


def log() -> list[events.AnyEvent]:
    ranking = (Guess(intent="invoice", confidence=0.9), Guess(intent="warranty", confidence=0.1))
    return [
        events.CustomerSaid(client_id="1", text="one"),
        events.CustomerSaid(client_id="2", text="two"),
        events.Judged(message_seq=1, decision=Decision.ESCALATE),
        events.Judged(message_seq=2, decision=Decision.ANSWER, ranking=ranking),
        events.BotSaid(reply_to=2, messages=(BotMessage(text="By mail.", buttons=("Fine",)),)),
    ]


def test_what_came_of_a_message_is_what_the_log_says_of_it() -> None:
    found = heard(2, log())
    assert found is not None
    assert (found.decision, found.guess, found.words) == (
        Decision.ANSWER,
        "invoice",
        "By mail.\nFine",
    )


def test_a_message_that_nobody_has_judged_is_still_to_come() -> None:
    assert heard(2, log()[:3]) is None


def tracker(*turn: dict[str, Any], before: str | None = None, **now: Any) -> dict[str, Any]:
    loop = [{"event": "active_loop", "name": before}] if before else []
    first = {"event": "user", "parse_data": {"intent": {"name": "greet"}}}
    return {"events": [first, {"event": "action", "name": "utter_greet"}, *loop, *turn], **now}


def said(intent: str) -> dict[str, Any]:
    return {"event": "user", "parse_data": {"intent": {"name": intent}}}


def test_the_bots_turn_is_all_since_the_customers_last_words() -> None:
    act = act_of(
        tracker(
            said("warranty"),
            {"event": "action", "name": "utter_warranty"},
            {"event": "bot", "text": "…", "metadata": {"utter_action": "utter_invoice/which"}},
            {"event": "active_loop", "name": None},
            before="return_form",
            active_loop={},
            slots={"requested_slot": None, "email": "a@b.example"},
        ),
        booked=True,
    )
    assert (act.intent, act.uttered) == ("warranty", {"warranty", "invoice"})
    assert (act.form_before, act.form, act.requested, act.booked) == (
        "return_form",
        None,
        None,
        True,
    )


def test_turns_on_several_questions_of_one_message_count_together() -> None:
    def asked(intent: str, message_id: str) -> dict[str, Any]:
        return said(intent) | {"message_id": message_id}

    act = act_of(
        tracker(
            asked("hours", "6:1"),
            {"event": "action", "name": "utter_hours"},
            asked("warranty", "7:1"),
            {"event": "action", "name": "utter_warranty"},
            asked("invoice", "7:1.1"),
            {"event": "action", "name": "utter_invoice"},
        )
    )
    assert act.intent == "warranty" and act.uttered == {"warranty", "invoice"}


def test_what_was_not_understood_was_asked_again() -> None:
    judged = events.Judged(message_seq=1, decision=Decision.FALLBACK)
    for code, again in (("not_understood", True), ("cannot_answer", False)):
        told = events.Fallback.model_validate({"reply_to": 1, "code": code})
        found = heard(1, [judged, told])
        assert found is not None and found.asks_again is again
        assert is_met(Expectation("asks_back"), found, Shop()) is again


def test_a_form_that_goes_on_asks_for_its_slot() -> None:
    form = {"name": "return_form"}
    act = act_of(tracker(said("inform"), active_loop=form, slots={"requested_slot": "email"}))
    assert (act.form, act.requested) == ("return_form", "email")


def test_a_tracker_without_a_turn_is_an_empty_one() -> None:
    assert act_of({"events": []}) == Act()


@pytest.mark.parametrize(
    ("bubbles", "expected"),
    [
        (["Two years."], True),
        (["I don't know that. A colleague does."], False),
        (["Das weiß ich nicht."], False),
        (["Je ne sais pas."], False),
        (["Eso no lo sé."], False),
        (["Two years.", "I don't know more."], True),
    ],
)
def test_to_say_that_one_does_not_know_is_no_answer(bubbles: list[str], expected: bool) -> None:
    assert answered(Act("warranty"), *bubbles).is_told_an_answer is expected
    assert not Heard(Decision.ESCALATE).is_told_an_answer


# ── single messages ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("intent", "came", "expected"),
    [
        ("warranty", answered(Act("warranty")), Verdict.RIGHT),
        ("warranty", answered(Act("invoice")), Verdict.WRONG),
        ("receipt", answered(Act("invoice")), Verdict.RIGHT),
        ("warranty", PASSED_ON, Verdict.PASSED_ON),
        ("complaint", PASSED_ON, Verdict.RIGHT),
        ("complaint", answered(Act("complaint")), Verdict.WRONG),
        ("invoice", ASKED, Verdict.OFFERED),
        ("warranty", ASKED, Verdict.ASKED),
        ("complaint", ASKED, Verdict.ASKED),
        ("warranty", Heard(None), Verdict.REFUSED),
    ],
)
def test_a_message_is_judged_by_what_it_meant(intent: str, came: Heard, expected: Verdict) -> None:
    assert verdict(intent, came, SHOP) is expected


def test_failures_are_counted_by_kind_and_intent_and_never_told() -> None:
    asked = [Question(f"secret {at}", "warranty", kind) for at, kind in enumerate("aab")]
    judged = Judged(asked, [Verdict.WRONG, Verdict.RIGHT, Verdict.WRONG])
    assert judged.share(Verdict.WRONG) == pytest.approx(66.67, abs=0.01)
    assert judged.counts() == {
        "in all": {"wrong": 2, "right": 1},
        "wrong by kind": {"a": 1, "b": 1},
        "wrong by intent": {"warranty": 2},
    }
    assert "secret" not in json.dumps(judged.counts())


def test_the_most_frequent_failure_comes_first() -> None:
    counted = failures([("wrong", "rare"), ("wrong", "often"), ("wrong", "often")])
    assert list(counted["wrong"]) == ["often", "rare"]


def test_care_is_a_person_called_for_a_reason_that_has_a_category() -> None:
    danger, wish = InDanger(category="violence"), Asked(code="asked_for_a_person")
    assert is_cared_for(Heard(Decision.ESCALATE, reasons=(wish, danger)))
    assert not is_cared_for(Heard(Decision.ESCALATE, reasons=(wish,)))
    assert not is_cared_for(Heard(Decision.ANSWER, reasons=(danger,)))


def test_recall_and_false_alarms_have_their_own_rows() -> None:
    lines = [CareLine("", "legal", True)] * 4 + [CareLine("", "negative", False)] * 5
    found = [True, True, True, False, True, False, False, False, False]
    assert recall_and_false_alarms(lines, found) == (0.75, 20.0)


def mood(negative: float, neutral: float, positive: float, distress: float = 0.0) -> Mood:
    return Mood(negative=negative, neutral=neutral, positive=positive, distress=distress)


def test_tones_are_ranked_and_the_likeliest_counts() -> None:
    lines = [
        ToneLine("", tone, tone == "negative")
        for tone in ("negative", "negative", "neutral", "positive")
    ]
    moods = [mood(0.9, 0.1, 0, 0.8), mood(0.3, 0.6, 0.1, 0.3), mood(0.4, 0.6, 0), None]
    found = tone_figures(lines, moods)
    assert found["negative_auroc"] == 0.5
    assert found["macro_recall"] == pytest.approx((0.5 + 1 + 0) / 3)
    assert found["distress_auroc"] == 0.75
    assert found["unmeasured"] == 1


# ── turns of a dialogue ──────────────────────────────────────────────────────────────────────

ASKING = Act("inform", form_before="return_form", form="return_form", requested="email")
CONFIRMING = Act(
    "inform",
    form="return_form",
    requested="confirmed",
    slots={"order_number": "HG-1", "new_address": "Mill Road 5\nBath"},
)
BOOKED = Act("affirm", ("create",), form_before="return_form", booked=True)
DECLINED = Act("deny", ("create",), form_before="return_form")
TRACKED = Act("inform", ("show",), form_before="status_form")
BEGUN = Act("warranty", form="return_form", requested="email")


@pytest.mark.parametrize(
    ("kind", "of", "came", "expected"),
    [
        ("answers", "warranty", answered(Act("warranty")), True),
        ("answers", "invoice", answered(Act("inform", uttered=frozenset({"invoice"}))), True),
        ("answers", "receipt", answered(Act("invoice")), True),
        ("answers", "warranty", answered(Act("invoice")), False),
        ("answers", "warranty", PASSED_ON, False),
        ("answers", "complaint", PASSED_ON, True),
        ("answers", "complaint", answered(Act("complaint")), False),
        ("asks", "email", answered(ASKING), True),
        ("asks", "order_number", answered(ASKING), False),
        ("asks", "email", Heard(None, act=ASKING), True),
        ("asks", "email", Heard(Decision.ESCALATE, act=ASKING), False),
        ("asks_back", "", ASKED, True),
        ("asks_back", "", answered(ASKING, "Fine."), True),
        ("asks_back", "", answered(Act("thank"), "Which one?"), True),
        ("asks_back", "", answered(Act("thank"), "Which one?", "Fine."), False),
        ("asks_back", "", PASSED_ON, False),
        ("chat", "", answered(Act("thank")), True),
        ("chat", "", answered(Act("warranty")), False),
        ("chat", "", answered(Act("thank", uttered=frozenset({"warranty"}))), False),
        ("chat", "", answered(BEGUN), False),
        ("chat", "", answered(TRACKED), False),
        ("chat", "", ASKED, False),
        ("confirm", "", answered(CONFIRMING), True),
        ("confirm", "", answered(ASKING), False),
        ("done", "return_form", answered(BOOKED), True),
        ("done", "return_form", answered(DECLINED), False),
        ("done", "status_form", answered(TRACKED), True),
        ("done", "status_form", answered(BOOKED), False),
        ("left", "", answered(DECLINED), True),
        ("left", "", answered(Act("stop", form_before="status_form")), True),
        ("left", "", answered(TRACKED), False),
        ("left", "", answered(BOOKED), False),
        ("left", "", answered(ASKING), False),
        ("left", "", answered(Act("stop")), False),
        ("person", "", PASSED_ON, True),
        ("person", "", Heard(Decision.OBSERVE), True),
        ("person", "", ASKED, False),
    ],
)
def test_a_turn_does_what_was_expected_or_not(
    kind: Wanted, of: str, came: Heard, expected: bool
) -> None:
    assert is_met(Expectation(kind, of), came, SHOP) is expected


def test_a_confirmation_must_show_the_values_whatever_their_punctuation() -> None:
    right = (("order_number", "HG-1"), ("new_address", "Mill Road 5, Bath"))
    other = (("order_number", "HG-1"), ("new_address", "Mill Road 6, Bath"))
    assert is_met(Expectation("confirm", values=right), answered(CONFIRMING), SHOP)
    assert not is_met(Expectation("confirm", values=other), answered(CONFIRMING), SHOP)
    missing = Expectation("confirm", values=(("email", "a@b.example"),))
    assert not is_met(missing, answered(CONFIRMING), SHOP)


def test_any_of_several_expectations_is_enough() -> None:
    step = Step("", (Expectation("person"), Expectation("asks", "email")))
    assert as_expected(step, answered(ASKING), SHOP)
    assert not as_expected(step, answered(CONFIRMING), SHOP)
    assert wanted(step) == "person or asks"


def test_of_each_dialogue_only_the_first_failure_counts_as_one() -> None:
    steps = tuple(Step(text, (Expectation("chat"),)) for text in "abc")
    asked = [Dialogue("one", steps), Dialogue("two", steps)]
    fine = [[True, False, False], [True, True, True]]
    assert [step.say for step in first_failures(asked, fine)] == ["b"]
    assert reached(fine) == [True, False, True, True, True]


# ── follow-ups and facts ─────────────────────────────────────────────────────────────────────

BOTH = Act("warranty", uttered=frozenset({"warranty", "invoice"}))


def test_two_questions_are_both_answered_or_one_is_named() -> None:
    wanted_both = ("warranty", "invoice")
    assert follows(wanted_both, "", answered(BOTH), SHOP)
    assert not follows(wanted_both, "", answered(Act("warranty"), "Two years."), SHOP)
    named = answered(Act("warranty"), "Two years. Ask me again: get an invoice.")
    assert follows(wanted_both, "", named, SHOP)
    assert not follows(wanted_both, "", ASKED, SHOP)


def test_a_follow_up_is_about_what_it_is_about() -> None:
    came = answered(Act("warranty"), "For mugs two years.")
    assert follows(("warranty",), "mugs", came, SHOP)
    assert not follows(("warranty",), "lamps", came, SHOP)


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("valid for 3 years", "They stay valid for 3 years.", True),
        ("valid for 3 years", "They stay valid for 4 years.", False),
        ("in all our four stores", "In our four stores", True),
        ("12.90 EUR", "it costs 12.90 EUR", True),
        ("open on Sunday", "closed on Monday", False),
    ],
)
def test_a_text_holds_a_fact_by_its_numbers_and_most_of_its_words(
    words: str, text: str, expected: bool
) -> None:
    assert holds(words, text) is expected


def test_sentences_end_at_ends_of_sentences_and_lines() -> None:
    text = "It costs 12.90 EUR! Write to a@shop.example.\nOr ask me"
    assert sentences_of(text) == ["It costs 12.90 EUR!", "Write to a@shop.example.", "Or ask me"]


@pytest.mark.parametrize(
    ("bubbles", "expected"),
    [
        (["It lasts two years. Wear is not covered."], True),
        (["Sorry that it broke. It lasts two years."], True),
        (["Sorry that it broke.", "It lasts two years."], True),
        (
            ["Wear, stains and whatever else comes with use are not covered. It lasts two years."],
            False,
        ),
        (["We have 4 stores. It lasts two years."], False),
        (["Sorry. Wear is not covered. It lasts two years."], False),
        ([], False),
    ],
)
def test_a_fact_comes_first_or_after_a_short_acknowledgement(
    bubbles: list[str], expected: bool
) -> None:
    assert comes_first("lasts two years", bubbles) is expected


def test_what_the_shop_does_not_say_must_not_be_answered() -> None:
    open_one = FactAsked("", "warranty", None)
    assert is_told_first(open_one, PASSED_ON)
    assert not is_told_first(open_one, answered(Act("warranty"), "Two years."))
