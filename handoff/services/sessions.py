"""Who is logged in, and which conversation a widget's token opens."""

from __future__ import annotations

from handoff.domain.errors import NotSignedIn
from handoff.services.worker import Worker
from handoff.storage import agents, customers
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


async def conversation_of(worker: Worker, token: str) -> str:
    """Raises NotSignedIn if the token does not open a conversation."""
    async with worker.store.read() as session:
        found = await customers.visitor(session, token, worker.now())
    if found is None:
        raise NotSignedIn("this chat token has expired or is unknown; renew it")
    return found.conversation_id
