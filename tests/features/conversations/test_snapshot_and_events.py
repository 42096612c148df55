"""Snapshot plus events equals a fresh fetch: for every kind of event, live and after an absence."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import get_args

import pytest

from handoff.domain import events
from handoff.domain.events import AnyEvent
from handoff.features.conversations import replay, turns
from handoff.features.customers import attendance
from handoff.realtime.hub import Subscription
from handoff.services import relay, snapshots
from handoff.services.changing import changing
from handoff.services.reaching import Reaching
from handoff.services.worker import Worker
from handoff.storage import conversations
from handoff.wire_snapshots import CustomerConversation
from harness.clients import PATIENCE_S, Customer, Service
from tests.conftest import ALONE
from tests.support.mirrors import AgentMirror, CustomerMirror
from tests.support.story import STORY


@pytest.fixture(autouse=True)
def nobody_takes_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the story decides what happens."""

    async def nothing(*_: object) -> bool:
        return False

    monkeypatch.setattr(turns, "take_turn", nothing)


def test_the_story_has_every_kind_of_event() -> None:
    every = {kind for (kind, *_) in (_kinds(event) for event in get_args(get_args(AnyEvent)[0]))}
    assert {event.kind for event in STORY} == every


def _kinds(event: type[events.Event]) -> tuple[str, ...]:
    return get_args(event.model_fields["kind"].annotation)


async def append(service: Service, conversation_id: str, event: AnyEvent) -> None:
    async with changing(service.services.relay, conversation_id) as change:
        change.append(event)


async def becomes_equal(
    what: str,
    held: Callable[[], object],
    fresh: Callable[[], Awaitable[object]],
    tries: int = 20,
) -> None:
    """Frames take a moment; what does not arrive within these tries never will."""
    expected = await fresh()
    for _ in range(tries):
        if held() == expected:
            return
        await asyncio.sleep(0.05)
        expected = await fresh()
    assert held() == expected, what


async def beginning(service: Service) -> tuple[Customer, AgentMirror]:
    """A customer, an agent looking on, and another conversation ahead in the queue."""
    ahead, customer = await service.customer(), await service.customer()
    for event in (
        events.CustomerSaid(client_id="a1", text="me first"),
        events.ContactLeft(client_id="a2", email="ahead@example.org"),
        events.Escalated(),
    ):
        await append(service, ahead.conversation_id, event)
    return customer, AgentMirror(service, await service.log_in("ada"), customer.conversation_id)


async def fresh_customer(customer: Customer) -> dict[str, object]:
    """What a tab that was just opened gets to see."""
    new = CustomerMirror(customer)
    async with new.connected():
        await _level(new, customer)
    return new.shown


async def _level(mirror: CustomerMirror, customer: Customer) -> None:
    async with customer.service.store.read() as session:
        newest = (await conversations.find(session, customer.conversation_id)).customer_seq
    async with asyncio.timeout(PATIENCE_S):
        while not (mirror.conversation and mirror.seq >= newest):
            await asyncio.sleep(0.01)


async def test_live_clients_hold_what_a_fresh_one_gets_after_every_kind_of_event(
    service: Service,
) -> None:
    customer, agent = await beginning(service)
    tab = CustomerMirror(customer)
    async with AsyncExitStack() as sockets:
        await sockets.enter_async_context(tab.connected())
        await sockets.enter_async_context(agent.connected())
        for event in STORY:
            await append(service, customer.conversation_id, event)
            await becomes_equal(event.kind, lambda: tab.shown, lambda: fresh_customer(customer))
            await becomes_equal(event.kind, lambda: agent.shown, agent.fetched)


async def test_who_was_away_for_an_event_of_any_kind_holds_the_same_when_back(
    service: Service,
) -> None:
    customer, agent = await beginning(service)
    tab = CustomerMirror(customer)
    for event in STORY:
        await append(service, customer.conversation_id, event)
        async with tab.connected(), agent.connected():
            await becomes_equal(event.kind, lambda: tab.shown, lambda: fresh_customer(customer))
            await becomes_equal(event.kind, lambda: agent.shown, agent.fetched)


@pytest.mark.parametrize("nth", [1, 2], ids=["first reading", "reading again"])
async def test_a_place_that_was_read_first_is_not_shown_last(
    service: Service, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    """Somebody more urgent joins just after a connecting page has read its place."""
    customer, urgent = await service.customer(), await service.customer()
    for event in (*STORY[:1], events.Escalated()):
        await append(service, customer.conversation_id, event)
    read, readings = snapshots.customer_snapshot, 0
    has_read, go_on = asyncio.Event(), asyncio.Event()

    async def standing(
        worker: Worker, reaching: Reaching, conversation_id: str
    ) -> tuple[CustomerConversation, int]:
        nonlocal readings
        found = await read(worker, reaching, conversation_id)
        readings += 1
        if readings == nth:
            has_read.set()
            await go_on.wait()
        return found

    monkeypatch.setattr(replay, "customer_snapshot", standing)
    tab = CustomerMirror(customer)
    async with asyncio.timeout(PATIENCE_S), tab.connected():
        await has_read.wait()
        joining = asyncio.create_task(
            append(service, urgent.conversation_id, events.Escalated(priority=9))
        )
        await asyncio.sleep(0.2)
        go_on.set()
        await joining
        await becomes_equal("place", lambda: tab.shown, lambda: fresh_customer(customer))
        assert tab.conversation["queue"]["position"] == 2


async def test_the_place_in_the_queue_follows_others_who_come_and_go(service: Service) -> None:
    customer, _ = await beginning(service)
    tab = CustomerMirror(customer)
    async with tab.connected():
        for event in (*STORY[:1], events.Escalated()):
            await append(service, customer.conversation_id, event)
        await becomes_equal("second", lambda: tab.shown, lambda: fresh_customer(customer))
        assert tab.conversation["queue"]["position"] == 2
        ada = await service.log_in("ada")
        rows = (await ada.get("/api/conversations", params={"status": "waiting"})).json()["items"]
        [ahead] = [row for row in rows if row["id"] != customer.conversation_id]
        await ada.post(f"/api/conversations/{ahead['id']}/claim", json={"epoch": ahead["epoch"]})
        await becomes_equal("first", lambda: tab.shown, lambda: fresh_customer(customer))
        assert tab.conversation["queue"]["position"] == 1


@ALONE
async def test_without_live_entries_the_comparison_fails(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant: live entries are not offered. So the tests above really depend on them."""
    monkeypatch.setattr(Subscription, "offer", lambda *_: None)
    customer, _ = await beginning(service)
    tab = CustomerMirror(customer)
    async with tab.connected():
        await _level(tab, customer)
        await append(service, customer.conversation_id, STORY[0])
        with pytest.raises(AssertionError):
            await becomes_equal("mutant", lambda: tab.shown, lambda: fresh_customer(customer), 3)


async def nobody(*_: object) -> bool:
    return False


@ALONE
async def test_without_the_queues_snapshots_the_comparison_fails(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant: customers are not told when they move in the queue."""
    monkeypatch.setattr(relay, "_MOVES_THE_QUEUE", ())
    monkeypatch.setattr(attendance, "_in_the_queue", nobody)  # this would tell them a little later
    customer, _ = await beginning(service)
    tab = CustomerMirror(customer)
    async with tab.connected():
        for event in (*STORY[:1], events.Escalated()):
            await append(service, customer.conversation_id, event)
        with pytest.raises(AssertionError):
            await becomes_equal("mutant", lambda: tab.shown, lambda: fresh_customer(customer), 3)
