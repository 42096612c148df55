"""A channel: one way for what an agent says to reach a customer.

A new one is a class with these methods and a place in `channels_of`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Protocol

from handoff.domain.deliveries import Contact, Way


@dataclass(frozen=True, slots=True)
class Outbound:
    """One message, of an agent or the machine, to a customer who has not read it yet."""

    agent_name: str
    """Of whoever says it, as the mail shows it."""
    text: str
    said_at: datetime
    language: str | None
    """The customer's, as far as they have written."""
    locale: str
    """The page's."""
    address: str
    message_id: str
    earlier: tuple[str, ...]
    """What this mail follows in its thread, oldest first; never empty."""
    subject: str
    """Of the customer's own mail that this answers; empty: they have not written any."""
    reply_to: str | None
    """Where replies are read; None: nowhere."""
    link: str
    """Back into the conversation."""
    is_live: bool
    waited: timedelta
    """Since it was said."""
    files: tuple[str, ...] = ()
    """Names of those that came with it; they stay where they are."""


class Outcome(Enum):
    DELIVERED = auto()
    LATER = auto()
    """The customer is there, and may still read it: look again."""
    NOT_HERE = auto()
    """Not by this channel, now: the next one is tried."""


class NotDelivered(Exception):
    """The other side's words, or what kept us from reaching it."""


class Refused(NotDelivered):
    """For good: trying again would not help."""


class Unreachable(NotDelivered):
    """For now."""


class Channel(Protocol):
    @property
    def name(self) -> str: ...

    def way(self, contact: Contact) -> Way | None:
        """How this channel reaches the customer at this moment; None: not at all."""

    async def deliver(self, outbound: Outbound) -> Outcome:
        """Bring it to the customer.

        Raises:
            Refused, Unreachable: it did not get there, or nobody knows whether it did.
        """
