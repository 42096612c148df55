"""Bodies of the review."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from handoff.domain.events import Guess, Mood
from handoff.domain.reasons import AnyReason
from handoff.edge.schemas import Body
from handoff.wire_types import STORABLE, VISIBLE, Line


class CandidateState(StrEnum):
    OPEN = "open"
    APPROVED = "approved"
    REJECTED = "rejected"


class Candidate(Body):
    """A proposed training example. All texts are masked."""

    id: str
    state: CandidateState
    source: Literal["reply", "did_not_help"]
    question: str
    reply: str
    guess: list[Guess]
    unknown: float | None
    mood: Mood | None
    reasons: list[AnyReason]
    conversation_id: str
    agent_name: str | None
    created_at: datetime
    taught: bool
    """The agent asked for it to be learnt."""
    verdict_intent: str | None = None
    verdict_by: str | None = None
    verdict_at: datetime | None = None


class Candidates(Body):
    items: list[Candidate]
    open: int


Phrasing = Annotated[str, Field(min_length=2, max_length=500), STORABLE, VISIBLE]


class NewIntent(Body):
    """An intent to be taught: how customers say it, and what the bot answers."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,40}$")]
    label: Annotated[str, Field(min_length=3, max_length=60), STORABLE, VISIBLE]
    """In the customer's words, as shown on a clarifying button."""
    phrasings: Annotated[list[Phrasing], Field(min_length=3, max_length=100)]
    answer: Annotated[str, Field(min_length=2, max_length=2000), STORABLE, VISIBLE]


class Approve(Body):
    """Exactly one of the two."""

    intent: Line | None = None
    new_intent: NewIntent | None = None


class KnownIntent(Body):
    """An intent that an example can be assigned to, with its current number of examples."""

    name: str
    label: str
    examples: int
    answer: str
    learned: bool
    """Taught through review rather than shipped."""


class Topic(Body):
    """What a conversation can have been about: an intent, in words."""

    name: str
    label: str


class Topics(Body):
    items: list[Topic]


class Intents(Body):
    items: list[KnownIntent]
