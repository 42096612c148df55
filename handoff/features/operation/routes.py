"""Whether the service and its parts are alive."""

from __future__ import annotations

from fastapi import APIRouter

from handoff.domain.errors import BatonError
from handoff.edge.dependencies import OPEN, ServicesDep
from handoff.features.operation.schemas import Health

router = APIRouter(prefix="/api", tags=["operation"])


@router.get("/health", dependencies=[OPEN])
async def health(services: ServicesDep) -> Health:
    """`ok`: everything works. `degraded`: customers are served, but only by people."""
    await services.worker.store.ping()
    try:
        model: str | None = await services.turn_taking.bot.live_model()
    except BatonError:
        model = None
    return Health(status="ok" if model else "degraded", bot=model, database="ok")
