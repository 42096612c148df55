"""A file that came with a message, as the log keeps it; what is in it is stored elsewhere."""

from __future__ import annotations

from handoff.domain.audiences import EVERYONE, Declared, ForAll


class Attachment(Declared, seen_by=EVERYONE):
    id: ForAll[str]
    name: ForAll[str]
    type: ForAll[str]
    """Its media type, found by what is in it."""
    size: ForAll[int]
    """In bytes."""
    width: ForAll[int | None] = None
    """Of a picture, in pixels; None: it is none. So for the height."""
    height: ForAll[int | None] = None
