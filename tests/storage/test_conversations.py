"""The log: numbered without gaps, unique by client id, the truth behind the derived columns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from handoff.domain import events
from handoff.domain.errors import IllegalMove, NotFound
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.reasons import OtherReason
from handoff.domain.thread import rebuild
from handoff.storage import conversations
from handoff.storage.engine import Store
from tests.support.log import NOW, WORKER, append, begin


async def _create(store: Store) -> None:
    await begin(store, "c1")


async def _append(store: Store, *appended: AnyEvent) -> None:
    await append(store, "c1", *appended)


def said(client_id: str, words: str = "hello") -> events.CustomerSaid:
    return events.CustomerSaid(client_id=client_id, text=words)


async def test_events_are_numbered_from_one_without_gaps(store: Store) -> None:
    await _create(store)
    await _append(store, said("a"), said("b"))
    await _append(store, said("c"))
    async with store.read() as session:
        log = await conversations.entries(session, "c1")
    assert [entry.seq for entry in log] == [1, 2, 3]


async def test_the_same_client_id_cannot_be_stored_twice(store: Store) -> None:
    await _create(store)
    await _append(store, said("a"))
    with pytest.raises(IntegrityError):
        await _append(store, said("a"))


async def test_that_test_fails_without_the_uniqueness(store: Store) -> None:
    """Mutant: the unique index removed. The second row goes in, so the test above can fail."""
    index = "uq_events_conversation_id_client_id"
    async with store.begin() as session:
        await session.execute(text(f"DROP INDEX {index}"))
    try:
        await _create(store)
        await _append(store, said("a"))
        await _append(store, said("a"))
        async with store.read() as session:
            assert len(await conversations.entries(session, "c1")) == 2
    finally:  # other tests use the same database
        async with store.begin() as session:
            await session.execute(text("DELETE FROM events"))
            columns = "events (conversation_id, client_id)"
            await session.execute(text(f"CREATE UNIQUE INDEX {index} ON {columns}"))


async def test_concurrent_appends_neither_lose_nor_double_a_number(store: Store) -> None:
    await _create(store)
    await asyncio.gather(*(_append(store, said(f"id{n}")) for n in range(40)))
    async with store.read() as session:
        log = await conversations.entries(session, "c1")
    assert [entry.seq for entry in log] == list(range(1, 41))
    assert len({entry.event.client_id for entry in log}) == 40  # type: ignore[union-attr]


async def test_an_illegal_fact_leaves_nothing_of_its_transaction(store: Store) -> None:
    await _create(store)
    with pytest.raises(IllegalMove):
        await _append(
            store,
            said("a"),
            events.AgentSaid(client_id="b", agent_id="x", agent_name="X", text="too early"),
        )
    async with store.read() as session:
        assert await conversations.entries(session, "c1") == []


async def test_what_the_customer_may_see_is_chained_without_judgements(store: Store) -> None:
    await _create(store)
    judged = events.Judged(message_seq=1, decision=Decision.ANSWER)
    answer = events.BotSaid(reply_to=1, messages=(events.BotMessage(text="yes"),))
    await _append(store, said("a"), judged, answer)
    async with store.read() as session:
        log = await conversations.entries(session, "c1")
    assert [entry.customer_prev for entry in log] == [0, 1, 1]


async def test_stays_in_the_queue_are_found_without_reading_every_event(store: Store) -> None:
    await _create(store)
    await _append(
        store, said("a"), events.Escalated(), events.Claimed(agent_id="x", agent_name="X")
    )
    async with store.read() as session:
        steps = await conversations.queue_steps(session, NOW - timedelta(days=1), 9)
        assert steps == [(NOW, NOW, "claimed")]
        if store.shared:
            return  # PostgreSQL scans what is small, and sees by itself what implies what
        query = conversations.queue_steps_query(NOW - timedelta(days=1), 9)
        compiled = query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
        rows = (await session.execute(text(f"EXPLAIN QUERY PLAN {compiled}"))).all()
    plan = [row.detail for row in rows]
    assert any("USING INDEX ix_events_milestones" in step for step in plan), plan
    assert not any(step.startswith("SCAN") for step in plan), plan


async def test_a_missing_conversation_is_named(store: Store) -> None:
    async with store.read() as session:
        with pytest.raises(NotFound, match="nowhere"):
            await conversations.find(session, "nowhere")


_FACTS = st.sampled_from(
    [
        lambda n: said(f"id{n}"),
        lambda n: events.BotSaid(reply_to=1, messages=(events.BotMessage(text="answer"),)),
        lambda n: events.Judged(
            message_seq=max(1, n),
            decision=Decision.CLARIFY,
            mood=events.Mood(negative=0.2, neutral=0.5, positive=0.3),
            slots={"order_number": "HG-1"},
        ),
        lambda n: events.Escalated(reasons=(OtherReason(text="why"),), priority=2),
        lambda n: events.Claimed(agent_id="a", agent_name="Ada"),
        lambda n: events.AgentSaid(client_id=f"r{n}", agent_id="a", agent_name="Ada", text="hi"),
        lambda n: events.HandedBack(by="agent", agent_id="a", agent_name="Ada"),
        lambda n: events.HumanRequested(client_id=f"h{n}"),
        lambda n: events.ContactLeft(client_id=f"m{n}", email="a@example.com"),
        lambda n: events.Resolved(agent_id="a", agent_name="Ada"),
        lambda n: events.Reopened(to="queue"),
        lambda n: events.Reopened(to="bot"),
        lambda n: events.Reopened(to="agent", agent_id="ada", agent_name="Ada"),
    ]
)


@settings(
    max_examples=60,
    deadline=timedelta(seconds=5),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(makers=st.lists(_FACTS, max_size=25))
async def test_derived_columns_equal_a_fold_of_the_log(
    store: Store, makers: list[Callable[[int], AnyEvent]]
) -> None:
    conversation_id = str(uuid4())
    async with store.begin() as session:
        thread = await conversations.create(session, conversation_id, "en", NOW)
        for number, make in enumerate(makers):
            try:
                thread.append(make(number), NOW + timedelta(seconds=number))
            except IllegalMove:
                continue
        await conversations.save(session, thread, WORKER, NOW)
    async with store.read() as session:
        stored = await conversations.find(session, conversation_id)
        log = await conversations.entries(session, conversation_id)
    assert (stored.state, stored.overview) == rebuild(log)
    assert (stored.seq, stored.customer_seq) == (thread.seq, thread.customer_seq)
    assert log == thread.appended
