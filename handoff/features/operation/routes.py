"""Whether the service and its parts are alive."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter

from handoff.domain.errors import BatonError
from handoff.edge.dependencies import OPEN, ServicesDep
from handoff.features.operation.schemas import Health
from handoff.services.container import Services
from handoff.storage import received_mails

RECENT = timedelta(days=7)

router = APIRouter(prefix="/api", tags=["operation"])


@router.get("/health", dependencies=[OPEN])
async def health(services: ServicesDep) -> Health:
    """`ok`: everything works. `degraded`: customers are served, but only by people."""
    await services.worker.store.ping()
    try:
        model: str | None = await services.turn_taking.bot.live_model()
    except BatonError:
        model = None
    return Health(
        status="ok" if model else "degraded",
        bot=model,
        database="ok",
        unreadable_mails=await _unreadable_mails(services),
    )


async def _unreadable_mails(services: Services) -> int:
    if services.settings.imap_url is None:
        return 0
    since = services.worker.now() - RECENT
    async with services.worker.store.read() as session:
        return await received_mails.count_unreadable(session, since)
