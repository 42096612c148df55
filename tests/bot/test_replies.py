"""A reply in a form, taken apart: questions, what is taken back, what is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channel import replies
from common.unified import unified

NUMBER = ("order number", "number")


@pytest.mark.parametrize(
    ("text", "said", "asked"),
    [
        ("do you charge for that? We moved to 7 Quay Lane, Bristol",
         "We moved to 7 Quay Lane, Bristol", "do you charge for that?"),
        ("it's 7 Quay Lane, Bristol, will it be late then?",
         "it's 7 Quay Lane, Bristol", "will it be late then?"),
        ("the seam is open, how long do I have", "the seam is open", "how long do I have"),
        ("The lid is loose. Can I get a new one?", "The lid is loose.", "Can I get a new one?"),
        ("do I need this", "", "do I need this"),
        ("ok, where would I find that", "", "ok, where would I find that"),
        ("muss ich das angeben", "", "muss ich das angeben"),
        ("est-ce que c'est payant", "", "est-ce que c'est payant"),
        ("¿cuánto cuesta?", "", "¿cuánto cuesta?"),
        ("really?", "", "really?"),
    ],
)  # fmt: skip
def test_questions_are_told_from_what_is_said(text: str, said: str, asked: str) -> None:
    reply = replies.read(text)
    assert (reply.said, reply.asked) == (said, asked)


@pytest.mark.parametrize(
    "text",
    [
        "is too loose", "when it came the zip was broken", "what I got is blue", "does not fit",
        "can't wear it", "St. Mary's Road 3, Cork", "nora.holm@example.com", "was a present",
    ],
)  # fmt: skip
def test_a_statement_is_no_question(text: str) -> None:
    assert replies.read(text) == replies.Reply(text, text, "")


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("too long, not too short", ["too short"]),
        ("the mug instead of the boots", ["the boots"]),
        ("not the boots but the mug", ["the boots"]),
        ("20177 rather than 20178, sorry", ["20178"]),
        ("everything except the throw", ["the throw"]),
        ("nicht die Tasse, sondern die Stiefel", ["Tasse"]),
        ("la tasse au lieu des bottes", []),
        ("no, the mug", []),
    ],
)
def test_what_is_ruled_out_is_found(text: str, out: list[str]) -> None:
    assert [text[start:end] for start, end in replies.excluded(text)] == out


@pytest.mark.parametrize(
    ("text", "takes_back"),
    [
        ("hang on, that was the old one", True), ("Oops! 20178", True), ("no, the boots", True),
        ("sorry, my mistake", True), ("ok wait", True), ("warte, die andere", True),
        ("never worn", False), ("wrong colour", False), ("it broke", False), ("sorry", False),
    ],
)  # fmt: skip
def test_words_that_take_something_back(text: str, takes_back: bool) -> None:
    assert replies.takes_back(text) is takes_back


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("sorry, it's the zip", "it's the zip"),
        ("no, too wide", "too wide"),
        ("oh wait, the grey one", "the grey one"),
        ("I do not like it", "I do not like it"),
        ("right boot leaks", "right boot leaks"),
        ("hmm", ""),
    ],
)
def test_what_only_leads_to_a_value_is_no_part_of_it(text: str, rest: str) -> None:
    assert replies.without_lead(text) == rest


@pytest.mark.parametrize("text", ["yes", "ok lol", "hmm", "🤷", "...", "sorry!", "nein danke", ""])
def test_some_replies_are_no_value_of_any_kind(text: str) -> None:
    assert replies.says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "too wide", "Norfolk", "12", "東京", "not for me", "no zip", "passt nicht",
        "passt leider nicht", "ça me va pas",
    ],
)  # fmt: skip
def test_anything_else_may_be_one(text: str) -> None:
    assert not replies.says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "where would I find that?", "what's a order number", "why are you asking for my number?",
        "is the number required?", "do I have to tell you that", "what do you need it for?",
        "must I?",
    ],
)  # fmt: skip
def test_questions_about_the_asking(text: str) -> None:
    assert replies.asks_about(replies.read(text), NUMBER)


@pytest.mark.parametrize(
    "text",
    [
        "what is your return policy?", "where is my parcel?", "do I have to pay for the label?",
        "why is my refund late?", "is a signature required on delivery?", "number?",
    ],
)  # fmt: skip
def test_questions_about_something_else(text: str) -> None:
    assert not replies.asks_about(replies.read(text), NUMBER)


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("haven't got it on me", True), ("I can't find the order number", True),
        ("no clue", True), ("I deleted the mail with the number", True), ("hab ich nicht", True),
        ("je ne l'ai pas", True), ("no lo tengo", True), ("I never received my jacket", False),
        ("I don't have a use for two lamps", False), ("I lost the lid of the kettle", False),
    ],
)  # fmt: skip
def test_who_cannot_tell_it(text: str, lacks: bool) -> None:
    assert replies.lacks(replies.read(text), NUMBER) is lacks


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    text = unified(text)
    reply = replies.read(text)
    assert len(reply.said) + len(reply.asked) <= len(text) + 1
    assert all(0 <= start < end <= len(text) for start, end in replies.excluded(text))
    assert replies.lacks(reply, NUMBER) in (True, False)
    assert text.strip() == "" or reply.said or reply.asked or not text.strip(" \n,;")


def test_clauses_that_hold_something_else_are_left_out() -> None:
    text = "the seam is open, order HG-20177, is that enough?"
    start = text.index("HG")
    assert replies.without_clauses(text, [(start, start + 8)]) == "the seam is open"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("it is too wide, as I said", "it is too wide"),
        ("kratzt furchtbar, wie gesagt.", "kratzt furchtbar"),
        ("elle fuit, comme je l'ai dit", "elle fuit"),
        ("pica mucho, como ya he dicho", "pica mucho"),
        ("not as said on the page", "not as said on the page"),
    ],
)
def test_that_it_was_said_before_can_be_left_out(text: str, rest: str) -> None:
    assert replies.without_reminder(text) == rest
