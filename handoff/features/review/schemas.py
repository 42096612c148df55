"""Bodies of the review."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from handoff.domain.events import Guess, Mood
from handoff.domain.reasons import AnyReason
from handoff.edge.schemas import Body


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
    verdict_intent: str | None = None
    verdict_by: str | None = None
    verdict_at: datetime | None = None


class Candidates(Body):
    items: list[Candidate]
    open: int


class NewIntent(Body):
    """An intent to be taught: what customers say for it, and what the bot answers."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{2,40}$")]
    label: Annotated[str, Field(min_length=3, max_length=60)]
    """In the customer's words, as it stands on a clarifying button."""
    phrasings: Annotated[
        list[Annotated[str, Field(min_length=2, max_length=500)]], Field(min_length=3)
    ]
    answer: Annotated[str, Field(min_length=2, max_length=2000)]


class Approve(Body):
    """Exactly one of the two."""

    intent: str | None = None
    new_intent: NewIntent | None = None


class Intent(Body):
    name: str
    label: str
    examples: int
    answer: str
    learned: bool
    """Taught through review rather than shipped."""


class Intents(Body):
    items: list[Intent]
