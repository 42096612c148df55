"""What a pressed button means: its payload, where that says more than the title."""

from __future__ import annotations

import pytest

from bot.channel.buttons import as_read, names_an_intent, pressed

OFFERED = [
    {"title": "Large", "payload": '/choose{"size": "L"}'},
    {"title": "Yes please", "payload": "yes"},
    {"title": "No", "payload": "No"},
    {"title": "Bare"},
]


@pytest.mark.parametrize(
    ("text", "payload"),
    [
        ("Large", '/choose{"size": "L"}'),
        (" Large ", '/choose{"size": "L"}'),
        ("Yes please", "yes"),
        ("No", None),
        ("Bare", None),
        ("large", None),
        ("Large one", None),
    ],
)
def test_only_a_whole_title_is_its_button(text: str, payload: str | None) -> None:
    assert pressed(OFFERED, text) == payload


def test_words_are_read_instead_of_the_title_and_intents_are_not() -> None:
    assert as_read("Yes please", "yes") == "yes"
    assert as_read("Large", '/choose{"size": "L"}') == "Large"
    assert as_read("where is it", None) == "where is it"
    assert names_an_intent("/choose") and not names_an_intent("yes")
