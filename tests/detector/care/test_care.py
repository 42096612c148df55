"""Danger is noticed in four languages, however it is spelt; figures of speech are not danger.

The two files of lines were written before the patterns; since then the patterns have been corrected
with them in view (decision 29), so they guard what has been reached and measure nothing new.
"""

from __future__ import annotations

import time

import pytest

from handoff.detector.care.care import danger_in
from tests.detector.care.rows import DANGER, HARMLESS


def test_nearly_nothing_is_missed() -> None:
    missed = [row["text"] for row in DANGER if danger_in(row["text"]) is None]
    assert len(missed) <= 0.03 * len(DANGER), missed


def test_figures_of_speech_and_goods_are_no_danger() -> None:
    alarms = [row["text"] for row in HARMLESS if danger_in(row["text"]) is not None]
    assert len(alarms) <= 0.01 * len(HARMLESS), alarms


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_each_language_holds_the_bar_by_itself(language: str) -> None:
    lines = [row["text"] for row in DANGER if row["language"] == language]
    heard = sum(danger_in(line) is not None for line in lines)
    assert heard >= 0.95 * len(lines)


def test_the_kind_of_danger_is_told_apart() -> None:
    found = [(danger_in(row["text"]), row["category"]) for row in DANGER]
    right = sum(danger is not None and danger.category == category for danger, category in found)
    assert right >= 0.95 * len(found)


def test_no_language_is_taken_for_another() -> None:
    told = [(danger_in(row["text"]), row) for row in DANGER]
    wrong = [
        row for danger, row in told if danger and danger.language not in (None, row["language"])
    ]
    assert not wrong


@pytest.mark.parametrize(
    "text",
    [
        "I wan\u200bt to d\u00adie",
        "Ｉ ｗａｎｔ ｔｏ ｄｉｅ",
        "i want to dіе",  # with two Cyrillic letters
        "I WANNA DIEEEE!!!",
        "i want to d1e",
        "k1ll mys3lf",
        "k.m.s",
        "su*cide",
        "iwanttodie",
        "i\nwant\nto\ndie",
        "💔 i don´t want to live anymore 💔",
        "moechte nicht mehr leben",
        "J’AI PLUS ENVIE DE VIVRE",
        "QUIERO MORIRME 😭",
    ],
)
def test_spelling_and_tricks_hide_nothing(text: str) -> None:
    danger = danger_in(text)
    assert danger is not None and danger.category == "self_harm"


@pytest.mark.parametrize(
    "routine",
    [
        "I would like to send back the kettle. {}",
        "{}. Also where is order HG-10432?",
        "reason for the return: {}",
        "my name is Kim, {}, postcode 24103",
        "/cancel_order {}",
        "I saw the film poster. {}",
        "I'm dying to get the lamp. {}",
    ],
)
@pytest.mark.parametrize("danger", ["i am going to hang myself", "ich bring mich heute um"])
def test_routine_beside_it_hides_nothing(routine: str, danger: str) -> None:
    assert danger_in(routine.format(danger)) is not None


@pytest.mark.parametrize("text", ["", " ", ".", "?!", "\u200b", "👍", "12345"])
def test_nothing_is_made_of_nothing(text: str) -> None:
    assert danger_in(text) is None


@pytest.mark.parametrize(
    "text", ["i want to " * 400, "he has my " * 400, "a " * 2000, "x1" * 2000, "aaa " * 1000]
)
def test_the_longest_message_costs_little(text: str) -> None:
    began = time.process_time()
    danger_in(text[:4000])
    assert time.process_time() - began < 0.5
