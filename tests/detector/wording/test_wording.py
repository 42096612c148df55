"""Emoji, capitals and drawn-out letters, put into words that a vocabulary has."""

import pytest

from handoff.detector.wording.wording import in_words, is_shouted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sooooo late 😡😡", "Soo late pouting face"),
        ("thanks 👍🏽", "thanks thumbs up sign"),
        ("love it ❤️!", "love it heavy black heart !"),
        ("WHERE IS IT", "WHERE IS IT (shouting)"),
        ("I’m  “fine”…", 'I\'m "fine"...'),
        ("no!!!!!!!!", "no!!!"),
        ("Grüße aus 🇩🇪", "Grüße aus"),
        ("two line\nbreaks\t", "two line breaks"),
        ("1000000 pieces", "1000000 pieces"),
        ("", ""),
    ],
)
def test_what_customers_write_in_words(text: str, words: str) -> None:
    assert in_words(text) == words


@pytest.mark.parametrize("text", ["my IKEA lamp", "OK", "FAQ?", "Order HG-10432 DHL", ""])
def test_names_and_abbreviations_are_not_shouted(text: str) -> None:
    assert not is_shouted(text)
