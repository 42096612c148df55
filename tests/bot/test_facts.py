"""The shop's tables, and that its answers, lookup tables and phrases agree with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.actions.facts import Facts, read_facts
from bot.actions.phrasing import FOLDER as PHRASES
from bot.actions.phrasing import MAIN
from handoff.config import ROOT
from harness.project_files import domain, listed

TABLES = ROOT / "data" / "facts"
SHOP: Facts = read_facts(TABLES)
TEXTS = ROOT / "bot" / "actions" / "texts" / "en.yml"

UNITS = {
    "EUR": ("price", "free_from", "least", "most", "step_worth", "instalments_from"),
    "working day": ("working_days", "sent_there_days", "groups.home.days", "groups.eu.days"),
    "day": ("days",),
    "hour": ("hours",),
    "minute": ("minutes",),
    "month": ("months",),
    "year": ("years",),
    "week": ("weeks",),
    "%": ("percent",),
    "°C": ("celsius",),
    "character": ("characters",),
    "piece": ("pieces",),
    "point": ("step", "per_euro"),
}
"""Unit in an answer -> parts of the names of table entries that are in it."""

FIGURE = re.compile(
    r"(\d+(?:[.,]\d+)?)(?:(?:–| to )(\d+(?:[.,]\d+)?))?[ -]("
    + "|".join(UNITS)
    + r")(?!\w*[- ]digit)"
)
TIME = re.compile(r"\b\d{1,2}:\d\d\b")


def read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def entries(table: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a table with its path."""
    if isinstance(table, dict):
        for key, value in table.items():
            yield from entries(value, f"{path}.{key}" if path else str(key))
    elif isinstance(table, list):
        for value in table:
            yield from entries(value, path)
    else:
        yield path, table


EVERY = [entry for file in sorted(TABLES.glob("*.yml")) for entry in entries(read(file))]


def figures_of(unit: str) -> set[Decimal]:
    return {
        Decimal(str(value))
        for path, value in EVERY
        if isinstance(value, int | float) and any(name in path for name in UNITS[unit])
    }


def answers() -> list[tuple[str, str]]:
    """Name and text of everything that is said in English."""
    responses = domain(ROOT / "data")["responses"]
    said = [
        (name, one["text"])
        for name, all_of_it in responses.items()
        for one in all_of_it
        if "condition" not in one
    ]
    return said + [
        (name, text) for name, entry in read(TEXTS).items() for text in forms(entry["text"])
    ]


def forms(text: Any) -> list[str]:
    """One text, or one for each plural."""
    return list(text.values()) if isinstance(text, dict) else [text]


def in_other_languages() -> dict[str, list[tuple[str, str]]]:
    """Language -> name and text of every answer, and the English one."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, variations in domain(ROOT / "data")["responses"].items():
        for one in variations:
            for each in one.get("condition", ()):
                found.setdefault(each["value"], []).append((name, one["text"]))
    return found


def wrong_figures(text: str) -> list[str]:
    """What the text says in figures that no table does."""
    wrong = [
        match[0]
        for match in FIGURE.finditer(text)
        for number in filter(None, (match[1], match[2]))
        if Decimal(number.replace(",", ".")) not in figures_of(match[3])
    ]
    times = {value for _, value in EVERY if isinstance(value, str)}
    return wrong + [time for time in TIME.findall(text) if time not in times]


def test_every_figure_in_an_answer_is_in_a_table() -> None:
    wrong = {name: found for name, text in answers() if (found := wrong_figures(text))}
    assert wrong == {}, "data/facts/ says something else"
    assert sum(bool(FIGURE.search(text)) for _, text in answers()) > 60


@pytest.mark.parametrize(
    "text",
    ["within 31 days", "costs 4.95 EUR", "3–6 working days", "Kiel opens at 8:45", "4,95 EUR"],
)
def test_a_figure_of_no_table_is_found(text: str) -> None:
    assert wrong_figures(text)


def test_every_store_is_described_in_the_answer_that_lists_them() -> None:
    texts = dict(answers())
    for store in SHOP.stores.values():
        assert f"{store.called} ({store.address})" in texts["utter_store_locations/general"]
        for hours in store.hours:
            assert f"{hours.opens}–{hours.closes}" in texts["utter_store_hours/general"]


NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


def numbers(text: str) -> list[Decimal]:
    """Each once, however a language writes it: 9:30, 9 h 30, 4,90."""
    return sorted({Decimal(each.replace(",", ".")) for each in NUMBER.findall(text)})


@pytest.mark.parametrize("language", ["de", "fr", "es"])
def test_every_answer_says_the_same_figures_in_every_language(language: str) -> None:
    english = dict(answers())
    others = in_other_languages()[language]
    responses = domain(ROOT / "data")["responses"]
    assert [name for name, _ in others] == list(responses)
    on_the_hour = {Decimal(0)}  # "10 h" is 10:00
    wrong = {
        name: (english[name], text)
        for name, text in others
        if set(numbers(text)) - on_the_hour != set(numbers(english[name])) - on_the_hour
    }
    assert wrong == {}


def test_lookup_tables_and_facts_name_the_same() -> None:
    named = {each.entity: set(each.names.values()) for each in listed(ROOT / "data")}
    assert named["town"] == {*SHOP.stores, *SHOP.towns}
    assert named["country"] == set(SHOP.countries)
    assert named["product"] <= set(SHOP.products) | ALIASES


ALIASES = {"raincoat", "pullover", "sweater", "wellies", "lantern"}
"""Listed as products, and synonyms of others."""


def test_every_country_of_a_town_and_of_a_group_has_a_name() -> None:
    codes = set(SHOP.countries.values())
    assert set(SHOP.towns.values()) <= codes
    assert {code for group in SHOP.delivery for code in group.countries} <= codes


def test_no_country_is_in_two_groups() -> None:
    countries = [code for group in SHOP.delivery for code in group.countries]
    assert len(countries) == len(set(countries)) >= 30


@pytest.mark.parametrize("file", sorted(PHRASES.glob("*.yml")), ids=lambda path: path.stem)
def test_every_language_words_the_same_things(file: Path) -> None:
    """Also the rules that products name, and the colours that they come in."""
    said, main = read(file), read(PHRASES / f"{MAIN}.yml")
    for part in ("stores", "delivery", "products", "fit", "care"):
        assert dict(shape(said[part])) == dict(shape(main[part])), part
    assert len(said["weekdays"]) == len(said["short_weekdays"]) == 7
    for product in SHOP.products.values():
        assert {"general"} <= set(said["care"][product.care]) and product.fit in said["fit"]
        assert set(product.colours) <= set(said["colours"])


def shape(part: Any) -> Iterator[tuple[str, frozenset[str]]]:
    """Path -> what is filled in there."""
    for path, phrase in entries(part):
        yield path, frozenset(re.findall(r"\{(\w+)\}", str(phrase)))
