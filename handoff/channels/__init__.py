"""The channels through which agents reach customers."""

from __future__ import annotations

from handoff.channels.channel import Channel
from handoff.channels.mail import EmailChannel, Sender
from handoff.channels.web import WebChannel


def channels_of(smtp_url: str, sender: Sender) -> tuple[Channel, ...]:
    """All of them, in the order in which they are tried."""
    return (WebChannel(), EmailChannel(smtp_url, sender))
