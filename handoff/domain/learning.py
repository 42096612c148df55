"""Records of the learning loop: what was taught, what a training came to, what a model promises.

Each is one type from the database to the browser; pydantic reads and writes them as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import ConfigDict

Origin = Literal["customer", "designer"]
"""Whose words an example is: the customer's, or a phrasing added in review."""


@dataclass(frozen=True, slots=True)
class Example:
    """A taught example; the masked text, and everything about where it came from."""

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
    like those the model was taught; it answers the share `answered` of them. `certified`: that is
    within the `risk` that was asked for."""

    __pydantic_config__: ClassVar = ConfigDict(extra="forbid")

    risk: float
    confidence: float
    certified: bool
    bound: float
    answered: float


class RunState(StrEnum):
    RUNNING = "running"
    LIVE = "live"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(slots=True, kw_only=True)
class TrainingRun:
    """A training run as it stands, `elapsed_s` seconds after it began.

    `step`: what is being done, in words. `progress`: 0 to 1, as far as it can be known.
    `reasons`: why the gate refused, or what failed. `candidate`, `live`: the two models'
    `accuracy`, `answered_rightly` and `unknown_not_answered` on the held-out questions.
    """

    __pydantic_config__: ClassVar = ConfigDict(
        extra="forbid", json_schema_serialization_defaults_required=True
    )

    id: str
    state: RunState
    step: str
    progress: float = 0.0
    elapsed_s: float = 0.0
    started_at: datetime
    finished_at: datetime | None = None
    model_id: str
    dataset: str
    reasons: tuple[str, ...] = ()
    candidate: dict[str, float] | None = None
    live: dict[str, float] | None = None

    @property
    def is_running(self) -> bool:
        return self.state is RunState.RUNNING

    def as_of(self, now: datetime) -> TrainingRun:
        """A copy to be stored or shown; the time of a run that has ended stands still."""
        took = (self.finished_at or now) - self.started_at
        return replace(
            self, progress=round(self.progress, 3), elapsed_s=round(took.total_seconds(), 1)
        )
