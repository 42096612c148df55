"""Group commit: what is said at the same time shares a transaction, but nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

import pytest
from sqlalchemy.engine import Connection

from handoff.domain import events
from handoff.domain.errors import IllegalMove, NotFound
from handoff.domain.thread import Thread, rebuild
from handoff.storage import conversations, group_commit
from handoff.storage.engine import Store
from handoff.storage.group_commit import Append, Group, Job, stored
from handoff.storage.writing import Known
from tests.support.log import NOW, append, begin

NAMES = tuple(f"c{number}" for number in range(12))

T = TypeVar("T")


@dataclass
class Bench:
    """A group on a database with some conversations, and a record of what it does there."""

    store: Store
    group: Group
    shown: list[Thread] = field(default_factory=list)
    transactions: int = 0

    async def say(self, name: str, client_id: str, append: Append | None = None) -> int:
        return await stored(
            lambda told: self.group.append(name, client_id, append or said(client_id), told)
        )

    async def log(self, name: str) -> list[str]:
        """The client ids in the log; checks that it is numbered without gaps."""
        async with self.store.read() as session:
            entries = await conversations.entries(session, name)
            thread = await conversations.find(session, name)
        assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
        assert rebuild(entries) == (thread.state, thread.overview)
        assert thread.seq == len(entries)
        return [str(getattr(entry.event, "client_id", entry.event.kind)) for entry in entries]


def said(client_id: str) -> Append:
    event = events.CustomerSaid(client_id=client_id, text=f"This is {client_id}")
    return lambda thread, now: thread.append(event, now)


def half_way(client_id: str) -> Append:
    """Appends, and is then refused."""

    def append(thread: Thread, now: datetime) -> int:
        said(client_id)(thread, now)
        return thread.append(events.Reopened(to="bot"), now)  # it is not resolved

    return append


@pytest.fixture
async def bench(store: Store, monkeypatch: pytest.MonkeyPatch) -> Bench:
    await begin(store, *NAMES)
    shown: list[Thread] = []

    async def publish(thread: Thread) -> None:
        shown.append(thread)

    bench = Bench(store, Group(store, "worker", lambda: NOW, publish), shown)
    at_once = store.at_once

    async def counted(work: Callable[[Connection], T]) -> T:
        bench.transactions += 1
        return await at_once(work)

    monkeypatch.setattr(store, "at_once", counted)
    return bench


async def all_of(*work: Any) -> list[Any]:
    return await asyncio.gather(*work, return_exceptions=True)


async def test_what_comes_while_one_transaction_runs_shares_the_next(bench: Bench) -> None:
    assert await all_of(*(bench.say(name, "a") for name in NAMES)) == [1] * len(NAMES)
    assert bench.transactions == 1
    assert [await bench.log(name) for name in NAMES] == [["a"]] * len(NAMES)
    assert sorted(thread.id for thread in bench.shown) == sorted(NAMES)


async def test_one_alone_goes_at_once(bench: Bench) -> None:
    assert [await bench.say("c1", each) for each in "abc"] == [1, 2, 3]
    assert bench.transactions == 3


async def test_messages_of_one_conversation_keep_their_order(bench: Bench) -> None:
    assert await all_of(*(bench.say("c1", each) for each in "abcdef")) == [1, 2, 3, 4, 5, 6]
    assert await bench.log("c1") == list("abcdef")


async def test_the_same_message_again_has_the_same_number(bench: Bench) -> None:
    assert await all_of(bench.say("c1", "a"), bench.say("c1", "a"), bench.say("c2", "a")) == [
        1,
        1,
        1,
    ]
    assert await bench.say("c1", "a") == 1
    assert await bench.log("c1") == ["a"]


async def test_one_that_is_refused_leaves_the_others(bench: Bench) -> None:
    told = await all_of(bench.say("c1", "a"), bench.say("nowhere", "b"), bench.say("c2", "c"))
    assert (told[0], told[2]) == (1, 1)
    assert isinstance(told[1], NotFound)
    assert bench.transactions == 1


async def test_of_one_that_is_refused_half_way_nothing_stays(bench: Bench) -> None:
    told = await all_of(
        bench.say("c1", "a"), bench.say("c1", "b", half_way("b")), bench.say("c1", "c")
    )
    assert (told[0], told[2]) == (1, 2)
    assert isinstance(told[1], IllegalMove)
    assert await bench.log("c1") == ["a", "c"]
    assert await bench.say("c1", "d") == 3


async def test_that_test_fails_when_a_refusal_does_not_roll_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant: what a refused message had appended stays in the group's transaction."""

    def careless(job: Job, thread: Any, _before: Any, now: datetime) -> None:
        try:
            job.result = job.append(thread, now)
        except IllegalMove as error:
            job.result = error

    monkeypatch.setattr(group_commit, "_decide", careless)
    with pytest.raises(AssertionError):
        await test_of_one_that_is_refused_half_way_nothing_stays(bench)


def crash(monkeypatch: pytest.MonkeyPatch, store: Store, times: int) -> None:
    """The transaction does its work; before the commit the database goes away."""
    at_once, left = store.at_once, times

    async def crashing(work: Callable[[Connection], T]) -> T:
        nonlocal left
        left -= 1

        def and_crash(connection: Connection) -> T:
            work(connection)
            raise ConnectionError("the database went away")

        return await at_once(and_crash if left >= 0 else work)

    monkeypatch.setattr(store, "at_once", crashing)


async def test_a_crash_before_the_commit_loses_and_doubles_nothing(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bench.say("c1", "a")
    crash(monkeypatch, bench.store, times=1)
    assert await all_of(bench.say("c1", "b"), bench.say("c2", "c"), bench.say("c1", "d")) == [
        2,
        1,
        3,
    ]
    assert (await bench.log("c1"), await bench.log("c2")) == (["a", "b", "d"], ["c"])


async def test_what_was_not_committed_is_neither_acknowledged_nor_shown(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash(monkeypatch, bench.store, times=1000)
    told = await all_of(*(bench.say(name, "a") for name in NAMES))
    assert all(isinstance(one, ConnectionError) for one in told)
    assert bench.shown == []
    assert await bench.log("c1") == []
    monkeypatch.undo()
    assert await bench.say("c1", "a") == 1  # sent again


async def test_that_test_fails_when_messages_are_acknowledged_before_the_commit(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant: senders get their numbers as soon as these are known."""
    together = Group._together

    async def hasty(group: Group, jobs: Sequence[Job]) -> list[Thread]:
        for job in jobs:
            job.told(1)
        return await together(group, jobs)

    monkeypatch.setattr(Group, "_together", hasty)
    monkeypatch.setattr(Job, "settle", lambda _job: None)
    with pytest.raises(AssertionError):
        await test_what_was_not_committed_is_neither_acknowledged_nor_shown(bench, monkeypatch)


async def test_what_others_have_written_is_seen(bench: Bench) -> None:
    """A transaction of another kind, or another process, between two groups."""
    await bench.say("c1", "a")
    other = Store(bench.store.engine.url.render_as_string(hide_password=False))
    for client_id in "bc":
        await append(other, "c1", events.CustomerSaid(client_id=client_id, text="elsewhere"))
        await bench.say("c1", f"{client_id}2")
    await other.close()
    assert await bench.log("c1") == ["a", "b", "b2", "c", "c2"]


async def test_conversations_are_remembered_only_where_that_spares_reading_them(
    bench: Bench,
) -> None:
    """Otherwise they would be kept for ever."""
    await all_of(*(bench.say(name, "a") for name in NAMES))
    kept = set(bench.group._known._threads)
    assert kept == (set() if bench.store.shared else set(NAMES))


@pytest.mark.parametrize("backing", ["alone"], indirect=True)
async def test_that_test_fails_when_remembered_conversations_are_not_checked(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant: this process trusts what it remembers, whatever others have committed."""
    load = Known.load

    def blind(known: Known, connection: Connection, ids: Any) -> Any:
        version = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        known._version = version
        return load(known, connection, ids)

    monkeypatch.setattr(Known, "load", blind)
    with pytest.raises(Exception, match=r"UNIQUE|None|assert"):
        await test_what_others_have_written_is_seen(bench)


async def test_a_sender_that_has_gone_does_not_disturb_the_others(bench: Bench) -> None:
    leaving = asyncio.create_task(bench.say("c1", "a"))
    staying = asyncio.create_task(bench.say("c2", "b"))
    await asyncio.sleep(0)
    leaving.cancel()
    assert await staying == 1
    assert await bench.log("c1") == ["a"]
