"""By which way an answer would reach a customer at this moment."""

from __future__ import annotations

from handoff.domain.deliveries import Contact, Way, is_mailable
from handoff.services.container import Services
from handoff.storage.conversations import Thread
from handoff.wire import Reach


def address_of(thread: Thread) -> str | None:
    """Left in this conversation, or known of the customer."""
    return thread.overview.contact_email or thread.row.customer_email


def contact_of(services: Services, thread: Thread) -> Contact:
    return Contact(services.customers_here.is_live(thread.id), address_of(thread))


def reach_of(services: Services, thread: Thread) -> Reach:
    """The first channel that reaches the customer says how."""
    contact = contact_of(services, thread)
    ways = (channel.way(contact) for channel in services.channels)
    way = next((one for one in ways if one is not None), Way.RETURN)
    return Reach(way=way, address=contact.email if way is Way.MAIL else None)


def answers_by_mail(services: Services, thread: Thread) -> bool:
    """Whether a customer who leaves gets the answer by mail, once they have left an address."""
    email = address_of(thread)
    return services.settings.smtp_url is not None and (email is None or is_mailable(email))
