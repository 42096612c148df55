"""What becomes of a message: what is appended, and what the bot then knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from handoff.domain import events, outcome
from handoff.domain.conversation import Status
from handoff.domain.escalation import FAILED_TURNS, Answer, Clarify, Escalate, Stay
from handoff.domain.events import AnyEvent, BotMessage, Decision, Guess, Mood
from handoff.domain.language import Languages
from handoff.domain.outcome import Outcome
from handoff.domain.parse import Acted, Utterance
from handoff.domain.reasons import (
    BotSilent,
    BotSlow,
    FailedTurns,
    Measured,
    OtherLanguage,
    SentFiles,
)
from handoff.domain.signals import CARE, Policy, Signals, Thresholds
from handoff.domain.task import Task, left_queue
from handoff.domain.thread import Thread

NOW = datetime(2027, 3, 8, 14, 30, tzinfo=UTC)
POLICY = Policy(labels={"hours": "Opening hours", "fees": "Late fees"})
SIGNALS = Signals(
    ranking=tuple(Guess(intent=name, confidence=0.1) for name in "abcdefg"),
    confidence=0.1,
    unknown=0.2,
    conformal=(),
    mood=Mood(negative=0.1, neutral=0.8, positive=0.1),
    asked_for_a_person=False,
    fills_slot=False,
    in_form=False,
    thresholds=Thresholds(answer=0.7, unknown=0.9, conformal=0.9),
    model_id="m1",
)
LANGUAGES = Languages(answered=("en", "nl"), notes={"fi": "En osaa suomea.", "": "In English."})
WHY = Measured(code="unknown_question", value=0.9, threshold=0.8)
SPOKE = Acted((BotMessage(text="Until six."),), {"day": "Sunday"}, False, False)


def log(*happened: AnyEvent) -> Thread:
    thread = Thread("c3", "de", NOW, NOW, "k1")
    for event in happened:
        thread.append(event, NOW)
    return thread


def task(*past: AnyEvent, **given: object) -> Task:
    made = Task(
        conversation_id="c3",
        seq=len(past) + 1,
        epoch=0,
        status=Status.BOT,
        text="till when",
        chosen_intent=None,
        past=tuple(log(*past).appended),
        untold=(),
        slots={"branch": "north"},
        starts_afresh=False,
        changed_hands=False,
        left_queue=left_queue(log(*past).appended),
        answers_last_reply=True,
    )
    return replace(made, **given)  # type: ignore[arg-type]


def kinds(what: Outcome) -> list[str]:
    return [event.kind for event in outcome.events_of(task(), what)]


def test_a_chosen_reading_is_answered_whatever_was_measured() -> None:
    stranger = replace(SIGNALS, unknown=1.0)
    assert isinstance(outcome.decision_on(task(), stranger, POLICY), Escalate)
    assert outcome.decision_on(task(chosen_intent="hours"), stranger, POLICY) == Answer()


def test_a_message_with_a_file_is_for_a_person_however_sure_the_bot_is_of_its_words() -> None:
    sure = replace(SIGNALS, confidence=0.99, unknown=0.0, conformal=("hours",))
    assert outcome.decision_on(task(), sure, POLICY) == Answer()
    with_file = task(sent_files=True)
    assert outcome.decision_on(with_file, sure, POLICY) == Escalate((SentFiles(),), 0)
    endangered = replace(sure, care="emergency")
    assert outcome.decision_on(with_file, endangered, POLICY) == outcome.decision_on(
        task(), endangered, POLICY
    )


def test_who_has_just_left_the_queue_is_not_put_back_into_it_by_a_file() -> None:
    left = (events.Escalated(), events.HandedBack(by="customer", client_id="c"))
    assert outcome.decision_on(task(*left, sent_files=True), SIGNALS, POLICY) == Stay(
        "cannot_answer"
    )
    assert outcome.failed(task(*left, text="", sent_files=True), SentFiles()).fallback


def test_a_question_back_offers_the_labels_and_is_a_failed_turn() -> None:
    asked = outcome.without_answer(task(), Clarify(("fees", "hours")), SIGNALS, POLICY)
    assert [option.label for option in asked.options] == ["Late fees", "Opening hours"]
    assert asked.failed_turn
    assert kinds(asked) == ["judged", "clarify_asked"]


def test_what_is_passed_on_keeps_its_reasons_and_says_nothing() -> None:
    passed = outcome.without_answer(task(), Escalate((WHY,), 2), SIGNALS, POLICY)
    assert (passed.reasons, passed.priority) == ((WHY,), 2)
    assert kinds(passed) == ["judged"]


def test_an_answer_is_appended_after_its_judgement_with_what_was_found_out() -> None:
    answered = outcome.answered(task(), SIGNALS, [SPOKE], POLICY)
    judged, said = outcome.events_of(task(), answered)
    assert isinstance(judged, events.Judged) and isinstance(said, events.BotSaid)
    assert (judged.message_seq, said.reply_to) == (1, 1)
    assert judged.slots == {"day": "Sunday"}
    assert len(judged.ranking) == outcome.GUESSES_KEPT


def test_a_judgement_without_the_bot_keeps_the_slots_that_were_known() -> None:
    (judged,) = outcome.events_of(task(), outcome.failed(task(), BotSlow(seconds=8)))
    assert isinstance(judged, events.Judged)
    assert judged.slots == {"branch": "north"}


@pytest.mark.parametrize(
    "acted", [replace(SPOKE, messages=()), replace(SPOKE, failed=True)], ids=["silent", "failed"]
)
def test_a_bot_with_nothing_to_say_brings_a_person(acted: Acted) -> None:
    passed = outcome.answered(task(), SIGNALS, [acted], POLICY)
    assert passed.decision is Decision.ESCALATE
    assert passed.reasons == (BotSilent(code="bot_silent"),)
    assert passed.acted and not passed.messages


def test_a_value_refused_once_is_asked_for_again_and_then_brings_a_person() -> None:
    refused = replace(SPOKE, rejected_slot=True)
    first = outcome.answered(task(), SIGNALS, [refused], POLICY)
    assert first.decision is Decision.ANSWER and first.failed_turn and first.messages

    failed = events.Judged(message_seq=1, decision=Decision.ANSWER, failed_turn=True)
    before = (events.CustomerSaid(client_id="a", text="on Sunday"), failed) * (FAILED_TURNS - 1)
    again = outcome.answered(task(*before), SIGNALS, [refused], POLICY)
    assert again.decision is Decision.ESCALATE and not again.messages
    refusals = FailedTurns(code="unusable_answers", turns=FAILED_TURNS, threshold=FAILED_TURNS)
    assert again.reasons == (refusals,)


def test_a_bot_that_fails_is_no_matter_while_a_person_has_the_conversation() -> None:
    assert outcome.failed(task(), BotSlow(seconds=8)).decision is Decision.ESCALATE
    held = outcome.failed(task(status=Status.HUMAN), BotSlow(seconds=8))
    assert (held.decision, held.reasons) == (Decision.OBSERVE, ())


def test_after_an_answer_the_bot_knows_everything() -> None:
    assert outcome.bot_was_told(task(), Outcome(Decision.ANSWER), 9) == 9


@pytest.mark.parametrize(
    "news",
    [
        {"untold": (Utterance("agent", "hello"),)},
        {"starts_afresh": True},
        {"changed_hands": True},
    ],
)
def test_what_the_bot_was_told_before_it_passed_on_it_need_not_be_told_again(
    news: dict[str, object],
) -> None:
    past = (events.Escalated(), events.HandedBack(by="customer"))
    passed = Outcome(Decision.ESCALATE)
    assert outcome.bot_was_told(task(*past, **news), passed, 9) == 2
    assert outcome.bot_was_told(task(*past), passed, 9) is None
    assert outcome.bot_was_told(task(*past, status=Status.HUMAN, **news), passed, 9) is None


def test_no_button_answers_what_speaks_of_danger() -> None:
    signals = replace(SIGNALS, care="emergency")
    decision = outcome.decision_on(task(chosen_intent="hours"), signals, POLICY)
    assert isinstance(decision, Escalate) and decision.priority == CARE


# ── no answer, and yet no person ─────────────────────────────────────────────────────────────

SAME = events.BotSaid(reply_to=1, messages=SPOKE.messages)
LEFT = (events.Escalated(), events.HandedBack(by="customer"))


def test_the_same_answer_is_given_twice_and_not_a_third_time() -> None:
    twice = outcome.answered(task(SAME), SIGNALS, [SPOKE], POLICY)
    assert twice.decision is Decision.ANSWER
    thrice = outcome.answered(task(SAME, SAME), SIGNALS, [SPOKE], POLICY)
    assert kinds(thrice) == ["judged", "fallback"]
    assert thrice.fallback == "said_before" and thrice.failed_turn
    assert outcome.bot_was_told(task(SAME, SAME), thrice, 9) == 9  # it believes it has said so


def test_other_words_in_between_do_not_make_it_new_but_another_owner_does() -> None:
    other = events.BotSaid(reply_to=2, messages=(BotMessage(text="On weekdays."),))
    apart = outcome.answered(task(SAME, other, SAME, other), SIGNALS, [SPOKE], POLICY)
    assert apart.fallback == "said_before"
    back = events.HandedBack(by="agent")
    first = (events.Claimed(agent_id="a", agent_name="Ada"), back)
    assert outcome.answered(task(SAME, SAME, *first), SIGNALS, [SPOKE], POLICY).messages


def test_a_form_may_ask_and_a_pleasantry_be_returned_as_often_as_need_be() -> None:
    asks = replace(SPOKE, active_form="loan_form")
    assert outcome.answered(task(SAME, SAME), SIGNALS, [asks], POLICY).messages
    pleasant = replace(POLICY, small_talk=frozenset({"a"}))
    assert outcome.answered(task(SAME, SAME), SIGNALS, [SPOKE], pleasant).messages


def test_an_answer_says_whether_it_ends_with_a_forms_question() -> None:
    asks = replace(SPOKE, active_form="loan_form")
    for acted, waits in ((SPOKE, False), (asks, True)):
        what = outcome.answered(task(), SIGNALS, [acted], POLICY)
        said = [one for one in outcome.events_of(task(), what) if isinstance(one, events.BotSaid)]
        assert [one.asks for one in said] == [waits]


def test_who_left_the_queue_is_told_that_there_is_no_answer_instead_of_queueing_again() -> None:
    silent = outcome.answered(task(*LEFT), SIGNALS, [replace(SPOKE, messages=())], POLICY)
    slow = outcome.failed(task(*LEFT), BotSlow(seconds=8))
    for what in (silent, slow):
        assert kinds(what) == ["judged", "fallback"]
        assert what.fallback == "cannot_answer" and not what.reasons
    assert outcome.bot_was_told(task(*LEFT), slow, 9) is None


def test_answers_to_several_questions_are_one_answer_and_what_is_left_is_named_before_it() -> None:
    asks = replace(SPOKE, messages=(BotMessage(text="Which branch?"),), slots={})
    again = replace(SPOKE, messages=(BotMessage(text="At noon."), BotMessage(text="Which branch?")))
    what = outcome.answered(task(), SIGNALS, [asks, again], POLICY, ["Is it haunted?"])
    judged, named, said = outcome.events_of(task(), what)
    assert isinstance(named, events.Fallback) and named.about == "Is it haunted?"
    assert isinstance(said, events.BotSaid)
    assert [message.text for message in said.messages] == ["At noon.", "Which branch?"]
    assert isinstance(judged, events.Judged) and not judged.failed_turn
    assert what.turns == 2


def test_several_questions_to_a_silent_bot_bring_a_person() -> None:
    silent = replace(SPOKE, messages=())
    assert outcome.answered(task(), SIGNALS, [silent, silent], POLICY).reasons == (
        BotSilent(code="bot_silent"),
    )


def test_a_hand_over_of_the_assistants_own_brings_a_person_whatever_else_was_said() -> None:
    over = replace(SPOKE, hands_over=True)
    for past in ((), LEFT):
        for acts in ([over], [SPOKE, over], [over, SPOKE]):
            passed = outcome.answered(task(*past), SIGNALS, acts, POLICY)
            assert passed.decision is Decision.ESCALATE and not passed.messages


def test_several_answers_that_were_all_given_twice_are_not_given_a_third_time() -> None:
    other = replace(SPOKE, messages=(BotMessage(text="On weekdays."),))
    both = events.BotSaid(reply_to=1, messages=(*SPOKE.messages, *other.messages))
    thrice = outcome.answered(task(both, both), SIGNALS, [SPOKE, other], POLICY)
    assert thrice.fallback == "said_before"


def test_an_answer_counts_too_where_it_was_one_of_several() -> None:
    both = events.BotSaid(reply_to=1, messages=(*SPOKE.messages, BotMessage(text="Upstairs.")))
    assert outcome.answered(task(both, SAME), SIGNALS, [SPOKE], POLICY).fallback == "said_before"
    beside = replace(SPOKE, messages=(BotMessage(text="For free."),))
    assert outcome.answered(task(both, SAME), SIGNALS, [SPOKE, beside], POLICY).messages


# ── languages ────────────────────────────────────────────────────────────────────────────────


SPEAKING = replace(POLICY, languages=LANGUAGES)


def in_language(language: str) -> Signals:
    return replace(SIGNALS, language=language)


def test_a_judgement_keeps_the_language_and_an_answer_the_one_it_is_in() -> None:
    judged, said = outcome.events_of(
        task(), outcome.answered(task(), in_language("nl"), [SPOKE], SPEAKING)
    )
    assert isinstance(judged, events.Judged) and judged.language == "nl"
    assert isinstance(said, events.BotSaid)
    assert (said.language, said.instead_of, said.messages) == ("nl", None, SPOKE.messages)


def test_a_language_without_answers_is_said_once_and_before_the_answer() -> None:
    past = log(events.CustomerSaid(client_id="a", text="moi"))
    first = outcome.answered(task(), in_language("fi"), [SPOKE], SPEAKING)
    judged, said = outcome.events_of(task(), first)
    assert isinstance(said, events.BotSaid)
    assert [message.text for message in said.messages] == ["En osaa suomea.", "Until six."]
    assert (said.language, said.instead_of) == ("en", "fi")

    past.append(judged, NOW)
    past.append(said, NOW)
    assert (past.overview.language, past.overview.told_instead_of) == ("fi", "fi")
    later = replace(task(), told_instead_of=past.overview.told_instead_of)
    again = outcome.answered(later, in_language("fi"), [SPOKE], SPEAKING)
    assert again.messages == SPOKE.messages and again.instead_of is None
    other = outcome.answered(later, in_language("hu"), [SPOKE], SPEAKING)
    assert other.messages[0].text == "In English."


def test_a_refused_value_is_no_reason_to_leave_out_that_the_language_has_no_answers() -> None:
    refused = replace(SPOKE, rejected_slot="card")
    first = outcome.answered(task(), in_language("fi"), [refused], SPEAKING)
    assert first.failed_turn and first.instead_of == "fi"
    assert [message.text for message in first.messages] == ["En osaa suomea.", "Until six."]


def test_a_bot_with_nothing_to_say_does_not_apologise_for_its_language_either() -> None:
    silent = outcome.answered(task(), in_language("fi"), [replace(SPOKE, messages=())], SPEAKING)
    assert silent.decision is Decision.ESCALATE and not silent.messages


def test_a_question_back_is_in_the_customers_language_where_there_are_words() -> None:
    dutch = replace(POLICY, languages=LANGUAGES, labels_in={"nl": {"hours": "Openingstijden"}})
    both = Clarify(("fees", "hours"))
    asked = outcome.without_answer(task(), both, in_language("nl"), dutch)
    assert [option.label for option in asked.options] == ["Late fees", "Openingstijden"]
    assert kinds(asked) == ["judged", "clarify_asked"]
    foreign = outcome.without_answer(task(), both, in_language("fi"), dutch)
    assert [option.label for option in foreign.options] == ["Late fees", "Opening hours"]
    *_, note, question = outcome.events_of(task(), foreign)
    assert isinstance(note, events.BotSaid) and isinstance(question, events.ClarifyAsked)
    assert (note.instead_of, question.language) == ("fi", "en")


def test_a_failed_turn_still_says_in_which_language_it_was() -> None:
    (judged,) = outcome.events_of(task(), outcome.failed(task(), BotSlow(seconds=8), "nl"))
    assert isinstance(judged, events.Judged) and judged.language == "nl"


def test_by_policy_a_language_without_answers_brings_a_person() -> None:
    asks = replace(POLICY, languages=replace(LANGUAGES, to_a_person=True))
    sure = replace(
        in_language("fi"), ranking=(Guess(intent="hours", confidence=0.9),), confidence=0.9
    )
    passed = outcome.decision_on(task(), sure, asks)
    assert isinstance(passed, Escalate)
    assert passed.reasons == (OtherLanguage(language="fi"),)
    assert outcome.decision_on(task(), replace(sure, language="nl"), asks) == Answer()
    assert outcome.decision_on(task(), sure, replace(POLICY, languages=LANGUAGES)) == Answer()
    assert outcome.decision_on(task(*LEFT), sure, asks) == Answer()  # they prefer the bot


@pytest.mark.parametrize("in_form", [True, False])
def test_a_remark_that_is_not_understood_is_no_failure_inside_a_form(in_form: bool) -> None:
    signals = replace(SIGNALS, in_form=in_form)
    what = outcome.without_answer(task(), Stay("not_understood"), signals, POLICY)
    judged, said = outcome.events_of(task(), what)
    assert isinstance(said, events.Fallback) and said.code == "not_understood"
    assert isinstance(judged, events.Judged) and judged.failed_turn is not in_form
