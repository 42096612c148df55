"""How what an agent says reaches a customer who may have left: which way, when, how often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from email.errors import HeaderParseError
from email.headerregistry import Address
from enum import StrEnum


class State(StrEnum):
    """Of one delivery."""

    PENDING = "pending"
    """Not tried yet: the customer may still read it where it was said."""
    FAILED = "failed"
    """Tried in vain; will be tried again."""
    SENT = "sent"
    SEEN = "seen"
    """The customer has read it in the chat: nothing is sent."""
    DEAD = "dead"
    """Given up."""


OPEN = (State.PENDING, State.FAILED)

_WAITS = (10, 30, 60, 300, 900, 1800, 3600, 2 * 3600, 4 * 3600, 8 * 3600, 8 * 3600)
"""Seconds to wait after the first failed try, the second, …: a day in all."""


def next_wait(tries: int) -> timedelta | None:
    """How long to wait after this many failed tries; None: give up."""
    return timedelta(seconds=_WAITS[tries - 1]) if tries <= len(_WAITS) else None


class Way(StrEnum):
    """How an answer reaches the customer."""

    LIVE = "live"
    """Now: a page of theirs is open."""
    MAIL = "mail"
    RETURN = "return"
    """When they come back to the chat."""


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known about reaching the customer of a conversation."""

    is_live: bool
    email: str | None


_PART = r'[^\s@"(),:;<>\[\]\\.\x00-\x1f\x7f]'
"""Between dots. Without the characters that would make one address read as several, or as something
else."""

ADDRESS = rf"{_PART}{{1,64}}(\.{_PART}{{1,64}})*@({_PART}{{1,63}}\.)+{_PART}{{2,63}}"
"""A pattern: what a customer may leave as an address for the answer, as `widget/src/address.ts` has
it, too."""


def is_mailable(address: str | None) -> bool:
    """Whether mail can be addressed to it."""
    if address is None or re.fullmatch(ADDRESS, address) is None:
        return False
    try:
        return Address(addr_spec=address).addr_spec == address
    except (ValueError, HeaderParseError):
        return False


def message_id(conversation_id: str, seq: int, host: str) -> str:
    """Of the mail with this message: the same at each try, so that a second copy is recognised.

    A reply names it, and so the conversation.
    """
    return f"<{conversation_id}.{seq}@{host}>"


def thread_id(conversation_id: str, host: str) -> str:
    """What all mails of one conversation refer to; no mail has it as its own."""
    return f"<{conversation_id}@{host}>"
