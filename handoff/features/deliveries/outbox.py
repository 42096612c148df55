"""What agents say is put down for delivery in the transaction that stores it."""

from __future__ import annotations

from datetime import timedelta

from handoff.channels.channel import Channel
from handoff.channels.mail import sender_of
from handoff.domain.deliveries import Contact, State, message_id
from handoff.services.changing import Change
from handoff.services.container import Services
from handoff.services.reaching import address_of
from handoff.storage import deliveries
from handoff.storage.deliveries import Delivery

_MOST = 2**31 - 1
"""What a column for sequence numbers can hold."""


def enqueue(services: Services, change: Change, seq: int) -> None:
    """Have message `seq` sent if the customer does not read it in the chat before.

    Nothing is put down where it could not be sent: no address is known, or no mail set up. The
    customer finds it when they come back.
    """
    address = address_of(change.thread)
    channel = _away(services, address)
    if channel is None or address is None:
        return
    host = sender_of(services.settings.mail_from).host
    delivery = Delivery(
        conversation_id=change.thread.id,
        seq=seq,
        channel=channel.name,
        address=address,
        message_id=message_id(change.thread.id, seq, host),
        state=State.PENDING,
        attempts=0,
        next_try_at=change.now + timedelta(seconds=services.settings.mail_after_s),
        last_error="",
        created_at=change.now,
        updated_at=change.now,
    )
    deliveries.add(change.session, delivery)


def _away(services: Services, address: str | None) -> Channel | None:
    """The channel that would reach the customer once they have gone."""
    contact = Contact(is_live=False, email=address)
    return next((one for one in services.channels if one.way(contact) is not None), None)


def customer_read(services: Services, conversation_id: str, seq: int) -> None:
    """Up to there nothing needs to be sent any more; stored by `delivering`, many at once."""
    if services.settings.smtp_url is None:
        return
    read = services.customers_here.read
    read[conversation_id] = max(read.get(conversation_id, 0), min(seq, _MOST))
