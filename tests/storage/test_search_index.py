"""The index of what can be found: level with its documents, used by queries, never half-stored."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from handoff.domain import events
from handoff.domain.customers import Customer, Facts
from handoff.domain.findable import Source
from handoff.domain.search_words import terms_of
from handoff.storage import conversations, search_index
from handoff.storage.engine import Store
from handoff.storage.search_index import Document, Filters

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)


async def found(session: AsyncSession, query: str, most: int = 10) -> list[Document]:
    return await search_index.find(session, terms_of(query), list(Source), Filters(), most)


async def told(store: Store, id: str, words: str) -> None:
    async with store.begin() as session:
        thread = await conversations.create(session, id, "en", NOW)
        thread.append(events.CustomerSaid(client_id=id, text=words), NOW)
        await conversations.save(session, thread, "worker", NOW)
    await indexed(store)


async def indexed(store: Store, most: int = 50) -> int:
    return await store.at_once(partial(search_index.index_some, most=most))


async def test_a_document_says_where_it_is_and_holds_folded_words(store: Store) -> None:
    await told(store, "c1", "Größe M, HG-10432")
    async with store.read() as session:
        (one,) = await found(session, "grosse")
    assert (one.conversation_id, one.seq, one.source, one.at) == ("c1", 1, Source.CUSTOMER, NOW)
    assert one.words == ("grosse", "m", "hg", "10432", "hg10432")


async def test_the_newest_come_first_and_no_more_than_asked_for(store: Store) -> None:
    for number in range(4):
        await told(store, f"c{number}", "kayak")
    async with store.read() as session:
        assert [one.conversation_id for one in await found(session, "kayak", 3)] == [
            *("c3", "c2", "c1")
        ]


async def test_what_was_known_before_is_found_no_longer(store: Store) -> None:
    await told(store, "c1", "hello")
    async with store.begin() as session:
        for name in ("Ebba Lund", "Ebba Berg", ""):
            customer = Customer("c1", facts=Facts(name=name or None))
            await search_index.know(session, customer, ("c1",), NOW)
            assert len(await found(session, "ebba")) == bool(name)
            assert len(await found(session, "lund")) == (name == "Ebba Lund")
        if not store.shared:  # raises if the index and its documents are not level
            check = "INSERT INTO search_index(search_index, rank) VALUES ('integrity-check', 1)"
            await session.execute(text(check))


async def test_a_transaction_that_fails_leaves_nothing_to_be_found(store: Store) -> None:
    await told(store, "c1", "kayak")
    with pytest.raises(IntegrityError):
        async with store.begin() as session:
            thread = await conversations.load(session, "c1")
            thread.append(events.CustomerSaid(client_id="c1", text="rack"), NOW)  # sent before
            await conversations.save(session, thread, "worker", NOW)
    assert await indexed(store) == 0
    async with store.read() as session:
        assert await found(session, "rack") == []
        assert len(await found(session, "kayak")) == 1


async def test_the_log_becomes_findable_piece_by_piece_and_each_event_once(store: Store) -> None:
    async with store.begin() as session:
        for id in ("c1", "c2", "c3"):
            thread = await conversations.create(session, id, "en", NOW)
            for number in range(3):
                said = events.CustomerSaid(client_id=f"{id}{number}", text=f"kayak {number}")
                thread.append(said, NOW)
                more = events.CustomerSaid(client_id=f"{id}+{number}", text="canoe")
                thread.append(more, NOW)
            await conversations.save(session, thread, "worker", NOW)
    pieces = [await indexed(store, most=4) for _ in range(9)]
    assert max(pieces) <= 4 and sum(pieces) == 18 and pieces[-1] == 0
    async with store.read() as session:
        assert len(await found(session, "kayak", 100)) == 9
        assert len(await found(session, "canoe", 100)) == 9


async def test_queries_use_the_index(store: Store) -> None:
    await told(store, "c1", "kayak")
    if store.shared:
        plan = (
            "EXPLAIN SELECT id FROM search_documents WHERE"
            f" {search_index._TSVECTOR} @@ '''kayak'':*'::tsquery"
        )
    else:
        plan = (
            "EXPLAIN QUERY PLAN SELECT id FROM search_documents WHERE id IN"
            " (SELECT rowid FROM search_index WHERE search_index.search_index MATCH '\"kayak\"*')"
        )
    async with store.begin() as session:
        if store.shared:
            await session.execute(text("SET LOCAL enable_seqscan = off"))
        connection = await session.connection()
        rows = (await connection.exec_driver_sql(plan)).all()
    told_plan = " ".join(str(row) for row in rows)
    assert ("search_index_words" if store.shared else "VIRTUAL TABLE INDEX") in told_plan
