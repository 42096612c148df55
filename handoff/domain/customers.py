"""Who a customer is: nobody in particular until a page vouches for them; and what is known of them.

A website vouches for its user by signing the user id with the secret that it shares with us. What
else it says about the user (name, address, attributes) is taken at its word.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

Attribute = str | int | float | bool

MOST_ATTRIBUTES = 30


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a customer, or has just been said about one."""

    name: str | None = None
    email: str | None = None
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    language: str | None = None
    """A language tag, such as `de-AT`."""
    time_zone: str | None = None
    """An IANA name, such as `Europe/Vienna`."""


@dataclass(frozen=True, slots=True)
class Customer:
    id: str
    user_id: str | None = None
    """What the website calls the user, verified; None: anonymous."""
    facts: Facts = Facts()

    @property
    def is_known(self) -> bool:
        return self.user_id is not None


def signature(secret: str, user_id: str) -> str:
    """What a website sends along with its user's id: HMAC-SHA256, in hexadecimal."""
    return hmac.new(secret.encode(), user_id.encode(), hashlib.sha256).hexdigest()


def is_signed(secret: str, user_id: str, user_hash: str) -> bool:
    return hmac.compare_digest(signature(secret, user_id).encode(), user_hash.encode())


def with_news(customer: Customer, said: Facts) -> Customer:
    """The customer after something was said about them: the newest word wins."""
    return replace(customer, facts=_first(said, customer.facts))


def merged(known: Customer, anonymous: Customer) -> Customer:
    """The known customer, who was the anonymous one all along.

    What is known stays; what the anonymous one said fills the gaps.
    """
    return replace(known, facts=_first(known.facts, anonymous.facts))


def is_the_same_person(known: Customer, other: Customer) -> bool:
    """Whether the customer behind `other` may be `known`: not if that is another known one."""
    return not other.is_known or other.id == known.id


def _first(better: Facts, other: Facts) -> Facts:
    """The better facts, and where they say nothing, the other ones."""
    together = {**better.attributes, **other.attributes, **better.attributes}
    return Facts(
        name=better.name or other.name,
        email=better.email or other.email,
        attributes=dict(list(together.items())[:MOST_ATTRIBUTES]),
        language=better.language or other.language,
        time_zone=better.time_zone or other.time_zone,
    )
