"""What a value from outside may be, whichever field it comes in.

Databases, hashes and JSON accept less than Python does: PostgreSQL stores no NUL, and our columns
no number above 2³¹ - 1; half of a surrogate pair has no UTF-8. Whatever a client sends is made of
these types; `tests/edge/test_wire_types.py` finds a field or a parameter that is not.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from handoff.domain.attachments import MOST_IN_A_MESSAGE
from handoff.domain.deliveries import ADDRESS
from handoff.domain.visible_text import has_visible_text

MAX_TEXT = 4000
"""Longest utterance, in characters."""

MAX_INTEGER = 2**31 - 1
"""Largest number that fits into our columns."""


def _storable(text: str) -> str:
    if "\0" in text:
        raise PydanticCustomError("nul", "a text cannot contain NUL characters; leave them out")
    return text


def check_visible(text: str) -> str:
    if not has_visible_text(text):
        raise PydanticCustomError("nothing_visible", "this text shows nothing; write something")
    return text


def _written(value: object) -> object:
    if not isinstance(value, str) or len(value) > 64:
        raise PydanticCustomError("moment", "write the time as ISO 8601, with its offset from UTC")
    return value


STORABLE = AfterValidator(_storable)
"""For any `str`, together with a `max_length`, which makes pydantic refuse lone surrogates too."""

VISIBLE = AfterValidator(check_visible)
"""For what people will read. Nothing is changed: what passes is kept as written."""

Line = Annotated[str, Field(max_length=200), STORABLE]
"""A name or a word of the protocol."""

Text = Annotated[str, Field(min_length=1, max_length=MAX_TEXT), STORABLE, VISIBLE]
"""What a person says."""

Caption = Annotated[str, Field(max_length=MAX_TEXT), STORABLE]
"""What a person says, which may be nothing beside files."""

Seq = Annotated[int, Field(ge=0, le=MAX_INTEGER, strict=True)]
"""A sequence number, an epoch, or a place in a list."""

AddressedSeq = Annotated[int, Field(ge=0, le=MAX_INTEGER)]
"""The same in a URL's query, where a number is written as text."""

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]*$", min_length=1, max_length=64)]
"""Of a conversation, a message or a candidate."""

AttachmentIds = Annotated[tuple[Id, ...], Field(max_length=MOST_IN_A_MESSAGE)]
"""Of files that were uploaded before."""

Moment = Annotated[AwareDatetime, BeforeValidator(_written)]
"""A time with its offset; not the seconds since 1970 that pydantic would also accept."""

Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
"""A day of the calendar, such as 2026-05-31."""

Token = Annotated[str, Field(pattern=r"^[!-~]*$", min_length=1, max_length=200)]
"""What opens a conversation, as it was given out."""

Email = Annotated[str, Field(pattern=f"^{ADDRESS}$", max_length=320)]
