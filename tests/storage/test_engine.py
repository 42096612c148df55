"""What SQLite and PostgreSQL must both keep to: snapshots, row locks, times, JSON, odd texts."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta, timezone
from unittest.mock import patch

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from handoff.domain import facts
from handoff.storage import agents, conversations, engine, learning
from handoff.storage.engine import Store
from tests.conftest import Backing

NOW = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)


async def _create(store: Store, name: str = "c1") -> None:
    async with store.begin() as session:
        conversations.create(session, name, "en", NOW)


async def _say(store: Store, words: str, name: str = "c1") -> None:
    async with store.begin() as session:
        thread = await conversations.load(session, name)
        said = facts.CustomerSaid(client_id=f"id{thread.row.seq + 1}", text=words)
        thread.append(said, NOW)


async def test_a_read_sees_one_moment_however_many_queries_it_makes(store: Store) -> None:
    """Else a snapshot's version and its events could disagree."""
    await _create(store)
    await _say(store, "one")
    async with store.read() as session:
        before = await conversations.find(session, "c1")
        await _say(store, "two")
        assert len(await conversations.events(session, "c1")) == before.row.seq == 1
    async with store.read() as session:
        assert len(await conversations.events(session, "c1")) == 2


async def test_a_loaded_conversation_is_locked_until_the_transaction_ends(store: Store) -> None:
    await _create(store)
    order: list[str] = []

    async def second() -> None:
        async with store.begin() as session:
            thread = await conversations.load(session, "c1")
            order.append(f"second sees {thread.row.seq}")

    async with store.begin() as session:
        thread = await conversations.load(session, "c1")
        other = asyncio.create_task(second())
        await asyncio.sleep(0.2)
        thread.append(facts.CustomerSaid(client_id="a", text="hello"), NOW)
        order.append("first ends")
    await other
    assert order == ["first ends", "second sees 1"]


async def test_a_failed_transaction_leaves_nothing(store: Store) -> None:
    await _create(store)
    with pytest.raises(ZeroDivisionError):
        async with store.begin() as session:
            thread = await conversations.load(session, "c1")
            thread.append(facts.CustomerSaid(client_id="a", text="hello"), NOW)
            await session.flush()
            raise ZeroDivisionError
    async with store.read() as session:
        assert await conversations.events(session, "c1") == []


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
        assert thread.row.created_at == NOW
        assert thread.row.created_at.utcoffset() == timedelta(0)
        assert await agents.by_login(session, "token", NOW) is not None
        assert await agents.by_login(session, "late", NOW) is None


async def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="time zone"):
        async with store.begin() as session:
            conversations.create(session, "c1", "en", NOW.replace(tzinfo=None))


@pytest.mark.parametrize(
    "words", ["naïve ☕ 👩🏽‍🚀", "a\tb\r\nc", "'; DROP TABLE events; --", "x" * 4000]
)
async def test_whatever_is_written_is_read_again(store: Store, words: str) -> None:
    await _create(store)
    await _say(store, words)
    async with store.begin() as session:
        learning.add_candidate(session, _candidate(words))
    async with store.read() as session:
        [entry] = await conversations.events(session, "c1")
        thread = await conversations.find(session, "c1")
        [(candidate, _)] = await learning.candidates(session)
    assert isinstance(entry.fact, facts.CustomerSaid)
    assert entry.fact.text == words
    assert thread.card.last_text.startswith(words[:10])
    assert (candidate.question, candidate.judgement) == (words, {"text": words, "null": None})


async def test_no_judgement_is_null_and_not_the_word(store: Store) -> None:
    await _create(store)
    async with store.begin() as session:
        learning.add_candidate(session, _candidate("hello", judged=False))
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


def _candidate(words: str, judged: bool = True) -> learning.Candidate:
    return learning.Candidate(
        id="x1",
        source="reply",
        conversation_id="c1",
        question_seq=1,
        reply_seq=None,
        question=words,
        reply="",
        judgement={"text": words, "null": None} if judged else None,
        agent_id=None,
        agent_name=None,
        created_at=NOW,
    )


@asynccontextmanager
async def _impatient(shared: Backing, setting: str, seconds: float) -> AsyncIterator[Store]:
    """PostgreSQL with one of its patiences shortened, and a conversation."""
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
                await _say(store, "somebody else's")  # waits until the other is ended
                await still.execute(text("SELECT 1"))
        async with store.read() as session:
            said = [entry.fact for entry in await conversations.events(session, "c1")]
    assert [getattr(fact, "text", None) for fact in said] == ["somebody else's"]


async def test_who_waits_too_long_for_a_conversation_is_told_so(shared: Backing) -> None:
    async with _impatient(shared, "LOCK_WITHIN_S", 0.3) as store:
        async with store.begin() as session:
            await conversations.load(session, "c1")
            with pytest.raises(DBAPIError, match="lock timeout"):
                await _say(store, "in vain")
        await _say(store, "later")
