"""Figures of speech about death say what they mean before the tone is judged."""

import pytest

from handoff.detector.tone.tone import shipped
from handoff.detector.wording.figures import said_plainly


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I'm dying to see it", "I'm eager to see it"),
        ("we are literally dying for news", "we are longing for news"),
        ("the waiting is killing me", "the waiting is long"),
        ("I'd kill for the red one", "I'd love to have the red one"),
        ("a rucksack to die for", "a rucksack wonderful"),
        ("I'll just die if it rains", "I'll be so upset if it rains"),
        ("my dad is dying", "my dad is dying"),
        ("they are dying to die", "they are dying to die"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_what_is_said_plainly(text: str, plain: str) -> None:
    assert said_plainly(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "we're dying to hear whether the tent is back in stock",
        "I could kill for one of those blankets, do you deliver to Lodden?",
        "the suspense is killing me, did it ship today?",
    ],
)
def test_eagerness_is_no_distress(text: str) -> None:
    mood = shipped().mood(text)
    assert mood.distress is not None and mood.distress < 0.2 and mood.negative < 0.3


def test_despair_about_an_order_stays_a_bad_mood() -> None:
    mood = shipped().mood("I'll die if the dress does not arrive before the wedding")
    assert mood.negative > 0.6
