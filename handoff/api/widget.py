"""REST of the widget: tokens. The conversation itself runs over its socket."""

from __future__ import annotations

from fastapi import APIRouter

from handoff.actions import customer_messages
from handoff.api.dependencies import Ctx
from handoff.api.schemas import NewSession, RenewSession, WidgetSession

router = APIRouter(prefix="/api/widget", tags=["widget"])


@router.post("/sessions")
async def start(body: NewSession, context: Ctx) -> WidgetSession:
    token, conversation_id = await customer_messages.start(context, body.locale)
    return WidgetSession(token=token, conversation_id=conversation_id)


@router.post("/sessions/renew")
async def renew(body: RenewSession, context: Ctx) -> WidgetSession:
    token, conversation_id = await customer_messages.renew(context, body.token)
    return WidgetSession(token=token, conversation_id=conversation_id)
