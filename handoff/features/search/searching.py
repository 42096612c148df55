"""Finds conversations by what was said in them, noted, or is known of their customers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import findable
from handoff.domain.errors import Invalid
from handoff.domain.search_words import Term, score, snippet, terms_of
from handoff.domain.thread import Thread
from handoff.features.search import indexing
from handoff.features.search.schemas import SearchHit, SearchResults
from handoff.services import snapshots
from handoff.services.reaching import Reaching
from handoff.storage import conversations, customers, search_index
from handoff.storage.agents import Agent
from handoff.storage.engine import Store
from handoff.storage.search_index import Document, Filters

MOST_HITS = 50
MOST_DOCUMENTS = 2000
"""So many of the newest that match are ranked; whoever gets as many should say more."""

Key = tuple[int, int, int]
"""By which hits are ordered, the highest first: score, whether it was said, number."""


@dataclass(frozen=True, slots=True)
class Asked:
    query: str
    filters: Filters = field(default_factory=Filters)
    after: str = ""
    """`next` of the page before; empty: the first page."""
    limit: int = 20


async def search(store: Store, reaching: Reaching, agent: Agent, asked: Asked) -> SearchResults:
    """A page of hits, one for each conversation.

    Raises:
        Invalid: what was asked cannot be answered; it says why.
    """
    terms, after = terms_of(asked.query), _after(asked.after)
    _check(asked)
    sources = findable.may_find(agent.role)
    await indexing.catch_up(store)
    async with store.read() as session:
        documents = await search_index.find(session, terms, sources, asked.filters, MOST_DOCUMENTS)
        ordered = sorted(_best(documents, terms), reverse=True, key=lambda one: one[0])
        left = [one for one in ordered if after is None or one[0] < after]
        page = left[: asked.limit]
        threads = {
            thread.id: thread
            for thread in await conversations.several(
                session, {document.conversation_id for _, document in page}
            )
        }
        hits = [
            await _hit(session, reaching, threads[document.conversation_id], document, terms)
            for _, document in page
        ]
    more = len(left) > len(page)
    return SearchResults(hits=hits, next=_cursor(page[-1][0]) if more else None)


def _best(documents: Iterable[Document], terms: Sequence[Term]) -> Iterable[tuple[Key, Document]]:
    """The best document of each conversation: of equal ones the newest, and rather what was said
    than what is known of the customer, which every conversation of theirs has."""
    best: dict[str, tuple[Key, Document]] = {}
    for one in documents:
        key = (score(terms, one.words), int(one.seq > 0), one.number)
        held = best.get(one.conversation_id)
        if held is None or held[0] < key:
            best[one.conversation_id] = (key, one)
    return best.values()


async def _hit(
    session: AsyncSession,
    reaching: Reaching,
    thread: Thread,
    document: Document,
    terms: Sequence[Term],
) -> SearchHit:
    return SearchHit(
        conversation=snapshots.inbox_item(thread, reaching),
        seq=document.seq or None,
        source=document.source,
        at=document.at,
        snippet=list(snippet(await _text(session, document), terms)),
    )


async def _text(session: AsyncSession, document: Document) -> str:
    if document.seq == 0:
        return findable.known(await customers.of_conversation(session, document.conversation_id))
    entry = await conversations.entry(session, document.conversation_id, document.seq)
    said = findable.said(entry.event) if entry else None
    return said[1] if said else ""


# ── what can be asked ────────────────────────────────────────────────────────────────────────


def _check(asked: Asked) -> None:
    filters = asked.filters
    if not 1 <= asked.limit <= MOST_HITS:
        raise Invalid(f"a page has 1 to {MOST_HITS} hits, not {asked.limit}")
    if filters.since and filters.until and filters.since >= filters.until:
        raise Invalid("'since' must be before 'until'")
    if filters.language is not None and not re.fullmatch("[a-z]{2,3}", filters.language):
        raise Invalid(f"'{filters.language}' is no language; write its code, such as 'de'")


def _cursor(key: Key) -> str:
    return ".".join(map(str, key))


def _after(cursor: str) -> Key | None:
    if not cursor:
        return None
    found = re.fullmatch(r"(\d{1,4})\.([01])\.(\d{1,18})", cursor, re.ASCII)
    if found is None:
        raise Invalid("'after' is not the 'next' of a page before; leave it out to begin anew")
    matched, said, number = map(int, found.groups())
    return matched, said, number
