"""Bodies of deliveries, as agents see them."""

from __future__ import annotations

from datetime import datetime

from handoff.domain.deliveries import State
from handoff.edge.schemas import Body


class DeliveryState(Body):
    """How far one message of an agent has come on its way to a customer who had left."""

    conversation_id: str
    seq: int
    """Of the message."""
    channel: str
    address: str
    state: State
    attempts: int
    """Failed tries."""
    next_try_at: datetime
    last_error: str
    created_at: datetime
    updated_at: datetime


class Deliveries(Body):
    items: list[DeliveryState]
