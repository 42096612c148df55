"""Records of the learning loop: what was taught, and what a model promises.

Each is one type from the database to the browser; pydantic reads and writes them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from pydantic import ConfigDict

Origin = Literal["customer", "designer"]
"""Whose words an example is: the customer's, or a phrasing added in review."""


@dataclass(frozen=True, slots=True)
class Example:
    """A taught example: the masked text, and everything about where it came from."""

    id: str
    text: str
    intent: str
    candidate_id: str
    conversation_id: str
    origin: Origin
    by_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class LearnedIntent:
    """A taught intent: the words on its button, and what the bot answers."""

    name: str
    label: str
    answer: str
    by_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Promise:
    """At most `bound` of the automatic answers are wrong, with this `confidence`, for questions
    like those the model was taught, or in another language like those held out; it answers the
    share `answered` of them. `certified`: the bound is within the `risk` that was asked for."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    risk: float
    confidence: float
    certified: bool
    bound: float
    answered: float
