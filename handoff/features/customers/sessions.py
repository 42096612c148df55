"""A customer's session: a new conversation and the token that opens it."""

from __future__ import annotations

import secrets
from datetime import timedelta

from handoff.domain.errors import NotSignedIn
from handoff.services.container import Services, new_id
from handoff.services.publishing import publish
from handoff.storage import agents, conversations

TOKEN_LIFE = timedelta(days=30)


async def start(services: Services, locale: str) -> tuple[str, str]:
    """A new conversation; returns its widget token (shown once) and its id."""
    token, conversation_id = secrets.token_urlsafe(32), new_id()
    async with services.store.begin() as session:
        thread = conversations.create(session, conversation_id, locale, services.now())
        await session.flush()
        agents.add_visitor(session, token, conversation_id, services.now() + TOKEN_LIFE)
    await publish(services, thread)
    return token, conversation_id


async def renew(services: Services, token: str) -> tuple[str, str]:
    """A fresh token for the same conversation; the old one may have run out up to 90 days ago.

    Raises:
        NotSignedIn: the token is unknown or too old; start anew.
    """
    async with services.store.begin() as session:
        longest = services.now() - timedelta(days=90)
        conversation_id = await agents.conversation_of_visitor(session, token, longest)
        if conversation_id is None:
            raise NotSignedIn("this chat token is not known any more; start a new conversation")
        fresh = secrets.token_urlsafe(32)
        agents.add_visitor(session, fresh, conversation_id, services.now() + TOKEN_LIFE)
    return fresh, conversation_id


async def conversation_of(services: Services, token: str) -> str:
    """Raises NotSignedIn when the token opens no conversation."""
    async with services.store.read() as session:
        found = await agents.conversation_of_visitor(session, token, services.now())
    if found is None:
        raise NotSignedIn("this chat token has run out or is unknown; renew it")
    return found
