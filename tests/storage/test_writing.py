"""The one way into the log: every column is written, and turns go to workers that are alive."""

from __future__ import annotations

from datetime import timedelta

from handoff.domain import events
from handoff.storage import conversations, rows, workers
from handoff.storage.engine import Store
from handoff.storage.tables import ConversationRow
from tests.support.log import NOW, WORKER, append, begin


def said(client_id: str) -> events.CustomerSaid:
    return events.CustomerSaid(client_id=client_id, text="is anybody there")


def test_every_column_of_a_conversation_is_written() -> None:
    """A column added to the table but forgotten here would keep its default for ever."""
    columns = {column.name for column in ConversationRow.__table__.columns}
    assert {*rows._FIXED, *rows._CHANGING} == columns


async def test_what_was_written_is_what_is_read(store: Store) -> None:
    await begin(store, "c1")
    async with store.begin() as session:
        thread = await conversations.load(session, "c1")
        for event in (said("a"), events.Escalated(priority=2), said("b")):
            thread.append(event, NOW + timedelta(seconds=thread.seq))
        thread.bot_knows_up_to(2)
        await conversations.save(session, thread, WORKER, NOW)
    async with store.read() as session:
        found = await conversations.find(session, "c1")
    thread.appended, thread.changed = [], False
    kept = {name: getattr(thread, name) for name in thread.__slots__}
    assert {name: getattr(found, name) for name in found.__slots__} == kept


async def test_a_conversation_is_taken_over_only_from_the_dead(store: Store) -> None:
    await begin(store, "c1", "c2")
    async with store.begin() as session:
        await workers.beat(session, "north", NOW + timedelta(seconds=10))
        await workers.beat(session, "south", NOW - timedelta(seconds=1))
        for name, holder in (("c1", "north"), ("c2", "south")):
            thread = await conversations.load(session, name)
            thread.append(said("a"), NOW)
            await conversations.save(session, thread, holder, NOW)
    holders = [(await append(store, name, said("b"))).worker_id for name in ("c1", "c2")]
    assert holders == ["north", WORKER]


async def test_what_belongs_to_it_is_stored_with_it_or_not_at_all(store: Store) -> None:
    await begin(store, "c1")
    try:
        async with store.begin() as session:
            await workers.beat(session, "north", NOW)
            thread = await conversations.load(session, "c1")
            thread.append(said("a"), NOW)
            await conversations.save(session, thread, WORKER, NOW)
            raise ConnectionError("the database went away")
    except ConnectionError:
        pass
    async with store.read() as session:
        assert await conversations.entries(session, "c1") == []
        assert await workers.alive(session, NOW - timedelta(days=1)) == set()
