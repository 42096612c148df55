"""For the bot's custom actions: may this turn still change something?"""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Header

from handoff.domain.conversation import Status, same_owner
from handoff.domain.errors import NotAllowed, StaleEpoch
from handoff.edge.dependencies import ServicesDep
from handoff.services import snapshots

router = APIRouter(prefix="/internal", include_in_schema=False)


@router.get("/fence")
async def fence(
    conversation_id: str,
    epoch: int,
    services: ServicesDep,
    x_baton_token: Annotated[str, Header()] = "",
    message_seq: str = "",
) -> dict[str, str]:
    """200 while the turn of message `message_seq`, begun at `epoch`, is the bot's to finish."""
    expected = services.settings.bot_token.get_secret_value()
    if not hmac.compare_digest(x_baton_token.encode(), expected.encode()):
        raise NotAllowed("this address is for the bot's action server")
    state = (await snapshots.current(services.worker.store, conversation_id)).state
    if not same_owner(state, epoch) or state.status is not Status.BOT:
        raise StaleEpoch("the conversation changed hands meanwhile; do nothing")
    return {"message_seq": message_seq}
