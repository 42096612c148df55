"""Which messages only name another thing, and so go on with the question before."""

from __future__ import annotations

import pytest

from bot.channel.following import Asked, asked_in, goes_on
from common.assistant.runtime import Runtime

FERRIES = Runtime(
    follow_ups={"island": frozenset({"fares", "crossings"}), "boat": frozenset({"fares"})}
)


def found(text: str, **named: str) -> list[dict[str, object]]:
    """Entities by name, each with the words that name it."""
    return [
        {"entity": entity, "start": text.index(words), "end": text.index(words) + len(words)}
        for entity, words in named.items()
    ]


def on(text: str, before: str | None = "crossings", **named: str) -> bool:
    return goes_on(text, found(text, **named), Asked(before), FERRIES)


@pytest.mark.parametrize(
    "text",
    [
        "and to Vik?",
        "what about Vik",
        "Vik?",
        "and how about the one in Vik, please",
        "und nach Vik?",
        "et pour Vik ?",
        "¿y a Vik?",
    ],
)
def test_a_name_and_little_words_go_on(text: str) -> None:
    assert on(text, island="Vik")


@pytest.mark.parametrize(
    "text",
    ["and how long to Vik?", "I live in Vik", "cancel Vik", "Vik is lovely", "thanks, Vik"],
)
def test_a_message_that_says_more_is_one_of_its_own(text: str) -> None:
    assert not on(text, island="Vik")


def test_only_a_question_that_can_be_about_it_goes_on() -> None:
    assert not on("and the Freya?", boat="Freya")
    assert on("and the Freya?", before="fares", boat="Freya")
    assert not on("and to Vik?", before="lost_luggage", island="Vik")
    assert not on("and to Vik?", before=None, island="Vik")


def test_every_name_in_the_message_counts() -> None:
    assert on("and the Freya to Vik?", before="fares", island="Vik", boat="Freya")
    assert not on("and the Freya to Vik?", before="crossings", island="Vik", boat="Freya")


def test_a_message_without_a_name_asks_nothing_further() -> None:
    assert not on("and then?")
    assert not goes_on(
        "and to Vik?", [{"entity": "island", "value": "vik"}], Asked("fares"), FERRIES
    )


def test_what_a_person_answered_was_no_question_to_the_bot() -> None:
    assert asked_in({"intent": {}, "text": "and to Vik?"}) == Asked()
    assert asked_in({"intent": {"name": "fares"}}).intent == "fares"
