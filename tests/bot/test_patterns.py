"""Entities as people write them, and what must not be mistaken for one."""

from __future__ import annotations

import pytest

from bot.components.patterns import Listed, find_all
from common.assistant import Found
from harness.shop import SHOP

PRODUCTS = Listed(
    "product", {"deck boots": "deck boots", "boots": "deck boots", "rain jacket": "rain jacket"}
)


def findings(text: str) -> list[Found]:
    return find_all(text, SHOP.runtime.identifiers, [PRODUCTS])


def found(text: str) -> list[tuple[str, str]]:
    return [(one.entity, one.value) for one in findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "HG-10432", "hg10432", "Hg 10432", "HG–10432", "#HG-10432!", "hg_10432", "HG 1 0 4 3 2",
        "10432", "it's 10432", "no, 10432.", "order 10432", "order number is 10432", "#10432",
        "Bestellung Nr. 10432",
    ],
)  # fmt: skip
def test_an_order_number_however_it_is_written(text: str) -> None:
    assert found(text) == [("order_number", "HG-10432")]


@pytest.mark.parametrize(
    "text", ["24105 Kiel", "I paid 12000 for 10432 mugs", "HG", "+49 431 10432", "HG-12"]
)
def test_other_numbers_are_no_order_numbers(text: str) -> None:
    assert "order_number" not in dict(found(text))


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("Anna.Berg@Example.com", "anna.berg@example.com"),
        ("my mail: a+b@mail.example.co.uk.", "a+b@mail.example.co.uk"),
        ("anna @ example.com", "anna@example.com"),
        ("anna(at)example.com", "anna@example.com"),
    ],
)
def test_an_email_address(text: str, email: str) -> None:
    assert found(text) == [("email", email)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("it came 2026-03-12", "2026-03-12"),
        ("on 12.03.2026", "2026-03-12"),
        ("12/3/26", "2026-03-12"),
        ("March 12th, 2026", "2026-03-12"),
        ("12th of march", "12th of march"),
        ("Yesterday", "yesterday"),
        ("two weeks ago", "two weeks ago"),
        ("last Monday", "last monday"),
    ],
)
def test_a_date_is_iso_when_it_names_a_year(text: str, date: str) -> None:
    assert found(text) == [("date", date)]


def test_a_day_that_the_calendar_lacks_is_none() -> None:
    assert found("31.02.2026") == []


def test_a_product_is_called_as_in_the_catalogue() -> None:
    assert found("the Boots and two rain  jackets") == [
        ("product", "deck boots"),
        ("product", "rain jacket"),
    ]


def test_a_word_inside_another_is_no_product() -> None:
    assert found("bootstrap") == []


def test_offsets_point_at_what_was_found() -> None:
    text = "hi, HG-10432 and anna@example.com"
    assert [text[one.start : one.end] for one in findings(text)] == [
        "HG-10432",
        "anna@example.com",
    ]
