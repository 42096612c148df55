"""Who is logged in."""

from __future__ import annotations

from handoff.domain.errors import NotSignedIn
from handoff.services.worker import Worker
from handoff.storage import agents
from handoff.storage.agents import Agent


async def signed_in(worker: Worker, token: str | None) -> Agent:
    """Whose session this is.

    Raises:
        NotSignedIn: there is none, or it has expired.
    """
    if token:
        async with worker.store.read() as session:
            agent = await agents.by_login(session, token, worker.now())
        if agent is not None:
            return agent
    raise NotSignedIn("log in first: there is no session, or it has expired")
