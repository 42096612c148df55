"""A test's conversations, written straight into the log without telling anybody."""

from __future__ import annotations

from datetime import UTC, datetime

from handoff.domain import events
from handoff.domain.events import AnyEvent
from handoff.domain.thread import Thread
from handoff.storage import conversations
from handoff.storage.engine import Store

NOW = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)
WORKER = "a worker of the tests"


async def begin(store: Store, *ids: str) -> None:
    async with store.begin() as session:
        for id in ids:
            await conversations.create(session, id, "en", NOW)


async def append(store: Store, conversation_id: str, *events: AnyEvent) -> Thread:
    async with store.begin() as session:
        thread = await conversations.load(session, conversation_id)
        for event in events:
            thread.append(event, NOW)
        await conversations.save(session, thread, WORKER, NOW)
    return thread


def only(kind: type[events.Event], log: list[events.AnyEvent]) -> list[events.AnyEvent]:
    return [event for event in log if isinstance(event, kind)]
