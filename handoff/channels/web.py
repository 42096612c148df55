"""The widget on a website. Its sockets follow the log, so nothing needs to be sent to them."""

from __future__ import annotations

from datetime import timedelta

from handoff.channels.channel import Outbound, Outcome
from handoff.domain.deliveries import Contact, Way

PATIENCE = timedelta(minutes=10)
"""A page that has been open for this long with an answer unread has nobody in front of it."""


class WebChannel:
    name = "web"

    def way(self, contact: Contact) -> Way | None:
        return Way.LIVE if contact.is_live else None

    async def deliver(self, outbound: Outbound) -> Outcome:
        """Never DELIVERED: that is known only when the page says that it was read."""
        waits = outbound.is_live and outbound.waited < PATIENCE
        return Outcome.LATER if waits else Outcome.NOT_HERE
