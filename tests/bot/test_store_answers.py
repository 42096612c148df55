"""Answers about stores: what of the message they use, and what they say of places without one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.actions.facts import read_facts
from bot.actions.phrasing import phrases
from bot.actions.question import Question
from bot.actions.store_answers import store_answer
from handoff.config import ROOT

SHOP, WORDS = read_facts(ROOT / "data" / "facts"), phrases("en")
A_WEDNESDAY = datetime(2026, 11, 25, 17, 30, tzinfo=UTC)


def told(
    intent: str,
    text: str = "",
    aspect: str = "general",
    towns: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
    now: datetime = A_WEDNESDAY,
) -> str | None:
    asked = Question(intent, aspect, text, towns=towns, countries=countries)
    return store_answer(asked, SHOP, WORDS, now)


def first_sentence(answer: str | None) -> str:
    assert answer
    return answer.split(". ")[0]


def test_the_hours_of_the_store_that_is_named() -> None:
    answer = told("store_hours", "when does the bristol shop open", towns=("bristol",))
    assert first_sentence(answer).endswith(
        "Monday to Saturday, 9:30–18:00, and Sunday, 11:00–16:00"
    )


@pytest.mark.parametrize(
    ("text", "town", "says"),
    [
        ("is brest open on mondays", "brest", "On Monday our Brest store is closed"),
        (
            "till when on sun in bristol",
            "bristol",
            "On Sunday our Bristol store is open 11:00–16:00",
        ),
        ("kiel hours tomorrow", "kiel", "On Thursday our Kiel store is open 10:00–19:00"),
        ("how late is hamburg open today", "hamburg", "On Wednesday our Hamburg store is open"),
    ],
)
def test_a_day_that_is_named_counts(text: str, town: str, says: str) -> None:
    assert first_sentence(told("store_hours", text, towns=(town,))).startswith(says)


@pytest.mark.parametrize(
    ("town", "says"),
    [
        ("hamburg", "Yes, our Hamburg store is open right now, until 19:00"),  # 18:30 there
        ("bristol", "Yes, our Bristol store is open right now, until 18:00"),  # 17:30 there
        ("brest", "No, our Brest store is closed right now"),  # 18:30 there: just closed
    ],
)
def test_whether_it_is_open_now_goes_by_the_stores_own_clock(town: str, says: str) -> None:
    assert first_sentence(told("store_hours", aspect="now", towns=(town,))).startswith(says)


def test_the_weekend_says_both_days() -> None:
    assert told("store_hours", aspect="weekend", towns=("kiel",)) == (
        "On Saturday our Kiel store is open 10:00–19:00, on Sunday closed."
    )


@pytest.mark.parametrize("intent", ["store_hours", "store_locations", "click_and_collect"])
def test_a_town_without_a_store_is_told_so(intent: str) -> None:
    answer = told(intent, "is your leeds shop open", towns=("leeds",))
    assert answer and answer.startswith("We have no store in Leeds")
    assert "In the United Kingdom you find us in Bristol (7 Wharf Lane)" in answer


def test_a_town_in_a_country_without_stores_gets_all_of_them() -> None:
    answer = told("store_locations", towns=("oslo",))
    assert answer and answer.startswith("We have no store in Oslo")
    assert all(store.address in answer for store in SHOP.stores.values())


def test_a_country_gets_its_stores_or_is_told_that_it_has_none() -> None:
    assert told("store_locations", countries=("france",)) == (
        "Yes, in France you find us in Brest (22 quai du Phare)."
    )
    none = told("store_locations", countries=("ireland",))
    assert none and none.startswith("We have no store in Ireland")


def test_collecting_names_the_store_and_its_days() -> None:
    answer = told("click_and_collect", towns=("brest",))
    assert answer and "in Brest" in answer and "4–8 working days" in answer
    assert told("click_and_collect", aspect="someone_else", towns=("brest",)) is None


def test_two_stores_get_a_sentence_each_and_no_store_the_ready_made_answer() -> None:
    both = told("store_hours", towns=("kiel", "brest"))
    assert both and "Our Kiel store" in both and "Our Brest store" in both
    assert told("store_hours", "when are you open") is None
