"""A customer's session: the token of a widget, which names a customer and a conversation."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import return_links
from handoff.domain.customers import Customer, Facts, is_the_same_person
from handoff.domain.errors import LinkRefused, NotFound, NotSignedIn
from handoff.features.customers import identity
from handoff.services.container import Services, new_id
from handoff.storage import conversations, customers
from handoff.storage.conversations import Thread
from handoff.storage.customers import Visitor

TOKEN_LIFE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Vouched:
    """What a website says of its user, and its signature."""

    user_id: str
    user_hash: str


async def start(
    services: Services,
    locale: str,
    vouched: Vouched | None = None,
    facts: Facts = Facts(),  # noqa: B008 - immutable
) -> tuple[str, str]:
    """A widget token (shown once) and the id of the conversation that it opens.

    An anonymous visitor begins a new one; a known customer goes on with their open one, wherever
    it was begun.

    Raises:
        WrongIdentity: the website does not vouch for this user.
    """
    if vouched is not None:
        identity.check(services.settings, vouched.user_id, vouched.user_hash)
    async with services.store.begin() as session:
        if vouched is None:
            customer = Customer(new_id(), facts=facts)
            customers.add(session, customer, services.now())
            thread, token = await _begin(services, session, customer, locale)
        else:
            customer = await identity.known(services, session, vouched.user_id, facts)
            thread, token = await _go_on(services, session, customer, locale)
    if vouched is not None:
        await identity.show(services, customer.id)
    return token, thread.id


async def identify(
    services: Services, token: str, locale: str, vouched: Vouched, facts: Facts
) -> tuple[str, str]:
    """The visitor of this token says who they are: the conversation goes on, now as theirs.

    Where the token belongs to somebody else who is known (a browser that two people use), the
    visitor gets a conversation of their own instead.

    Raises:
        WrongIdentity: the website does not vouch for this user.
        NotSignedIn: the token is unknown or has run out.
    """
    identity.check(services.settings, vouched.user_id, vouched.user_hash)
    async with services.store.begin() as session:
        visitor = await customers.visitor(session, token, services.now())
        if visitor is None:
            raise NotSignedIn("this chat token has run out or is unknown; renew it")
        old = await customers.lock(session, visitor.customer_id)
        customer = await identity.known(services, session, vouched.user_id, facts)
        if not is_the_same_person(customer, old):
            thread, token = await _go_on(services, session, customer, locale)
        else:
            if old.id != customer.id:
                await identity.merge(services, session, old, customer)
            thread = await conversations.find(session, visitor.conversation_id)
    await identity.show(services, customer.id)
    return token, thread.id


async def renew(services: Services, token: str) -> tuple[str, str]:
    """A fresh token for the same conversation; the old one may have run out up to 90 days ago.

    Raises:
        NotSignedIn: the token is unknown or too old; start anew.
    """
    async with services.store.begin() as session:
        visitor = await customers.visitor(session, token, services.now() - timedelta(days=90))
        if visitor is None:
            raise NotSignedIn("this chat token is not known any more; start a new conversation")
        return _token(services, session, visitor), visitor.conversation_id


async def open_link(services: Services, link: str) -> tuple[str, str]:
    """A token for the conversation that a link in a mail names.

    Raises:
        LinkRefused: it is forged or has run out, or the conversation is not that customer's.
    """
    secret = services.settings.bot_token.get_secret_value()
    named = return_links.read(secret, link, services.now())
    async with services.store.begin() as session:
        try:
            owner = await customers.of_conversation(session, named.conversation_id)
        except NotFound:
            raise LinkRefused("the conversation of this link is no longer there") from None
        if not await customers.is_or_became(session, named.customer_id, owner.id):
            raise LinkRefused("the conversation of this link belongs to somebody else now")
        visitor = Visitor(owner.id, named.conversation_id)
        return _token(services, session, visitor), named.conversation_id


async def conversation_of(services: Services, token: str) -> str:
    """Raises NotSignedIn when the token opens no conversation."""
    async with services.store.read() as session:
        found = await customers.visitor(session, token, services.now())
    if found is None:
        raise NotSignedIn("this chat token has run out or is unknown; renew it")
    return found.conversation_id


async def _go_on(
    services: Services, session: AsyncSession, customer: Customer, locale: str
) -> tuple[Thread, str]:
    """With the customer's open conversation, if there is one."""
    open_id = await customers.open_conversation(session, customer.id)
    if open_id is None:
        return await _begin(services, session, customer, locale)
    thread = await conversations.find(session, open_id)
    return thread, _token(services, session, Visitor(customer.id, open_id))


async def _begin(
    services: Services, session: AsyncSession, customer: Customer, locale: str
) -> tuple[Thread, str]:
    thread = conversations.create(session, new_id(), locale, services.now(), customer)
    await session.flush()
    return thread, _token(services, session, Visitor(customer.id, thread.id))


def _token(services: Services, session: AsyncSession, visitor: Visitor) -> str:
    token = secrets.token_urlsafe(32)
    customers.add_visitor(session, token, visitor, services.now() + TOKEN_LIFE)
    return token
