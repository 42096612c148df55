"""Identifiers are found and masked as their assistant writes them; no expression runs for ever."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.assistant.expressions import WrongExpression, check
from common.assistant.identifiers import Bare, Identifier
from common.masking import Masker

TICKET = Identifier(
    entity="ticket",
    pattern=r"LF[- ]?(\d{3} ?\d{3})",
    value="LF{}",
    read_as="ticket",
    bare=Bare(
        r"\d{6}", behind=("ticket", "billet", "nr."), between=("no.", "is"), opening=("it's",)
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LF-123456", "LF-123456"),
        ("my lf 123 456 please", "lf 123 456"),
        ("ticket no 123456", "123456"),
        ("Billet is 123456!", "123456"),
        ("nr 123456", "123456"),
        ("its 123456", "123456"),
        ("123456", "123456"),
        ("it says L F 1 2 3 4 5 6 here", "L F 1 2 3 4 5 6"),
        ("LF - 1 2 3. 4 5 6", "LF - 1 2 3. 4 5 6"),
    ],
)
def test_an_identifier_is_found_however_it_is_written(text: str, found: str) -> None:
    (one,) = {(one.start, one.end, one.value) for one in TICKET.find(text)}
    assert text[one[0] : one[1]] == found and one[2] == "LF123456"
    assert TICKET.masked(text) == text.replace(found, "<ticket>")


@pytest.mark.parametrize(
    "text", ["12345", "a boat of 123456 tons", "xLF-123456", "LF-1234567", "L F 1 2 3 4 5"]
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert not list(TICKET.find(text)) and TICKET.masked(text) == text


def test_without_a_group_the_whole_is_the_value() -> None:
    (found,) = Identifier("pass", r"P\d\d-[a-z]").find("my p12-x")
    assert found.value == "p12-x"


@given(st.text(alphabet="LFlf-0123456789 ticketno.#:<>@", max_size=60))
def test_masking_twice_changes_nothing(text: str) -> None:
    mask = Masker([TICKET])
    assert mask(mask(text)) == mask(text)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("LF(", "is not a regular expression"),
        ("a)|(b", "is not a regular expression"),
        (r"(\d+)+x", "too many ways"),
        (r"(a|aa)+b", "too many ways"),
        (r"(?:\w*\w)*-", "too many ways"),
        (r"\d+\s*\d+", "too many ways"),
        (r"(?:a?){30}a{30}", "too many ways"),
        (r"x{0,5}", "matches the empty text"),
        (r"(?P<n>\d)", "names a group"),
        (r"(\d)\1", "not allowed"),
        ("a" * 301, "has 301 characters"),
        ("${HOME}", "environment variable"),
    ],
)
def test_an_expression_that_cannot_be_used_is_refused(source: str, says: str) -> None:
    with pytest.raises(WrongExpression, match=re.escape(says)):
        check(source)


@pytest.mark.parametrize(
    "source", [r"\d+", r"AB-?\d{4,8}", r"(?:RE|AW)\d{1,9}/\d{2}", r"[A-Z]{2}\d{2}(?:\s?\d{4}){2,3}"]
)
def test_an_ordinary_expression_is_accepted(source: str) -> None:
    check(source)


def test_an_accepted_expression_is_quick_on_the_worst_text() -> None:
    """The bound counts ways to match from one place; this text makes the engine try them all."""
    source = r"(?:\d\s?){1,12}x"
    check(source)
    mask = Masker([Identifier("n", source)])
    began = time.perf_counter()
    mask("1 " * 2000)
    assert time.perf_counter() - began < 2
