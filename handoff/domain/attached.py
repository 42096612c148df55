"""What comes with what was said, as the log keeps it: files, the mail it came in, help lines."""

from __future__ import annotations

from handoff.domain.audiences import EVERYONE, Declared, ForAll


class Attachment(Declared, seen_by=EVERYONE):
    """A file; what is in it is stored elsewhere."""

    id: ForAll[str]
    name: ForAll[str]
    type: ForAll[str]
    """Its media type, found by what is in it."""
    size: ForAll[int]
    """In bytes."""
    width: ForAll[int | None] = None
    """Of a picture, in pixels; None: it is none. So for the height."""
    height: ForAll[int | None] = None


class Mailed(Declared, seen_by=EVERYONE):
    """The mail that a message came in."""

    address: ForAll[str]
    """Who sent it: an address that the customer left, or whoever had a signed link."""
    subject: ForAll[str]
    attachments: ForAll[tuple[str, ...]] = ()
    """Names of its files, which stay in the mailbox."""
    shortened: ForAll[bool] = False
    """It was longer than a message can be, or something was left out as quoted that may be their
    own; all of it is in the mailbox."""


class HelpLine(Declared, seen_by=EVERYONE):
    """Where people help: by telephone, or at a web address."""

    where: ForAll[str]
    """The country, or whom it is for."""
    name: ForAll[str]
    call: ForAll[str | None] = None
    """The number, with spaces where people would pause."""
    open: ForAll[str | None] = None
