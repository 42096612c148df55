"""Rasa's SQL tracker store, read once per turn, and prepared for connections that were cut.

Rasa reads a conversation from the database whenever it is asked for. A turn of our channel asks
three times, while it holds the conversation's lock, so that nobody else can have changed it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import sqlalchemy
from rasa.core.tracker_store import SQLTrackerStore, create_engine_kwargs
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import sessionmaker

_held: ContextVar[dict[str, DialogueStateTracker] | None] = ContextVar("held", default=None)


@contextmanager
def read_once() -> Iterator[None]:
    """Within this block a conversation is read once; after that, what was saved last is used.

    Whoever opens it must hold the lock of every conversation touched in it.
    """
    token = _held.set({})
    try:
        yield
    finally:
        _held.reset(token)


class TrackerStore(SQLTrackerStore):
    """For one server, with a file of its own."""

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        held = _held.get()
        if held is not None and sender_id in held:
            return held[sender_id]
        found = await super().retrieve(sender_id)
        if held is not None and found is not None:
            held[sender_id] = found
        return found

    async def save(self, tracker: DialogueStateTracker) -> None:
        held = _held.get()
        if held is not None:
            held.pop(tracker.sender_id, None)  # if saving fails, nobody knows what is stored
        await super().save(tracker)
        if held is not None:
            held[tracker.sender_id] = tracker


class SharedTrackerStore(TrackerStore):
    """For several servers. Each connection is tested before it is used: Rasa itself would use one
    that a database restart has cut, and go through that turn with an empty memory.
    """

    engine: sqlalchemy.engine.Engine

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.engine.dispose()
        url = self.engine.url
        self.engine = sqlalchemy.create_engine(url, pool_pre_ping=True, **create_engine_kwargs(url))
        self.sessionmaker = sessionmaker(bind=self.engine)
