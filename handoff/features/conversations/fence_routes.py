"""For the bot's custom actions: whether this turn may still change anything."""

from __future__ import annotations

from fastapi import APIRouter

from handoff.domain.conversation import Status, same_owner
from handoff.domain.errors import StaleEpoch
from handoff.edge.dependencies import FROM_BOT, ServicesDep
from handoff.services import snapshots
from handoff.wire_types import AddressedSeq, Id, Line

router = APIRouter(prefix="/internal", include_in_schema=False, dependencies=[FROM_BOT])


@router.get("/fence")
async def fence(
    conversation_id: Id, epoch: AddressedSeq, services: ServicesDep, message_seq: Line = ""
) -> dict[str, str]:
    """200 while the turn of message `message_seq`, begun at `epoch`, is the bot's to finish."""
    state = (await snapshots.current(services.worker.store, conversation_id)).state
    if not same_owner(state, epoch) or state.status is not Status.BOT:
        raise StaleEpoch("the conversation changed hands meanwhile; do nothing")
    return {"message_seq": message_seq}
