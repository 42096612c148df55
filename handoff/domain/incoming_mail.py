"""What becomes of a mail that came in: whose words it brings, or why it brings none."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from handoff.domain.deliveries import is_mailable


class Ignored(StrEnum):
    """Why a mail did not become a message."""

    OWN = "own"
    """We sent it ourselves."""
    BOUNCE = "bounce"
    """A mail server reports on a mail of ours."""
    AUTOMATIC = "automatic"
    """A machine wrote it: an absence notice, a newsletter."""
    EMPTY = "empty"
    """Nothing is left once what it quotes is cut."""
    STRANGER = "stranger"
    """It belongs to no conversation, or its sender may not speak in that one."""


class Unreadable(StrEnum):
    """Why a mail stays in the mailbox, for a person to look at."""

    TOO_BIG = "too_big"
    ENCRYPTED = "encrypted"
    NO_SENDER = "no_sender"
    BROKEN = "broken"
    """Or it cannot be stored."""
    TOO_MANY = "too_many"
    """They come faster than people write: two machines answer each other, or somebody forges."""


READ = "said"
"""The outcome of a mail that did become a message."""

RATE_WINDOW = timedelta(hours=1)
MOST_IN_WINDOW = 20
"""Messages that may come by mail into one conversation within `RATE_WINDOW`, and from one address
that opens new ones."""


@dataclass(frozen=True, slots=True)
class IncomingMail:
    """A mail as it was read, without what it quotes."""

    id: str
    """Its Message-ID; made from its content if it has none."""
    sender: str
    sender_name: str | None
    recipients: tuple[str, ...]
    """Every address of ours that it may have been sent to."""
    subject: str
    text: str
    shortened: bool
    """It was longer than a message can be, or something was left out as quoted that may be their
    own; all of it is in the mailbox."""
    follows: tuple[str, ...]
    """The Message-IDs that it answers, the nearest first."""
    tokens: tuple[str, ...]
    """Of links into conversations, as it quotes them."""
    attachments: tuple[str, ...]
    """Names of files."""
    language: str | None
    """As the mail itself says."""
    ignored: Ignored | None = None
    """What its headers say: a bounce, or an automatic mail."""


def why_ignored(mail: IncomingMail, own_address: str) -> Ignored | None:
    """What can be told from the mail alone."""
    local, _, host = own_address.casefold().rpartition("@")
    sender_local, _, sender_host = mail.sender.casefold().rpartition("@")
    if sender_host == host and sender_local.partition("+")[0] == local:
        return Ignored.OWN
    if _is_of_a_mail_of_ours(mail.id, host):
        return Ignored.OWN
    if mail.ignored is not None:
        return mail.ignored
    return None if mail.text or mail.attachments else Ignored.EMPTY


def named_by(message_id: str, host: str) -> str | None:
    """The conversation that a Message-ID of ours names (`deliveries.message_id`, `thread_id`)."""
    found = _named(message_id, host)
    return found[1] if found else None


def _is_of_a_mail_of_ours(message_id: str, host: str) -> bool:
    """With a number: without one, a colleague's mail program at the same host may have made it."""
    found = _named(message_id, host)
    return found is not None and found[2] is not None


def _named(message_id: str, host: str) -> re.Match[str] | None:
    pattern = rf"<([A-Za-z0-9_-]{{1,36}})(\.\d{{1,9}})?@{re.escape(host)}>"
    return re.fullmatch(pattern, message_id, re.IGNORECASE)


def may_speak(sender: str, known: Collection[str | None]) -> bool:
    """Whether a mail that names a conversation may speak for its customer.

    It names it by a Message-ID, which whoever saw a mail of ours knows, so it must also come from
    an address that was left there. A signed link or reply address needs no such proof: whoever has
    that may open the conversation anyway.
    """
    return sender.casefold() in {address.casefold() for address in known if address}


def may_open(sender: str) -> bool:
    """Whether a stranger's mail can become a conversation: only one that can be answered."""
    return is_mailable(sender)


def subject_of_reply(subject: str) -> str:
    """`Re: …`, once, whatever the customer's mail program has put in front of it."""
    bare = _IN_FRONT.sub("", " ".join(subject.split()))
    return f"Re: {bare}" if bare else ""


_IN_FRONT = re.compile(r"^(?:(?:re|aw|antw|rv|rép|resp|sv)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
