"""This process, among those that share the database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import uuid4

from handoff.storage.engine import Store


def utc_now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return str(uuid4())


@dataclass(frozen=True, slots=True)
class Worker:
    """The database, the clock, and the name under which this process works."""

    store: Store
    now: Callable[[], datetime] = utc_now
    new_id: Callable[[], str] = new_id
    id: str = field(default_factory=new_id)
    reporting: asyncio.Lock = field(default_factory=asyncio.Lock, compare=False)
    """Held while a report is made: one at a time is enough work for the database."""
