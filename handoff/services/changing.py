"""The one way to change a conversation: commit, and only then publish."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.events import AnyEvent
from handoff.domain.thread import Entry, Thread
from handoff.services.relay import Relay
from handoff.storage import conversations


@dataclass(frozen=True, slots=True)
class Change:
    """One conversation inside one transaction; whatever else belongs to it goes into `session`."""

    thread: Thread
    session: AsyncSession
    now: datetime

    def append(self, event: AnyEvent) -> int:
        return self.thread.append(event, self.now)

    async def log(self, since: int = 0) -> list[Entry]:
        """The log after `since`, including what was appended here."""
        stored = await conversations.entries(self.session, self.thread.id, since)
        return stored + [entry for entry in self.thread.appended if entry.seq > since]


@asynccontextmanager
async def changing(relay: Relay, conversation_id: str) -> AsyncIterator[Change]:
    """Change a conversation: commit at the end of the block, then tell everyone who listens.

    Raises:
        NotFound: there is no such conversation.
        IllegalMove: from `append`; then nothing in the block is stored.
    """
    worker = relay.worker
    async with worker.store.begin() as session:
        thread = await conversations.load(session, conversation_id)
        change = Change(thread, session, worker.now())
        yield change
        await conversations.save(session, thread, worker.id, change.now)
    await relay.publish(thread)
