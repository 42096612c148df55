"""Personal data never leaves `mask`, ordinary numbers stay, and masking twice changes nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.masking import Masker
from harness.shop import mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("I am anna.berg+shop@example.com, ok?", "I am <email>, ok?"),
        ("Mail ANNA@EXAMPLE.CO.UK.", "Mail <email>."),
        ("it is o'neil@example.com", "it is <email>"),
        ("jörg@müller.example ist meine", "<email> ist meine"),
        ("anna @ example.com", "<email>"),
        ("where is HG-10432?", "where is <order_number>?"),
        ("hg10432, hg 10433 and HG–10434", "<order_number>, <order_number> and <order_number>"),
        ("order 10432 please", "order <order_number> please"),
        ("the order number is 10432", "the order number is <order_number>"),
        ("sorry, it's 10432.", "sorry, it's <order_number>."),
        ("my order number: 10432", "my order number: <order_number>"),
        ("it's #10432", "it's #<order_number>"),
        ("call +49 431 123456-7", "call <phone>"),
        ("call 0431/1234567 now", "call <phone> now"),
        ("(020) 7946 0958", "<phone>"),
        ("0033 6 12 34 56 78", "<phone>"),
        ("card 4242 4242 4242 4242 exp 12/29", "card <card> exp 12/29"),
        ("card 378282246310005", "card <card>"),
        ("DE89 3704 0044 0532 0130 00 is mine", "<iban> is mine"),
        ("gb29nwbk60161331926819", "<iban>"),
    ],
)
def test_personal_data_becomes_a_placeholder(text: str, masked: str) -> None:
    assert mask(text) == masked


def test_an_identifier_is_masked_for_its_own_assistant_alone() -> None:
    assert Masker()("HG-10432, a@example.com") == "HG-10432, <email>"


@pytest.mark.parametrize(
    ("text", "read"),
    [("HG-10432 has a tear", "order has a tear"), ("is a@b.de right", "is my email right")],
)
def test_a_placeholder_is_read_in_words(text: str, read: str) -> None:
    assert mask.as_read(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "I need size 42 in blue",
        "the jacket was 129.90 EUR",
        "I ordered on 12/03/2026 at 14:30",
        "it came on 03.05.2024",
        "since 01-06-24 nothing",
        "since 2019 I have bought 3 lamps",
        "100 000 mugs for 2026",
        "article 4006381333931",
        "meet me @ the store",
        "24105 Kiel",
        "HG is your logo",
    ],
)
def test_ordinary_numbers_and_words_stay(text: str) -> None:
    assert mask(text) == text


@given(st.text(max_size=200))
def test_masking_twice_changes_nothing_in_any_text(text: str) -> None:
    assert mask(mask(text)) == mask(text)


PIECES = st.sampled_from(
    [
        "a@example.com", "HG-10432", "+49 431 1234567", "4242 4242 4242 4242", "<email>",
        "DE89370400440532013000", "order", "10432", "#", " ", "0", "-", "@", ".", "HG", "x", "+",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=10).map("".join))
def test_masking_twice_changes_nothing_where_personal_data_touches(text: str) -> None:
    assert mask(mask(text)) == mask(text)


@given(
    st.from_regex(r"[a-z]{1,10}(\.[a-z]{1,10})?", fullmatch=True),
    st.text(alphabet=" ,;!?\n", min_size=1, max_size=3),
)
def test_no_address_survives_between_words(name: str, gap: str) -> None:
    assert name + "@example.com" not in mask(f"mail{gap}{name}@example.com{gap}please")


@given(st.integers(min_value=1000, max_value=99_999_999), st.sampled_from(["-", "", " ", "–", "#"]))
def test_no_order_number_survives(number: int, between: str) -> None:
    assert str(number) not in mask(f"where is HG{between}{number} please")
