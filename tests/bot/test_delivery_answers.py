"""Answers about delivery: what they say of the country or town that is named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.actions.delivery_answers import delivery_answer
from bot.actions.facts import read_facts
from bot.actions.phrasing import phrases
from bot.actions.question import Question
from handoff.config import ROOT

SHOP, WORDS = read_facts(ROOT / "data" / "facts"), phrases("en")
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def told(
    intent: str,
    *countries: str,
    aspect: str = "general",
    towns: tuple[str, ...] = (),
) -> str | None:
    asked = Question(intent, aspect, "", towns=towns, countries=countries)
    return delivery_answer(asked, SHOP, WORDS, NOW)


@pytest.mark.parametrize(
    ("intent", "country", "aspect", "says"),
    [
        ("delivery_abroad", "norway", "general", "Yes, we deliver to Norway: for 12.90 EUR"),
        ("delivery_abroad", "switzerland", "customs", "For Switzerland the carrier collects"),
        (
            "delivery_abroad",
            "united kingdom",
            "customs",
            "No, there are no customs charges for the",
        ),
        ("delivery_cost", "germany", "general", "Delivery to Germany costs 4.90 EUR"),
        ("delivery_cost", "spain", "free_from", "Delivery to Spain is free from 150 EUR"),
        ("delivery_cost", "france", "express", "There's no express to France"),
        ("delivery_time", "austria", "general", "Delivery to Austria takes 4–8 working days"),
        ("delivery_time", "germany", "express", "Yes, there's express to Germany for 9.90 EUR"),
        ("return_policy", "norway", "cost", "From Norway you pay the postage"),
        (
            "return_policy",
            "netherlands",
            "cost",
            "Returning something from the Netherlands is free",
        ),
        ("pay_later", "austria", "who", "From Austria you can't pay later"),
        ("pay_later", "france", "general", "Yes, from France you can pay later"),
    ],
)
def test_the_first_sentence_answers_for_that_country(
    intent: str, country: str, aspect: str, says: str
) -> None:
    answer = told(intent, country, aspect=aspect)
    assert answer and answer.startswith(says)


@pytest.mark.parametrize("intent", ["delivery_abroad", "delivery_cost", "delivery_time"])
@pytest.mark.parametrize("country", ["canada", "iceland", "canary islands", "turkey"])
def test_a_country_outside_the_list_is_told_so(intent: str, country: str) -> None:
    answer = told(intent, country)
    assert answer and answer.startswith("We don't deliver to") and "yet" in answer.split(".")[0]


def test_customs_are_due_only_where_they_are() -> None:
    due = {name for name in ("norway", "switzerland", "italy", "united kingdom", "germany")
           if "Customs charges are due" in (told("delivery_abroad", name) or "")}  # fmt: skip
    assert due == {"norway", "switzerland"}


def test_a_town_stands_for_its_country_unless_that_is_named_too() -> None:
    answer = told("delivery_time", towns=("zurich",))
    assert answer and answer.startswith("Delivery to Zurich takes 4–8")
    both = told("delivery_time", "switzerland", towns=("zurich",))
    assert both and "Zurich" not in both


def test_two_countries_get_an_answer_each() -> None:
    answer = told("delivery_abroad", "norway", "japan")
    assert answer and "Yes, we deliver to Norway" in answer and "deliver to Japan yet" in answer


def test_what_holds_everywhere_stays_the_ready_made_answer() -> None:
    assert told("delivery_time", "france", aspect="weekend") is None
    assert told("return_policy", "france", aspect="condition") is None
    assert told("delivery_cost") is None
