"""Typing errors put right by the words of an assistant's examples, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.spelling import SHORTEST, Slips, Speller, slips_between, slips_in, words_in

TEXTS = [
    "can I return the jumper", "return my parcel", "where is my parcel", "the jumper is too small",
    "please change the address", "change of address for my parcel", "the lamp is cracked",
    "the lamp leaks", "boots in 44", "are the boots waterproof", "a waterproof jacket", "my jacket",
    "i want my money back", "send it back", "return the lamp",
]  # fmt: skip
OTHER_WORDS = frozenset({"lamb", "oder", "bike", "champ"})
SPELLED = Speller(words_in(TEXTS), OTHER_WORDS.__contains__)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how do i retrun a jmuper", "how do i return a jumper"),
        ("chnage adress pls", "change address pls"),
        ("wher is my pracel", "wher is my parcel"),
        ("the wterprroof jaket", "the waterproof jacket"),
        ("Retrun", "return"),
    ],
)
def test_a_slip_of_the_finger_is_put_right(typed: str, meant: str) -> None:
    assert SPELLED(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "lamb", "my bike", "oder doch nicht", "<email> <phone>", "HG-10432", "abc", "the jumper's",
        "zalando", "leeks", "returns", "jackets", "tacket", "jumpes", "", "¿dónde está?",
    ],
)  # fmt: skip
def test_what_may_be_right_stays(text: str) -> None:
    assert SPELLED(text) == text


def test_of_two_words_as_near_the_one_much_more_used_is_meant_or_none() -> None:
    of_two = Speller({"board": 5, "beard": 4}, OTHER_WORDS.__contains__)
    assert of_two("bxard") == "bxard"
    assert Speller({"board": 50, "beard": 4}, OTHER_WORDS.__contains__)("bxard") == "board"


@given(st.text(max_size=80))
def test_only_words_change_and_what_is_right_is_not_changed_again(text: str) -> None:
    once = SPELLED(text)
    assert SPELLED(once) == once
    assert len(once.split()) == len(text.split())


WORDS = st.text("abcdé", max_size=9)


@given(typed=WORDS, known=st.lists(WORDS, unique=True, max_size=30))
def test_no_word_that_may_be_meant_is_overlooked(typed: str, known: list[str]) -> None:
    meant = {
        word
        for word in known
        if min(len(word), len(typed)) >= SHORTEST
        and word[0] == typed[0]
        and word != typed
        and slips_between(typed, word, slips_in(typed)) <= slips_in(typed)
    }
    assert set(Slips(known).of(typed)) == meant
