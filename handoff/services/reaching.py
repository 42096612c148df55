"""How an answer would reach a customer at this moment, and by when there is one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

from handoff.channels import channels_of
from handoff.channels.channel import Channel
from handoff.channels.mail import Sender, sender_of
from handoff.channels.web import WebChannel
from handoff.config import Settings
from handoff.domain import reply_addresses
from handoff.domain.deliveries import Contact, Way, is_mailable
from handoff.domain.service_level import Agreement
from handoff.domain.thread import Thread
from handoff.realtime.customers_here import CustomersHere
from handoff.services.waits import Waits
from handoff.wire_snapshots import Reach


@dataclass(frozen=True, slots=True)
class Mailing:
    """How mails are made, if they are set up."""

    sender: Sender
    after: timedelta
    """How long a customer has to read an answer in the chat."""
    link_secret: str
    page: str
    """Where links in mails lead."""
    replies_are_read: bool = False
    tags_replies: bool = False
    """Each conversation has a reply address of its own."""

    def reply_to(self, conversation_id: str) -> str | None:
        """Where replies in this conversation are read; None: nowhere."""
        if not self.replies_are_read:
            return None
        if not self.tags_replies:
            return self.sender.address
        return reply_addresses.tagged(self.link_secret, self.sender.address, conversation_id)


@dataclass(frozen=True, slots=True)
class Reaching:
    channels: tuple[Channel, ...] = (WebChannel(),)
    """In the order in which they are tried."""
    mailing: Mailing | None = None
    here: CustomersHere = field(default_factory=CustomersHere)
    agreement: Agreement = field(default_factory=Agreement)
    waits: Waits = field(default_factory=Waits)

    def reach_of(self, thread: Thread) -> Reach:
        """The first channel that reaches the customer says how."""
        contact = Contact(self.here.is_live(thread.id), address_of(thread))
        ways = (channel.way(contact) for channel in self.channels)
        way = next((one for one in ways if one is not None), Way.RETURN)
        return Reach(way=way, address=contact.email if way is Way.MAIL else None)

    def would_be_read(self, thread: Thread) -> bool:
        """Whether an answer given now would find its customer: here, or at an address."""
        return self.here.is_live(thread.id) or address_of(thread) is not None

    def away_channel(self, address: str | None) -> Channel | None:
        """The channel that would reach the customer once they have left."""
        contact = Contact(is_live=False, email=address)
        return next((one for one in self.channels if one.way(contact) is not None), None)

    def answers_by_mail(self, thread: Thread) -> bool:
        """Whether a customer who leaves gets the answer by mail, once they have left an address."""
        email = address_of(thread)
        return self.mailing is not None and (email is None or is_mailable(email))


def address_of(thread: Thread) -> str | None:
    """Left in this conversation, or known from the customer's facts."""
    return thread.overview.contact_email or thread.customer_email


def reaching_of(settings: Settings, agreement: Agreement) -> Reaching:
    waits = Waits(agreement.hours)
    if settings.smtp_url is None:
        return Reaching(agreement=agreement, waits=waits)
    mailing = Mailing(
        sender=sender_of(settings.mail_from),
        after=timedelta(seconds=settings.mail_after_s),
        link_secret=settings.bot_token.get_secret_value(),
        page=settings.public_url,
        replies_are_read=settings.imap_url is not None,
        tags_replies=settings.mail_tags,
    )
    channels = channels_of(settings.smtp_url, mailing.sender)
    return Reaching(channels, mailing, agreement=agreement, waits=waits)
