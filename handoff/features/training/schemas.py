"""Bodies of training runs and models."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from handoff.domain.training_run import AnyReason, RunStep
from handoff.edge.schemas import Body


class RunState(StrEnum):
    RUNNING = "running"
    LIVE = "live"
    REFUSED = "refused"
    FAILED = "failed"


class TrainingRun(Body):
    id: str
    state: RunState
    step: RunStep
    progress: float
    """0 to 1, as far as it can be known."""
    elapsed_s: float
    started_at: datetime
    finished_at: datetime | None
    model_id: str | None
    dataset: str
    reasons: list[AnyReason]
    """Why the gate refused, or what failed."""
    candidate: dict[str, float] | None
    live: dict[str, float] | None
    """`accuracy`, `answered_rightly`, `unknown_not_answered` on the held-out questions."""


class TrainingStatus(Body):
    """`pending`: approved examples that the live model has not learnt yet."""

    run: TrainingRun | None
    pending: int
    live_model: str | None


class Promise(Body):
    """At most `bound` of the automatic answers are wrong, with this `confidence`, for questions
    like those the model was taught; it answers the share `answered` of them. `certified`: that is
    within the `risk` that `data/policy.yml` asks for."""

    risk: float
    confidence: float
    certified: bool
    bound: float
    answered: float


class Model(Body):
    id: str
    dataset: str
    created_at: datetime
    live: bool
    metrics: dict[str, float]
    promise: Promise | None


class Models(Body):
    items: list[Model]
