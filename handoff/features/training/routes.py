"""Training runs and models."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from handoff.domain.permissions import Action
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.training import deployment, retraining
from handoff.features.training.schemas import (
    Model,
    Models,
    TrainingStatus,
)
from handoff.services.container import Services
from handoff.storage.agents import Agent

router = APIRouter(prefix="/api", tags=["training"])

Trainer = Annotated[Agent, may(Action.TRAIN)]
Deployer = Annotated[Agent, may(Action.DEPLOY)]


@router.get("/training")
async def training(_by: Trainer, services: ServicesDep) -> TrainingStatus:
    return await _training(services)


@router.post("/training")
async def start_training(by: Trainer, services: ServicesDep) -> TrainingStatus:
    await retraining.start(services.training, by.id)
    return await _training(services)


@router.get("/models")
async def models(_by: Deployer, services: ServicesDep) -> Models:
    return await _models(services)


@router.post("/models/rollback")
async def roll_back(by: Deployer, services: ServicesDep) -> Models:
    await deployment.roll_back(services.training, by.id)
    return await _models(services)


async def _training(services: Services) -> TrainingStatus:
    status = await retraining.status(services.worker)
    return TrainingStatus(run=status.run, pending=status.pending, live_model=status.live_model)


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
                promise=promises[one.id][0],
                promises=promises[one.id][1],
            )
            for one in known
        ]
    )
