"""A training run, one record from the database to the browser.

Its steps and how it ended are codes and parameters of a closed set; the console and the command
line put them into words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field


class RunStep(StrEnum):
    """What is being done, in the order of a run."""

    STARTING = "starting"
    DATASET = "dataset"
    """The dataset's folder is written."""
    IMPORTS = "imports"
    """The trainer starts."""
    VECTORS = "vectors"
    FOLDS = "folds"
    """Rows held back, fold by fold, for the thresholds."""
    TUNING = "tuning"
    """Of the encoder."""
    MODEL = "model"
    HELDOUT = "heldout"
    """The held-out questions are asked."""
    COMPARING = "comparing"
    """Thresholds are set, and the model is compared with the live one."""
    SWITCHING = "switching"


class Reason(BaseModel):
    """Base of the reasons why a run did not bring a new live model."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )


class IntentLost(Reason):
    """The new model gets `after` of this intent's `total` held-out questions right, the live one
    `before`."""

    code: Literal["intent_lost"] = "intent_lost"
    intent: str
    before: int
    after: int
    total: int


class FewerRight(Reason):
    """Of `total` held-out questions the new model got `after` right, the live one `before`.

    Right about what? `fewer_understood`: the intent; `fewer_answered`: the answer;
    `fewer_left_alone`: that there is none to give.
    """

    code: Literal["fewer_understood", "fewer_answered", "fewer_left_alone"]
    before: int
    after: int
    total: int


class RunStopped(Reason):
    """The service was stopped, or died, before the run had ended."""

    code: Literal["service_stopped", "service_died"]


class RunTimedOut(Reason):
    code: Literal["timed_out"] = "timed_out"
    seconds: float


class RunFailed(Reason):
    """`error`: the code of one of `handoff.domain.errors`, or `unexpected`; `detail`: what the part
    that failed said last, in its own words."""

    code: Literal["failed"] = "failed"
    error: str
    detail: str


class OtherRunReason(Reason):
    """Words from before there were codes, for which no code was found."""

    code: Literal["other"] = "other"
    text: str


AnyReason = Annotated[
    IntentLost | FewerRight | RunStopped | RunTimedOut | RunFailed | OtherRunReason,
    Field(discriminator="code"),
]


class RunState(StrEnum):
    RUNNING = "running"
    LIVE = "live"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(slots=True, kw_only=True)
class TrainingRun:
    """A training run as it stands, `elapsed_s` seconds after it began.

    `progress`: 0 to 1, as far as it can be known. `reasons`: why the gate refused, or what failed.
    `candidate`, `live`: the two models' `accuracy`, `answered_rightly` and `unknown_not_answered`
    on the held-out questions.
    """

    __pydantic_config__: ClassVar = ConfigDict(
        extra="forbid", json_schema_serialization_defaults_required=True
    )

    id: str
    state: RunState
    step: RunStep
    progress: float = 0.0
    elapsed_s: float = 0.0
    started_at: datetime
    finished_at: datetime | None = None
    model_id: str
    dataset: str
    reasons: tuple[AnyReason, ...] = ()
    candidate: dict[str, float] | None = None
    live: dict[str, float] | None = None

    @property
    def is_running(self) -> bool:
        return self.state is RunState.RUNNING

    def as_of(self, now: datetime) -> TrainingRun:
        """A copy to be stored or shown; once a run has ended, its time stands still."""
        took = (self.finished_at or now) - self.started_at
        return replace(
            self, progress=round(self.progress, 3), elapsed_s=round(took.total_seconds(), 1)
        )
