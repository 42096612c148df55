"""The channels by which agents reach customers."""

from __future__ import annotations

from handoff.channels.channel import Channel
from handoff.channels.mail import EmailChannel, sender_of
from handoff.channels.web import WebChannel
from handoff.config import Settings


def channels_of(settings: Settings) -> tuple[Channel, ...]:
    """Those that are set up, the one to be tried first first."""
    if settings.smtp_url is None:
        return (WebChannel(),)
    return (WebChannel(), EmailChannel(settings.smtp_url, sender_of(settings.mail_from)))
