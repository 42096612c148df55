"""Answers about products: care, size and range of the one that is named."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.actions.facts import read_facts
from bot.actions.phrasing import phrases
from bot.actions.product_answers import product_answer
from bot.actions.question import Question
from handoff.config import ROOT

SHOP, WORDS = read_facts(ROOT / "data" / "facts"), phrases("en")
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def told(
    intent: str,
    *products: str,
    text: str = "",
    aspect: str = "general",
    towns: tuple[str, ...] = (),
) -> str | None:
    asked = Question(intent, aspect, text, towns=towns, products=products)
    return product_answer(asked, SHOP, WORDS, NOW)


@pytest.mark.parametrize(
    ("product", "aspect", "says"),
    [
        ("guernsey", "wash", "Wash the guernsey by hand or in the wool programme"),
        ("enamel bowl", "wash", "Wash the enamel bowl by hand"),
        ("oilskin coat", "proofing", "Re-wax the oilskin coat"),
        ("sea boots", "dry", "Dry the sea boots upright"),
        ("tote bag", "ironing", "Clean the tote bag on the spot only"),
    ],
)
def test_care_is_that_of_the_product(product: str, aspect: str, says: str) -> None:
    answer = told("product_care", product, aspect=aspect)
    assert answer and answer.startswith(says)


def test_a_size_says_how_this_product_is_cut() -> None:
    boots = told("size_advice", "deck boots")
    assert boots and "half a size more" in boots.split(".")[0] and "36 to 47" in boots
    mat = told("size_advice", "rope mat", aspect="chart")
    assert mat == "There's one size of the rope mat: 60 × 90 cm."


def test_a_chart_is_the_same_for_all() -> None:
    assert told("size_advice", "parka", aspect="chart") is None


def test_the_range_names_colours_and_sizes() -> None:
    answer = told("stock_check", "rain jacket", text="do you have the rain jacket")
    assert answer and "navy, yellow, red and olive" in answer and "XS to XXL" in answer


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("is there a parka in olive", "Yes, the parka: we make that in olive"),
        ("parka in pink?", "The parka: not in pink"),
        ("gray beanie", "Yes, the beanie: we make that in grey"),
    ],
)
def test_a_colour_is_in_the_range_or_not(text: str, says: str) -> None:
    answer = told("stock_check", "beanie" if "beanie" in text else "parka", text=text)
    assert answer and answer.startswith(says)


def test_a_store_beside_the_product_is_named() -> None:
    answer = told("stock_check", "smock", towns=("kiel",), aspect="in_store")
    assert answer and "our Kiel store has the smock" in answer


def test_every_product_has_words_for_care_size_and_range() -> None:
    for name in SHOP.products:
        for intent in ("product_care", "size_advice", "stock_check"):
            answer = told(intent, name)
            assert answer and name in answer and "{" not in answer


def test_an_unknown_product_gets_the_ready_made_answer() -> None:
    assert told("product_care", "umbrella") is None and told("product_care") is None
