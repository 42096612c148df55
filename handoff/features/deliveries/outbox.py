"""What agents say is queued for delivery in the transaction that stores it, and so is what the
machine says to a customer who wrote by mail."""

from __future__ import annotations

from handoff.domain.deliveries import State, message_id
from handoff.features.deliveries.wording import BY_THE_MACHINE
from handoff.services.changing import Change
from handoff.services.reaching import Reaching, address_of
from handoff.storage import deliveries
from handoff.storage.deliveries import Delivery


def enqueue(reaching: Reaching, change: Change, seq: int) -> None:
    """Have message `seq` sent unless the customer reads it in the chat first.

    Nothing is queued if it could not be sent: no address is known, or no mail is set up. Then the
    customer finds it when they come back.
    """
    address = address_of(change.thread)
    channel, mailing = reaching.away_channel(address), reaching.mailing
    if channel is None or address is None or mailing is None:
        return
    delivery = Delivery(
        conversation_id=change.thread.id,
        seq=seq,
        channel=channel.name,
        address=address,
        message_id=message_id(change.thread.id, seq, mailing.sender.host),
        state=State.PENDING,
        attempts=0,
        next_try_at=change.now + mailing.after,
        last_error="",
        created_at=change.now,
        updated_at=change.now,
    )
    deliveries.add(change.session, delivery)


def answer_by_mail(reaching: Reaching, change: Change) -> None:
    """Have what the machine says in this transaction sent to a customer who wrote by mail."""
    if change.thread.overview.wrote_by_mail:
        for entry in change.thread.appended:
            if isinstance(entry.event, BY_THE_MACHINE):
                enqueue(reaching, change, entry.seq)


def customer_read(reaching: Reaching, conversation_id: str, seq: int) -> None:
    """Up to `seq` nothing needs to be sent any more; `delivering` stores this, many at once."""
    if reaching.mailing is not None:
        read = reaching.here.read
        read[conversation_id] = max(read.get(conversation_id, 0), seq)
