"""Who a visitor is: the website's word, checked; anonymous visitors who turn out to be known."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.config import Settings
from handoff.domain import customers as rules
from handoff.domain.customers import Customer, Facts
from handoff.domain.errors import WrongIdentity
from handoff.features.customers import attendance
from handoff.services.container import Services
from handoff.storage import customers


def check(settings: Settings, user_id: str, user_hash: str) -> None:
    """Raises WrongIdentity when the website does not vouch for this user."""
    secret = settings.identity_secret.get_secret_value()
    if not secret:
        raise WrongIdentity(
            "users cannot be identified here: set BATON_IDENTITY_SECRET, with which the website "
            "signs their ids"
        )
    if not rules.is_signed(secret, user_id, user_hash.lower()):
        raise WrongIdentity(
            "the user_hash does not go with this user_id: it must be the HMAC-SHA256 of the "
            "user_id, in hexadecimal, with the service's BATON_IDENTITY_SECRET"
        )


async def known(services: Services, session: AsyncSession, user_id: str, said: Facts) -> Customer:
    """The customer of this (checked) id, locked, with what was said of them just now."""
    now = services.now()
    customer = await customers.known(session, user_id, services.new_id(), now)
    customer = rules.with_news(customer, said)
    await customers.save(session, customer, now)
    return customer


async def merge(services: Services, session: AsyncSession, old: Customer, new: Customer) -> None:
    """The conversations of the anonymous customer are the known one's (both are locked)."""
    now = services.now()
    await customers.move(session, old, new, now)
    await customers.save(session, rules.merged(new, old), now)


async def left_address(services: Services, conversation_id: str, email: str) -> None:
    """Answers in any of the customer's conversations may go there."""
    async with services.store.begin() as session:
        found = await customers.of_conversation(session, conversation_id)
        customer = await customers.lock(session, found.id)
        said = rules.with_news(customer, Facts(email=email))
        await customers.save(session, said, services.now())
    await show(services, customer.id)


async def show(services: Services, customer_id: str) -> None:
    """To agents: the rows of all conversations of a customer of whom something new is known."""
    async with services.store.read() as session:
        theirs = await customers.conversations_of(session, customer_id)
    await attendance.show(services, theirs)
