"""What a text shows: something, or nothing at all."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.visible_text import has_visible_text

NOTHING = [
    "",
    " \t\r\n",
    "\u00a0\u2003\u3000\u2028\u2029",
    "\u200b",
    "\ufe0f\u200d",
    "\u00ad\u2060\ufeff\u180e",
    "\u202e\u2066\u2069\u200f",
    "\u0301\u0308",
    "\u0903",
    "\u20e3",
    "\u2800",
    "\u115f\u1160\u3164\uffa0",
    "\U000e0041\U000e007f",
    "\U000e0100",
    "\u034f\u17b4\u17b5",
    "\x00\x1b\x7f\x85",
    "\ufffe\uffff\U0010ffff\ufdd0",
    "\ud800",
    "\ufffc",
]

SOMETHING = [
    "a",
    "?",
    "7",
    "ﷺ",
    "你好",
    "مرحبا",
    "\u202bשלום\u202c",
    "👩\u200d👩\u200d👧",
    "❤\ufe0f",
    "1\ufe0f\u20e3",
    "🇩🇪",
    "🏴\U000e0067\U000e0062\U000e007f",
    "नमस्ते",
    "e\u0301",
    "⠓",
    "한",
    "\uf8ff",
    "\U0001fae9",
    "\u200b \u200bx",
]


@pytest.mark.parametrize("text", NOTHING, ids=ascii)
def test_shows_nothing(text: str) -> None:
    assert not has_visible_text(text)


@pytest.mark.parametrize("text", SOMETHING, ids=ascii)
def test_shows_something(text: str) -> None:
    assert has_visible_text(text)


@given(st.lists(st.sampled_from(NOTHING)), st.lists(st.sampled_from(NOTHING)))
def test_however_much_invisible_text_hides_one_character(
    before: list[str], after: list[str]
) -> None:
    assert not has_visible_text("".join([*before, *after]))
    assert has_visible_text("".join([*before, "x", *after]))


def test_every_letter_digit_punctuation_and_symbol_is_visible_but_for_a_few_blanks() -> None:
    every = map(chr, range(sys.maxunicode + 1))
    shown = (each for each in every if unicodedata.category(each)[0] in "LNPS")
    unseen = [each for each in shown if not has_visible_text(each)]
    assert "".join(unseen) == "\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159"
