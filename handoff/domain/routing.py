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
    """Who is next: higher priority first, then who has waited longest."""
    return sorted(waiting, key=lambda one: (-one.priority, one.since, one.conversation_id))
