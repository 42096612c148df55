"""A customer's session: a new conversation and the token that opens it."""

from __future__ import annotations

import secrets
from datetime import timedelta

from handoff.domain.errors import NotSignedIn
from handoff.services.worker import Worker
from handoff.storage import agents, conversations

TOKEN_LIFE = timedelta(days=30)


async def start(worker: Worker, locale: str) -> tuple[str, str]:
    """A new conversation; returns its widget token (shown once) and its id."""
    token, conversation_id = secrets.token_urlsafe(32), worker.new_id()
    async with worker.store.begin() as session:
        await conversations.create(session, conversation_id, locale, worker.now())
        agents.add_visitor(session, token, conversation_id, worker.now() + TOKEN_LIFE)
    return token, conversation_id


async def renew(worker: Worker, token: str) -> tuple[str, str]:
    """A fresh token for the same conversation; the old one may have run out up to 90 days ago.

    Raises:
        NotSignedIn: the token is unknown or too old; start anew.
    """
    async with worker.store.begin() as session:
        longest = worker.now() - timedelta(days=90)
        conversation_id = await agents.conversation_of_visitor(session, token, longest)
        if conversation_id is None:
            raise NotSignedIn("this chat token is not known any more; start a new conversation")
        fresh = secrets.token_urlsafe(32)
        agents.add_visitor(session, fresh, conversation_id, worker.now() + TOKEN_LIFE)
    return fresh, conversation_id


async def conversation_of(worker: Worker, token: str) -> str:
    """Raises NotSignedIn when the token opens no conversation."""
    async with worker.store.read() as session:
        found = await agents.conversation_of_visitor(session, token, worker.now())
    if found is None:
        raise NotSignedIn("this chat token has run out or is unknown; renew it")
    return found
