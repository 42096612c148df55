"""Who a visitor is: the website's word, checked; anonymous visitors who turn out to be known."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import customers as rules
from handoff.domain.customers import Customer, Facts
from handoff.domain.errors import WrongIdentity
from handoff.features.customers import attendance
from handoff.services.relay import Relay
from handoff.services.worker import Worker
from handoff.storage import customers


@dataclass(frozen=True, slots=True)
class User:
    """A user of the website, which vouches for them; made only by `vouched`."""

    id: str
    facts: Facts
    """What the website says about them now."""


def vouched(secret: str, user_id: str, user_hash: str, facts: Facts) -> User:
    """Raises WrongIdentity if the website does not vouch for this user."""
    if not secret:
        raise WrongIdentity(
            "users cannot be identified here: set BATON_IDENTITY_SECRET, with which the website "
            "signs their ids"
        )
    if not rules.is_signed(secret, user_id, user_hash.lower()):
        raise WrongIdentity(
            "the user_hash does not match this user_id: it must be the HMAC-SHA256 of the "
            "user_id, in hexadecimal, with the service's BATON_IDENTITY_SECRET"
        )
    return User(user_id, facts)


async def known(worker: Worker, session: AsyncSession, user: User) -> Customer:
    """The customer who is this user, locked, with what was just said about them."""
    now = worker.now()
    customer = await customers.known(session, user.id, worker.new_id(), now)
    customer = rules.with_news(customer, user.facts)
    await customers.save(session, customer, now)
    return customer


async def merge(worker: Worker, session: AsyncSession, old: Customer, new: Customer) -> None:
    """Give the anonymous customer's conversations to the known one (both are locked)."""
    now = worker.now()
    await customers.move(session, old, new, now)
    await customers.save(session, rules.merged(new, old), now)


async def left_address(relay: Relay, conversation_id: str, email: str) -> None:
    """From now on, answers in any of the customer's conversations may go there."""
    async with relay.store.begin() as session:
        found = await customers.of_conversation(session, conversation_id)
        customer = await customers.lock(session, found.id)
        said = rules.with_news(customer, Facts(email=email))
        await customers.save(session, said, relay.worker.now())
    await show(relay, customer.id)


async def show(relay: Relay, customer_id: str) -> None:
    """Show agents the rows of all of a customer's conversations: something new is known."""
    async with relay.store.read() as session:
        theirs = await customers.conversations_of(session, customer_id)
    await attendance.show(relay, theirs)
