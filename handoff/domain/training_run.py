"""What a training run says of itself: its steps and how it ended, as codes and parameters.

A closed set; the console and the command line put it into words.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field


class RunStep(StrEnum):
    """What is being done; the first part of a run comes first."""

    STARTING = "starting"
    DATASET = "dataset"
    """The dataset's folder is written."""
    IMPORTS = "imports"
    """The trainer starts."""
    VECTORS = "vectors"
    FOLDS = "folds"
    """Rows held back in turn, for the thresholds."""
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

    model_config = ConfigDict(frozen=True, extra="forbid")


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

    `fewer_understood`: the intent; `fewer_answered`: the answer; `fewer_left_alone`: that there is
    none to give.
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
    that failed said last, as it said it."""

    code: Literal["failed"] = "failed"
    error: str
    detail: str


class OtherRunReason(Reason):
    """Words of a time before there were codes which no code was found for."""

    code: Literal["other"] = "other"
    text: str


AnyReason = Annotated[
    IntentLost | FewerRight | RunStopped | RunTimedOut | RunFailed | OtherRunReason,
    Field(discriminator="code"),
]
