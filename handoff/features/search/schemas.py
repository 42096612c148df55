"""Bodies of search."""

from __future__ import annotations

from datetime import datetime

from handoff.domain.findable import Source
from handoff.domain.search_words import SnippetPart
from handoff.edge.schemas import Body
from handoff.wire_snapshots import InboxItem


class SearchHit(Body):
    """A conversation, and the place in it that matches best."""

    conversation: InboxItem
    seq: int | None
    """Of the message; None: it is what is known of the customer."""
    source: Source
    at: datetime
    snippet: list[SnippetPart]


class SearchResults(Body):
    """The best first; `next`: what to give as `after` for more, None: there is no more."""

    hits: list[SearchHit]
    next: str | None
