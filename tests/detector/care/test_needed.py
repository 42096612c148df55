"""Looking for fragments first saves time and never changes what is found."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handoff.detector.care.care import concern_in, searched
from handoff.detector.care.needed import Fragments, Needed
from tests.detector.care.rows import DANGER, HARMLESS

LINES = [row["text"] for row in (*DANGER, *HARMLESS)]
WORDS = sorted({word for line in LINES for word in line.split()})


@pytest.mark.parametrize("lines", [LINES[place::8] for place in range(8)])
def test_nothing_changes_on_lines_that_speak_of_danger_or_only_seem_to(lines: list[str]) -> None:
    assert [concern_in(line) for line in lines] == [searched(line) for line in lines]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Pieces of such lines one after another, with other words and signs in between."""
    pieces = []
    for _ in range(draw(st.integers(1, 3))):
        words = draw(st.sampled_from(LINES)).split()
        start = draw(st.integers(0, len(words) - 1))
        pieces += words[start : start + draw(st.integers(1, 12))]
        pieces += draw(st.lists(st.sampled_from(WORDS), max_size=3))
    joined = draw(st.sampled_from([" ", " ", " ", "-", ". ", ""])).join(pieces)
    return draw(st.sampled_from([str, str.upper, str.title]))(joined)


@settings(max_examples=400, deadline=None)
@given(texts())
@example("lawyer bags are to die for, and i want to")
def test_nothing_changes_on_whatever_is_put_together_from_them(text: str) -> None:
    assert concern_in(text) == searched(text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_nothing_changes_on_any_text(text: str) -> None:
    assert concern_in(text) == searched(text)


EXPRESSIONS = (
    r"(?:want|wish)(?:ed)? (?:\w+ )??to (?:fly|sail)(?! home)",
    r"no ?where|(?:any|some)where (?:safe|dry)",
    r"storm\w*",
    r"(?:a|the)? ?(?:o[oa]r|rudder)s?",
    r"[^x]y?",
)


@settings(max_examples=300)
@given(st.data(), st.sampled_from(EXPRESSIONS[:-1]))
def test_whatever_an_expression_matches_has_what_it_needs(
    data: st.DataObject, expression: str
) -> None:
    text = data.draw(st.from_regex(expression))
    needed = Needed.by([expression])
    found = Fragments(needed.fragments).of(text)
    assert not re.search(expression, text) or needed.met_by(found) == {0}


def test_an_expression_that_demands_nothing_is_always_tried() -> None:
    assert Needed.by(EXPRESSIONS).met_by(frozenset()) == {4}


def test_what_lacks_a_fragment_is_not_tried() -> None:
    needed = Needed.by(EXPRESSIONS[:3])
    looking = Fragments(needed.fragments)
    assert needed.met_by(looking.of("she wanted to walk in the rain")) == set()
    assert needed.met_by(looking.of("she wanted to sail in the storm")) == {0, 2}
