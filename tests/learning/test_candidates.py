"""What a log yields when an agent replies, or a customer says that an answer did not help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain import events
from handoff.domain.attached import Attachment
from handoff.domain.events import AnyEvent, Decision, Guess
from handoff.domain.reasons import InDanger
from handoff.learning import candidates
from handoff.learning.candidates import Entry, Proposal
from harness.shop import mask


def from_reply(log: list[Entry], reply_seq: int) -> Proposal | None:
    return candidates.from_reply(log, reply_seq, mask)


def from_did_not_help(log: list[Entry], about_seq: int | None) -> Proposal | None:
    return candidates.from_did_not_help(log, about_seq, mask)


def said(text: str) -> AnyEvent:
    return events.CustomerSaid(client_id="c", text=text)


def answered(reply_to: int, text: str = "Within 30 days.") -> AnyEvent:
    return events.BotSaid(reply_to=reply_to, messages=(events.BotMessage(text=text),))


def replied(text: str) -> AnyEvent:
    return events.AgentSaid(client_id="a", agent_id="1", agent_name="Ada", text=text)


def judged(message_seq: int, intent: str = "warranty") -> AnyEvent:
    return events.Judged(
        message_seq=message_seq,
        decision=Decision.ESCALATE,
        ranking=(Guess(intent=intent, confidence=0.4),),
    )


def log_of(*happened: AnyEvent) -> list[Entry]:
    return list(enumerate(happened, start=1))


def test_a_reply_proposes_the_words_since_the_last_answer() -> None:
    log = log_of(
        said("hello"),
        answered(1),
        said("do you mend old jackets?"),
        judged(3),
        events.Escalated(),
        said("mine is from 2009"),
        replied("We do, for 25 euros."),
    )
    proposal = from_reply(log, 7)
    assert proposal is not None
    assert proposal.question == "do you mend old jackets?\nmine is from 2009"
    assert (proposal.source, proposal.question_seq, proposal.reply_seq) == ("reply", 6, 7)
    assert proposal.reply == "We do, for 25 euros."


def test_the_judgement_of_the_newest_judged_message_travels_along() -> None:
    log = log_of(said("one"), judged(1, "greet"), said("two"), judged(3, "stop"), replied("yes"))
    proposal = from_reply(log, 5)
    assert proposal is not None and proposal.judgement == judged(3, "stop")


def test_without_a_judgement_there_is_none() -> None:
    proposal = from_reply(log_of(said("one"), replied("yes")), 2)
    assert proposal is not None
    assert proposal.judgement is None


def test_a_second_reply_in_a_row_answers_the_same_question() -> None:
    log = log_of(said("do you mend jackets?"), replied("Let me see."), replied("We do."))
    proposal = from_reply(log, 3)
    assert proposal is not None
    assert (proposal.question, proposal.reply) == ("do you mend jackets?", "We do.")


def test_a_clarifying_question_is_no_answer_and_a_button_no_wording() -> None:
    log = log_of(
        said("about my old jacket"),
        events.ClarifyAsked(reply_to=1, options=(events.ClarifyOption(label="Washing"),)),
        events.Chosen(client_id="d", clarify_seq=2, option=None),
        events.Escalated(),
        replied("Tell me more."),
    )
    proposal = from_reply(log, 5)
    assert proposal is not None
    assert (proposal.question, proposal.question_seq) == ("about my old jacket", 1)


def test_after_did_not_help_the_reply_belongs_to_the_question_that_was_badly_answered() -> None:
    log = log_of(
        said("can you mend my jacket"),
        answered(1),
        said("thanks"),
        answered(3),
        events.HumanRequested(client_id="e", via="did_not_help", about_seq=2),
        events.Escalated(),
        said("the zip is broken"),
        replied("Send it in."),
    )
    proposal = from_reply(log, 8)
    assert proposal is not None
    assert proposal.question == "can you mend my jacket\nthe zip is broken"


def test_did_not_help_proposes_the_question_and_shows_the_bots_answer() -> None:
    log = log_of(
        said("can you mend my jacket"),
        judged(1),
        said("it is blue"),
        answered(1, "Wash it cold."),
        events.HumanRequested(client_id="e", via="did_not_help", about_seq=4),
    )
    proposal = from_did_not_help(log, 4)
    assert proposal is not None
    assert proposal.source == "did_not_help"
    assert (proposal.question, proposal.question_seq) == ("can you mend my jacket", 1)
    assert (proposal.reply, proposal.reply_seq) == ("Wash it cold.", 4)
    assert proposal.judgement is not None


def test_nothing_is_proposed_where_there_is_no_question_or_no_answer() -> None:
    log = log_of(events.HumanRequested(client_id="e"), events.Escalated(), replied("Hello!"))
    assert from_reply(log, 3) is None
    assert from_reply(log, 1) is None
    assert from_did_not_help(log, 2) is None
    assert from_did_not_help(log, None) is None
    assert from_did_not_help(log_of(answered(0)), 1) is None


PERSONAL = st.sampled_from(
    ["ann.lee@example.org", "HG-10432", "+49 431 5550123", "4111 1111 1111 1111", "ship it"]
)


@given(st.lists(PERSONAL, min_size=1, max_size=4), PERSONAL)
def test_no_personal_data_gets_into_a_proposal(asked: list[str], reply: str) -> None:
    log = log_of(*[said(f"my data: {text}") for text in asked], replied(f"yours: {reply}"))
    proposal = from_reply(log, len(log))
    assert proposal is not None
    for text in (proposal.question, proposal.reply):
        assert mask(text) == text
        assert not any(char.isdigit() for char in text) and "@" not in text


def test_files_without_a_word_are_neither_a_question_nor_an_answer() -> None:
    cat = Attachment(id="a", name="cat.png", type="image/png", size=9)
    asked = events.CustomerSaid(client_id="f", text="", attachments=(cat,))
    shown = events.AgentSaid(
        client_id="g", agent_id="1", agent_name="Ada", text="", attachments=(cat,)
    )
    only_files = [(1, asked), (2, replied("A cat."))]
    assert from_reply(only_files, 2) is None
    assert candidates.from_reply(only_files, 2, mask, question_seq=1) is None
    assert from_reply([(1, said("what is this?")), (2, shown)], 2) is None
    proposal = from_reply([(1, said("what is this?")), (2, asked), (3, replied("A cat."))], 3)
    assert proposal is not None and proposal.question == "what is this?"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Dear Anna Müller Li, it is Ada.", "Dear <name>, it is <name>."),
        ("hi ANNA! Ms müller's parcel", "hi <name>! Ms <name>'s parcel"),
        ("Anna-Lena and Annabel", "<name>-Lena and Annabel"),
        ("Is Li there? anna@shop.example", "Is Li there? <email>"),
    ],
)
def test_the_names_of_both_are_taken_out(text: str, masked: str) -> None:
    without = candidates.without_names(mask, "Anna Müller Li", "Ada", None, " ")
    assert without(text) == masked


def test_a_name_like_a_placeholder_breaks_none() -> None:
    assert candidates.without_names(mask, "Email")("a@b.example") == "<email>"
    assert candidates.without_names(mask, None, "") is mask


def test_what_waits_for_an_answer_is_all_since_the_last_one() -> None:
    log = log_of(said("hello"), answered(1), said("do you mend jackets?"), said("a@b.example"))
    question = candidates.open_question(log, mask)
    assert question == candidates.Question(4, "do you mend jackets?\n<email>")
    assert candidates.open_question([*log, (5, replied("We do."))], mask) is None
    assert candidates.open_question([], mask) is None


def test_nobody_is_offered_other_peoples_answers_where_care_is_needed() -> None:
    needs_care = events.Judged(
        message_seq=1, decision=Decision.ESCALATE, reasons=(InDanger(category="self_harm"),)
    )
    assert candidates.open_question(log_of(said("I want to end it")), mask) is not None
    assert candidates.open_question(log_of(said("I want to end it"), needs_care), mask) is None


def test_an_agent_may_say_which_message_a_reply_answers() -> None:
    log = log_of(said("do you mend jackets?"), said("and where are you?"), replied("We do."))
    proposal = candidates.from_reply(log, 3, mask, question_seq=1)
    assert proposal is not None
    assert (proposal.question_seq, proposal.question) == (1, "do you mend jackets?")
    assert candidates.from_reply(log, 3, mask, question_seq=3) is None
