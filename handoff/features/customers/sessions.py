"""A customer's session: the token of a widget, which names a customer and a conversation."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import return_links
from handoff.domain.customers import Customer, Facts, is_the_same_person
from handoff.domain.errors import LinkRefused, NotFound, NotSignedIn
from handoff.features.customers import identity
from handoff.features.customers.identity import User
from handoff.services.relay import Relay
from handoff.services.worker import Worker
from handoff.storage import conversations, customers
from handoff.storage.customers import Visitor

TOKEN_LIFE = timedelta(days=30)

Opened = tuple[str, str]
"""A widget's token, which is shown once, and the id of the conversation that it opens."""


async def start(worker: Worker, locale: str, facts: Facts | None = None) -> Opened:
    """A new conversation with an anonymous visitor."""
    async with worker.store.begin() as session:
        customer = Customer(worker.new_id(), facts=facts or Facts(language=locale))
        customers.add(session, customer, worker.now())
        return await _begin(worker, session, customer, locale)


async def go_on(relay: Relay, locale: str, user: User) -> Opened:
    """The known customer's open conversation, wherever it was begun; a new one if there is none."""
    async with relay.store.begin() as session:
        customer = await identity.known(relay.worker, session, user)
        opened = await _go_on(relay.worker, session, customer, locale)
    await identity.show(relay, customer.id)
    return opened


async def identify(relay: Relay, token: str, locale: str, user: User) -> Opened:
    """The visitor of this token says who they are: the conversation goes on, now as theirs.

    If the token belongs to another known customer (two people use one browser), the visitor gets a
    conversation of their own instead; if nothing was said in it yet, the one that they have open.

    Raises:
        NotSignedIn: the token is unknown or has expired.
    """
    worker = relay.worker
    async with relay.store.begin() as session:
        visitor = await customers.visitor(session, token, worker.now())
        if visitor is None:
            raise NotSignedIn("this chat token has expired or is unknown; renew it")
        old = await customers.lock(session, visitor.customer_id)
        customer = await identity.known(worker, session, user)
        if not is_the_same_person(customer, old):
            opened = await _go_on(worker, session, customer, locale)
        elif old.id == customer.id:
            opened = token, visitor.conversation_id
        elif open_id := await _instead_of_nothing(session, visitor, customer):
            opened = _token(worker, session, Visitor(customer.id, open_id))
        else:
            await identity.merge(worker, session, old, customer)
            opened = token, visitor.conversation_id
    await identity.show(relay, customer.id)
    return opened


async def renew(worker: Worker, token: str) -> Opened:
    """A fresh token for the same conversation; the old one may have expired up to 90 days ago.

    Raises:
        NotSignedIn: the token is unknown or too old; start a new session.
    """
    async with worker.store.begin() as session:
        visitor = await customers.visitor(session, token, worker.now() - timedelta(days=90))
        if visitor is None:
            raise NotSignedIn("this chat token is no longer known; start a new conversation")
        return _token(worker, session, visitor)


async def open_link(worker: Worker, secret: str, link: str) -> Opened:
    """The conversation that a link in a mail, signed with `secret`, names.

    Raises:
        LinkRefused: it is forged or has expired, or the conversation is not that customer's.
    """
    named = return_links.read(secret, link, worker.now())
    async with worker.store.begin() as session:
        try:
            owner = await customers.of_conversation(session, named.conversation_id)
        except NotFound:
            raise LinkRefused("the conversation of this link no longer exists") from None
        if not await customers.is_or_became(session, named.customer_id, owner.id):
            raise LinkRefused("the conversation of this link now belongs to somebody else")
        return _token(worker, session, Visitor(owner.id, named.conversation_id))


async def _instead_of_nothing(
    session: AsyncSession, visitor: Visitor, customer: Customer
) -> str | None:
    """The customer's open conversation, if the visitor has not said anything in theirs."""
    thread = await conversations.find(session, visitor.conversation_id)
    return None if thread.seq else await customers.open_conversation(session, customer.id)


async def _go_on(worker: Worker, session: AsyncSession, customer: Customer, locale: str) -> Opened:
    open_id = await customers.open_conversation(session, customer.id)
    if open_id is None:
        return await _begin(worker, session, customer, locale)
    return _token(worker, session, Visitor(customer.id, open_id))


async def _begin(worker: Worker, session: AsyncSession, customer: Customer, locale: str) -> Opened:
    now = worker.now()
    thread = await conversations.create(session, worker.new_id(), locale, now, customer)
    return _token(worker, session, Visitor(customer.id, thread.id))


def _token(worker: Worker, session: AsyncSession, visitor: Visitor) -> Opened:
    token = secrets.token_urlsafe(32)
    customers.add_visitor(session, token, visitor, worker.now() + TOKEN_LIFE)
    return token, visitor.conversation_id
