"""Bodies of canned replies and suggestions."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from handoff.edge.schemas import Body
from handoff.wire_types import MAX_TEXT, STORABLE, VISIBLE


def _language(code: str) -> str:
    if not re.fullmatch("[a-z]{2,3}", code):
        raise PydanticCustomError("language", "write the language's code, such as 'de'")
    return code


Shortcut = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Language = Annotated[str, Field(max_length=20), AfterValidator(_language)]
ReplyText = Annotated[str, Field(min_length=1, max_length=MAX_TEXT), STORABLE, VISIBLE]


class WriteReply(Body):
    """A canned reply as it is to be from now on."""

    shortcut: Shortcut
    shared: Annotated[bool, Field(strict=True)]
    """Everybody's, rather than the caller's own."""
    texts: Annotated[dict[Language, ReplyText], Field(min_length=1, max_length=20)]


class CannedReply(Body):
    id: str
    shortcut: str
    shared: bool
    texts: dict[str, str]
    """By language. `{name}` stands for what is known of the conversation."""


class CannedReplies(Body):
    """All that the caller can use: everybody's and their own."""

    items: list[CannedReply]
    languages: list[str]
    """Those in which the assistant answers, its own first."""


class Suggestion(Body):
    """A past answer to a question like the one that waits. Personal data is masked, and so are the
    names of that customer and agent as we know them; others that were written are not."""

    id: str
    text: str
    similarity: float


class Suggestions(Body):
    """The best first; empty: nothing is alike enough, or it cannot be told now."""

    question_seq: int | None
    """The newest message of the question; None: nobody waits for an answer."""
    items: list[Suggestion]
