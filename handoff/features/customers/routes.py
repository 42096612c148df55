"""REST of the widget: tokens. The conversation itself runs over its socket."""

from __future__ import annotations

from fastapi import APIRouter

from handoff.edge.dependencies import OPEN, ServicesDep
from handoff.features.customers import sessions
from handoff.features.customers.schemas import NewSession, RenewSession, WidgetSession

router = APIRouter(prefix="/api/widget", tags=["widget"], dependencies=[OPEN])


@router.post("/sessions")
async def start(body: NewSession, services: ServicesDep) -> WidgetSession:
    token, conversation_id = await sessions.start(services.worker, body.locale)
    return WidgetSession(token=token, conversation_id=conversation_id)


@router.post("/sessions/renew")
async def renew(body: RenewSession, services: ServicesDep) -> WidgetSession:
    token, conversation_id = await sessions.renew(services.worker, body.token)
    return WidgetSession(token=token, conversation_id=conversation_id)
