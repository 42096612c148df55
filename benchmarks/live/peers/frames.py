"""The product's acknowledgement and event, as the peers make them: plain dicts, plain JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

Frame = dict[str, Any]


def ack(said: Frame, seq: int) -> Frame:
    return {
        "type": "ack",
        "conversation_id": said["conversation_id"],
        "client_id": said["client_id"],
        "seq": seq,
    }


def event(said: Frame, seq: int) -> Frame:
    return {
        "type": "event",
        "conversation_id": said["conversation_id"],
        "seq": seq,
        "prev": seq - 1,
        "kind": "customer_said",
        "at": datetime.now(UTC).isoformat(),
        "data": {
            "kind": "customer_said",
            "client_id": said["client_id"],
            "text": said["text"],
        },
    }
