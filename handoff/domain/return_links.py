"""Signed links in mails: each opens one conversation, for one customer, for a while."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from dataclasses import dataclass
from datetime import UTC, datetime

from handoff.domain.errors import LinkRefused

PARAMETER = "baton"
"""Query parameter of the page's address that holds the token."""

_PURPOSE = b"baton: link back into a conversation"


@dataclass(frozen=True, slots=True)
class ReturnLink:
    conversation_id: str
    customer_id: str
    expires_at: datetime


def sign(secret: str, link: ReturnLink) -> str:
    """The link's token, of letters, digits, `-`, `_` and one `.`."""
    until = int(link.expires_at.timestamp())
    said = f"{link.conversation_id} {link.customer_id} {until}".encode()
    return f"{_encode(said)}.{_encode(_signature(secret, said))}"


def read(secret: str, token: str, now: datetime) -> ReturnLink:
    """What the token says.

    Raises:
        LinkRefused: it is not one of ours, or has expired.
    """
    said, _, given = token.partition(".")
    try:
        content = _decode(said)
        genuine = bool(secret) and hmac.compare_digest(_signature(secret, content), _decode(given))
    except (binascii.Error, ValueError):
        genuine = False
    if not genuine:
        raise LinkRefused("this link is not valid; open the one in the newest mail")
    conversation_id, customer_id, until = content.decode().split(" ")
    link = ReturnLink(conversation_id, customer_id, datetime.fromtimestamp(int(until), UTC))
    if link.expires_at <= now:
        raise LinkRefused("this link has expired; open the chat where you began it")
    return link


def _signature(secret: str, said: bytes) -> bytes:
    """With a key for this purpose only, so that nothing else signed with the secret is a link."""
    key = hmac.digest(secret.encode(), _PURPOSE, hashlib.sha256)
    return hmac.digest(key, said, hashlib.sha256)


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decode(text: str) -> bytes:
    return base64.b64decode(
        text.encode("ascii") + b"=" * (-len(text) % 4), altchars=b"-_", validate=True
    )
