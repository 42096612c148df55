"""What is on its way to customers, and what never arrived."""

from __future__ import annotations

from fastapi import APIRouter

from handoff.domain.deliveries import State
from handoff.domain.permissions import Action
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.deliveries.schemas import Deliveries, DeliveryState
from handoff.storage import deliveries
from handoff.storage.deliveries import Delivery

router = APIRouter(prefix="/api/deliveries", tags=["deliveries"])

MOST = 500


@router.get("", dependencies=[may(Action.READ)])
async def listed(services: ServicesDep, state: State = State.DEAD) -> Deliveries:
    """Those in this state, at most 500, the newest first."""
    async with services.worker.store.read() as session:
        found = await deliveries.listed(session, state, MOST)
    return Deliveries(items=[_shown(one) for one in found])


def _shown(delivery: Delivery) -> DeliveryState:
    return DeliveryState(
        conversation_id=delivery.conversation_id,
        seq=delivery.seq,
        channel=delivery.channel,
        address=delivery.address,
        state=delivery.state,
        attempts=delivery.attempts,
        next_try_at=delivery.next_try_at,
        last_error=delivery.last_error,
        created_at=delivery.created_at,
        updated_at=delivery.updated_at,
    )
