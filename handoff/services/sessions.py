"""Whose session token this is."""

from __future__ import annotations

from handoff.domain.errors import NotSignedIn
from handoff.services.container import Services
from handoff.storage import agents
from handoff.storage.agents import Agent


async def signed_in(services: Services, token: str | None) -> Agent:
    """Whose session this is.

    Raises:
        NotSignedIn: there is none, or it has run out.
    """
    if token:
        async with services.store.read() as session:
            agent = await agents.by_login(session, token, services.now())
        if agent is not None:
            return agent
    raise NotSignedIn("log in first: there is no session, or it has run out")
