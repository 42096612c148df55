"""The order of the queue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    conversation_id: str
    priority: int
    since: datetime


def in_order(waiting: Iterable[Waiting]) -> list[Waiting]:
    """Higher priority first, then whoever has waited longest."""
    return sorted(waiting, key=lambda one: (-one.priority, one.since, one.conversation_id))
