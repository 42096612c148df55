"""What reads the same is written the same, and nothing else changes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.components.patterns import find_all
from common.unified import unified
from common.visible import visible
from handoff.detector.handoff_request import asked_for_a_person
from harness.shop import SHOP, mask

FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("ＨＧ－２０１７７", "HG-20177"),
        ("nora＠example．com", "nora@example.com"),
        ("𝟐𝟎𝟏𝟕𝟕", "20177"),
        ("I’m, I´m, I‘m, I＇m", "I'm, I'm, I'm, I'm"),
        ("HG-\u200b20\u00ad177\u2060", "HG-20177"),
        ("12½ Mill Road", "12 1/2 Mill Road"),
        ("ﬁnn@example.com", "finn@example.com"),
        ("Nora\u00a0Holm\r\nAm Siel 5", "Nora Holm\nAm Siel 5"),
        ("café", "café"),
        ("cafe\u0301", "café"),
    ],
)
def test_one_writing(written: str, read: str) -> None:
    assert unified(written) == read


@given(st.text())
def test_once_is_enough(text: str) -> None:
    assert unified(unified(text)) == unified(text)


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"])))
def test_ascii_stays(text: str) -> None:
    assert unified(text) == text


@given(st.text(st.characters(categories=["L", "Nd"], max_codepoint=0x2000)))
def test_letters_and_digits_are_as_in_nfkc(text: str) -> None:
    plain = visible(unicodedata.normalize("NFKC", text))  # of U+037A it makes a mark on a space
    assert unified(text) == plain.translate(_NO_APOSTROPHE)


_NO_APOSTROPHE = {ord("ʼ"): "'"}


@pytest.mark.parametrize(
    "text",
    [
        "my order is HG-20177 and my mail nora@example.com",
        "call +49 431 5558210, card 4111 1111 1111 1111, DE89 3704 0044 0532 0130 00",
    ],
)
def test_masking_and_entities_see_through_full_width(text: str) -> None:
    wide = text.translate(FULL_WIDTH)
    assert mask(wide) == mask(text) != text
    identifiers = SHOP.runtime.identifiers
    assert find_all(wide, identifiers, []) == find_all(text, identifiers, [])


def test_the_wish_for_a_person_is_seen_in_full_width() -> None:
    assert asked_for_a_person("ｃａｎ Ｉ ｔａｌｋ ｔｏ ａ ｈｕｍａｎ")
