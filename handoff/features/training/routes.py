"""Training runs and models: for designers and admins."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter

from handoff.edge.dependencies import Designer, ServicesDep
from handoff.features.training import deployment, retraining, schemas
from handoff.features.training.schemas import (
    Model,
    Models,
    TrainingRun,
    TrainingStatus,
)
from handoff.learning.models import Promise
from handoff.services.container import Services

router = APIRouter(prefix="/api", tags=["training"])


@router.get("/training")
async def training(_designer: Designer, services: ServicesDep) -> TrainingStatus:
    return await _training(services)


@router.post("/training")
async def start_training(designer: Designer, services: ServicesDep) -> TrainingStatus:
    await retraining.start(services.training, designer.id)
    return await _training(services)


@router.get("/models")
async def models(_designer: Designer, services: ServicesDep) -> Models:
    return await _models(services)


@router.post("/models/rollback")
async def roll_back(designer: Designer, services: ServicesDep) -> Models:
    await deployment.roll_back(services.training, designer.id)
    return await _models(services)


async def _training(services: Services) -> TrainingStatus:
    status = await retraining.status(services.worker)
    run = TrainingRun.model_validate(status.run) if status.run else None
    return TrainingStatus(run=run, pending=status.pending, live_model=status.live_model)


async def _models(services: Services) -> Models:
    live, known = await deployment.known(services.worker.store)
    promises = await deployment.promises(services.training.workshop.models, known)
    return Models(
        items=[
            Model(
                id=one.id,
                dataset=one.dataset,
                created_at=one.created_at,
                live=one.id == live,
                metrics=one.metrics,
                promise=_promise(promises[one.id]),
            )
            for one in known
        ]
    )


def _promise(promise: Promise | None) -> schemas.Promise | None:
    return schemas.Promise.model_validate(asdict(promise)) if promise else None
