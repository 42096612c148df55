"""The channels by which agents reach customers."""

from __future__ import annotations

from handoff.channels.channel import Channel
from handoff.channels.mail import EmailChannel, Sender
from handoff.channels.web import WebChannel


def channels_of(smtp_url: str, sender: Sender) -> tuple[Channel, ...]:
    """All of them, the one to be tried first first."""
    return (WebChannel(), EmailChannel(smtp_url, sender))
