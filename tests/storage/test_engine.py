"""What both SQLite and PostgreSQL must get right: snapshots, row locks, times, JSON, odd texts."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta, timezone
from functools import partial
from typing import cast
from unittest.mock import patch
from uuid import uuid4

import pytest
from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from handoff.domain import events
from handoff.storage import agents, conversations, engine, learning
from handoff.storage.engine import Store
from handoff.storage.tables import DatasetRow
from tests.conftest import ALONE, Backing
from tests.support.log import NOW, WORKER, append, begin


async def _create(store: Store, name: str = "c1") -> None:
    await begin(store, name)


async def _say(store: Store, words: str, name: str = "c1") -> None:
    await append(store, name, events.CustomerSaid(client_id=str(uuid4()), text=words))


async def test_a_read_sees_one_moment_however_many_queries_it_makes(store: Store) -> None:
    """Otherwise a snapshot's version and its events could disagree."""
    await _create(store)
    await _say(store, "one")
    async with store.read() as session:
        before = await conversations.find(session, "c1")
        await _say(store, "two")
        assert len(await conversations.entries(session, "c1")) == before.seq == 1
    async with store.read() as session:
        assert len(await conversations.entries(session, "c1")) == 2


async def test_a_loaded_conversation_is_locked_until_the_transaction_ends(store: Store) -> None:
    await _create(store)
    order: list[str] = []

    async def second() -> None:
        async with store.begin() as session:
            thread = await conversations.load(session, "c1")
            order.append(f"second sees {thread.seq}")

    async with store.begin() as session:
        thread = await conversations.load(session, "c1")
        other = asyncio.create_task(second())
        await asyncio.sleep(0.2)
        thread.append(events.CustomerSaid(client_id="a", text="hello"), NOW)
        await conversations.save(session, thread, WORKER, NOW)
        order.append("first ends")
    await other
    assert order == ["first ends", "second sees 1"]


async def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    await _create(store)
    with pytest.raises(ZeroDivisionError):
        async with store.begin() as session:
            thread = await conversations.load(session, "c1")
            thread.append(events.CustomerSaid(client_id="a", text="hello"), NOW)
            await conversations.save(session, thread, WORKER, NOW)
            raise ZeroDivisionError
    async with store.read() as session:
        assert await conversations.entries(session, "c1") == []


async def test_times_come_back_as_the_same_moment_in_utc(store: Store) -> None:
    in_kiel = NOW.astimezone(timezone(timedelta(hours=1)))
    await _create(store)
    async with store.begin() as session:
        agents.add(session, id="a1", username="ada", name="Ada", password_hash="", role="agent")
        await session.flush()
        agents.add_login(session, "token", "a1", in_kiel + timedelta(hours=1))
        agents.add_login(session, "late", "a1", in_kiel)
    async with store.read() as session:
        thread = await conversations.find(session, "c1")
        assert thread.created_at == NOW
        assert thread.created_at.utcoffset() == timedelta(0)
        assert await agents.by_login(session, "token", NOW) is not None
        assert await agents.by_login(session, "late", NOW) is None


async def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="time zone"):
        async with store.begin() as session:
            await conversations.create(session, "c1", "en", NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    "words", ["naïve ☕ 👩🏽‍🚀", "a\tb\r\nc", "'; DROP TABLE events; --", "x" * 4000]
)
async def test_whatever_is_written_is_read_again(store: Store, words: str) -> None:
    await _create(store)
    await _say(store, words)
    async with store.begin() as session:
        learning.add_candidate(session, _candidate(words))
    async with store.read() as session:
        [entry] = await conversations.entries(session, "c1")
        thread = await conversations.find(session, "c1")
        [(candidate, _)] = await learning.candidates(session)
    assert isinstance(entry.event, events.CustomerSaid)
    assert entry.event.text == words
    assert thread.overview.last_text.startswith(words[:10])
    assert (candidate.question, candidate.judgement) == (words, judged(words))


async def test_no_judgement_is_null_and_not_the_word(store: Store) -> None:
    await _create(store)
    async with store.begin() as session:
        learning.add_candidate(session, _candidate("hello", with_judgement=False))
    async with store.read() as session:
        query = text("SELECT count(*) FROM candidates WHERE judgement IS NULL")
        assert await session.scalar(query) == 1


async def test_an_event_needs_its_conversation(store: Store) -> None:
    with pytest.raises(DBAPIError):
        async with store.begin() as session:
            learning.add_candidate(session, _candidate("hello"))


async def test_a_lost_connection_is_noticed_before_it_is_used(store: Store) -> None:
    await _create(store)
    if store.shared:
        async with store.read() as session:
            pid = await session.scalar(text("SELECT pg_backend_pid()"))
        async with store.read() as first, store.read() as second:
            await second.execute(text(f"SELECT pg_terminate_backend({pid}), pg_sleep(0.1)"))
            del first
    await store.engine.dispose()
    await _say(store, "hello")


def judged(words: str) -> events.Judged:
    return events.Judged(message_seq=1, decision=events.Decision.OBSERVE, slots={"said": words})


def _candidate(words: str, with_judgement: bool = True) -> learning.Candidate:
    return learning.Candidate(
        id="x1",
        source="reply",
        conversation_id="c1",
        question_seq=1,
        reply_seq=None,
        question=words,
        reply="",
        judgement=judged(words) if with_judgement else None,
        agent_id=None,
        agent_name=None,
        created_at=NOW,
    )


@asynccontextmanager
async def _impatient(shared: Backing, setting: str, seconds: float) -> AsyncIterator[Store]:
    """PostgreSQL with one of its timeouts shortened, and a conversation."""
    with patch.object(engine, setting, seconds):
        store = Store(shared["database_url"])
    try:
        await _create(store)
        yield store
    finally:
        await store.close()


async def test_a_transaction_whose_worker_stands_still_does_not_hold_up_the_others(
    shared: Backing,
) -> None:
    async with _impatient(shared, "IDLE_AT_MOST_S", 0.5) as store:
        with pytest.raises(DBAPIError):
            async with store.begin() as still:
                await conversations.load(still, "c1")
                await _say(store, "somebody else's")  # waits until the other one is ended
                await still.execute(text("SELECT 1"))
        async with store.read() as session:
            said = [entry.event for entry in await conversations.entries(session, "c1")]
    assert [getattr(event, "text", None) for event in said] == ["somebody else's"]


@ALONE
async def test_another_process_that_writes_holds_up_this_one_s_writing_and_nothing_else(
    store: Store,
) -> None:
    file = store.engine.url.database
    assert file is not None
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(store.at_once(partial(_note, 1)))
        async with asyncio.timeout(engine.LOCK_WITHIN_S / 2):
            for _ in range(20):
                await asyncio.sleep(0.01)
        assert not writing.done()
        other.execute("ROLLBACK")
    await writing
    assert await store.at_once(_noted) == [1]


@ALONE
async def test_who_waits_too_long_for_sqlite_s_one_writer_is_told_so(store: Store) -> None:
    file = store.engine.url.database
    assert file is not None
    with (
        closing(sqlite3.connect(file, isolation_level=None)) as other,
        patch.object(engine, "LOCK_WITHIN_S", 0.2),
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DBAPIError, match="locked"):
            await store.at_once(partial(_note, 1))
    await store.at_once(partial(_note, 2))
    assert await store.at_once(_noted) == [2]


async def test_a_transaction_whose_caller_has_gone_ends_before_the_next_begins(
    store: Store,
) -> None:
    for number in range(10):
        gone = asyncio.create_task(store.at_once(partial(_note, number)))
        await asyncio.sleep(0.001 * number)
        gone.cancel()
        await store.at_once(partial(_note, 100 + number))
    noted = await store.at_once(_noted)
    assert [number for number in noted if number >= 100] == [100 + n for n in range(10)]
    assert noted == sorted(noted, key=lambda number: (number % 100, number))


async def test_what_a_refused_transaction_had_written_is_gone(store: Store) -> None:
    def refused(connection: Connection) -> None:
        _note(1, connection)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await store.at_once(refused)
    await store.at_once(partial(_note, 2))
    assert await store.at_once(_noted) == [2]


_DATASETS = cast(Table, DatasetRow.__table__)


def _note(number: int, connection: Connection) -> None:
    """A row that says how many were there before it."""
    before = connection.scalar(select(func.count()).select_from(_DATASETS))
    row = {"hash": str(number), "created_at": NOW, "learned_examples": number}
    connection.execute(insert(_DATASETS), {**row, "learned_intents": before})


def _noted(connection: Connection) -> list[int]:
    in_order = select(_DATASETS.c.learned_examples).order_by(_DATASETS.c.learned_intents)
    return list(connection.scalars(in_order))


async def test_who_waits_too_long_for_a_conversation_is_told_so(shared: Backing) -> None:
    async with _impatient(shared, "LOCK_WITHIN_S", 0.3) as store:
        async with store.begin() as session:
            await conversations.load(session, "c1")
            with pytest.raises(DBAPIError, match="lock timeout"):
                await _say(store, "in vain")
        await _say(store, "later")
