"""Bodies of training runs and models."""

from __future__ import annotations

from datetime import datetime

from handoff.domain.learning import Promise
from handoff.domain.training_run import TrainingRun
from handoff.edge.schemas import Body


class TrainingStatus(Body):
    """`pending`: how many approved examples the live model has not learnt yet."""

    run: TrainingRun | None
    pending: int
    live_model: str | None


class Model(Body):
    """`promise`: in the main language. `promises`: in others, by their tags, as far as they were
    tested on held-out questions; elsewhere nothing is promised."""

    id: str
    dataset: str
    created_at: datetime
    live: bool
    metrics: dict[str, float]
    promise: Promise | None
    promises: dict[str, Promise]


class Models(Body):
    items: list[Model]
