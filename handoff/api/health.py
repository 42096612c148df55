"""Is it alive, and are its parts."""

from __future__ import annotations

from fastapi import APIRouter

from handoff.api.dependencies import Ctx
from handoff.api.schemas import Health
from handoff.domain.errors import BatonError

router = APIRouter(prefix="/api", tags=["operation"])


@router.get("/health")
async def health(context: Ctx) -> Health:
    """`ok`: everything works. `degraded`: customers are served, but by people only."""
    await context.store.ping()
    try:
        model: str | None = await context.bot.live_model()
    except BatonError:
        model = None
    return Health(status="ok" if model else "degraded", bot=model, database="ok")
