"""Who a customer is, and what is known about one who turns out to be another."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from handoff.domain.customers import (
    MOST_ATTRIBUTES,
    Customer,
    Facts,
    is_signed,
    is_the_same_person,
    merged,
    signature,
    with_news,
)


def test_a_signature_is_the_hmac_that_any_language_computes() -> None:
    expected = hmac.new(b"between us", "zoë-7".encode(), hashlib.sha256).hexdigest()
    assert signature("between us", "zoë-7") == expected
    assert is_signed("between us", "zoë-7", expected)


@pytest.mark.parametrize(("secret", "user_id"), [("another one", "zoë-7"), ("between us", "zoë-8")])
def test_a_signature_of_something_else_does_not_count(secret: str, user_id: str) -> None:
    assert not is_signed("between us", "zoë-7", signature(secret, user_id))


def test_the_newest_word_wins_and_what_is_not_said_stays() -> None:
    before = Customer("c", "u", Facts("Lou", "lou@example.org", {"plan": "basic", "seats": 3}))
    after = with_news(before, Facts(name="Louise", attributes={"plan": "team"}))
    assert after.facts.name == "Louise"
    assert after.facts.email == "lou@example.org"
    assert after.facts.attributes == {"plan": "team", "seats": 3}


def test_what_is_known_stays_and_the_anonymous_visitor_fills_gaps() -> None:
    known = Customer("k", "u", Facts(name="Ines", attributes={"plan": "team"}))
    visitor = Customer("v", None, Facts("?", "ines@example.org", {"plan": "none", "page": "/a"}))
    both = merged(known, visitor)
    assert (both.id, both.user_id) == ("k", "u")
    assert (both.facts.name, both.facts.email) == ("Ines", "ines@example.org")
    assert both.facts.attributes == {"plan": "team", "page": "/a"}


def test_together_they_have_no_more_attributes_than_one_may_have() -> None:
    known = Customer("k", "u", Facts(attributes={f"a{n}": n for n in range(20)}))
    visitor = Customer("v", None, Facts(attributes={f"b{n}": n for n in range(20)}))
    together = merged(known, visitor).facts.attributes
    assert len(together) == MOST_ATTRIBUTES
    assert known.facts.attributes.items() <= together.items()


def test_an_anonymous_visitor_may_be_anyone_but_a_known_one_only_themselves() -> None:
    known = Customer("k", "u")
    assert is_the_same_person(known, Customer("v"))
    assert is_the_same_person(known, known)
    assert not is_the_same_person(known, Customer("w", "somebody else"))
