"""The one way to change a conversation: commit, and only then publish."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain.events import AnyEvent
from handoff.services.container import Services
from handoff.services.publishing import publish
from handoff.storage import conversations, workers
from handoff.storage.conversations import Thread


@dataclass(slots=True)
class Change:
    """One conversation inside one transaction."""

    thread: Thread
    now: datetime

    @property
    def session(self) -> AsyncSession:
        session = self.thread.session
        assert session is not None
        return session

    def append(self, event: AnyEvent) -> int:
        return self.thread.append(event, self.now)


@asynccontextmanager
async def changing(services: Services, conversation_id: str) -> AsyncIterator[Change]:
    """Change a conversation: commit at the end of the block, then tell who listens.

    Raises:
        NotFound: there is no such conversation.
        IllegalMove: from `append`; nothing of the block is stored then.
    """
    async with services.store.begin() as session:
        thread = await conversations.load(session, conversation_id)
        change = Change(thread, services.now())
        yield change
        await workers.take_turns(session, thread.row, services.worker, change.now)
    await publish(services, thread)
