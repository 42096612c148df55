"""Backpressure: a limited number of turns at once; the others wait in order, are told, and run."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handoff.config import Settings
from handoff.domain import events
from handoff.domain.audiences import Audience
from handoff.domain.conversation import Status
from handoff.domain.reasons import BotSilent
from handoff.realtime.hub import Subscription
from handoff.services.capacity import Capacity
from handoff.storage.engine import Store
from tests.conftest import ALONE
from tests.support.learning_world import Frames
from tests.support.team import Team
from tests.support.team import team as running_team


def nobody() -> None:
    """Nobody needs to be told."""


async def test_no_more_than_so_many_are_in_flight_and_those_who_wait_go_in_order() -> None:
    capacity, inside, most, order = Capacity(3), 0, 0, []

    async def turn(number: int) -> None:
        nonlocal inside, most
        async with capacity.place(30.0, nobody) as free:
            assert free
            inside += 1
            most = max(most, inside)
            order.append(number)
            await asyncio.sleep(0.01)
            inside -= 1

    await asyncio.gather(*(turn(number) for number in range(20)))
    assert (most, order, capacity.waiting) == (3, list(range(20)), 0)


async def test_whoever_waits_too_long_is_refused_and_loses_nobody_a_place() -> None:
    capacity = Capacity(1)
    async with capacity.place(5.0, nobody):
        async with capacity.place(0.05, nobody) as free:
            assert not free
        assert capacity.waiting == 0
    async with capacity.place(0.05, nobody) as free:
        assert free


async def test_the_number_of_those_who_wait_is_bounded() -> None:
    capacity = Capacity(1, most_waiting=5)
    release = asyncio.Event()

    async def turn() -> bool:
        async with capacity.place(30.0, nobody) as free:
            if free:
                await release.wait()
            return free

    tasks = [asyncio.create_task(turn()) for _ in range(20)]
    await asyncio.sleep(0.05)
    assert capacity.waiting == 5
    release.set()
    assert sorted(await asyncio.gather(*tasks)) == [False] * 14 + [True] * 6


async def test_a_turn_that_is_cancelled_while_it_waits_gives_its_place_back() -> None:
    capacity = Capacity(1)
    async with capacity.place(5.0, nobody):
        waiting = asyncio.create_task(capacity.place(5.0, nobody).__aenter__())
        await asyncio.sleep(0.01)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    assert capacity.waiting == 0
    async with capacity.place(0.05, nobody) as free:
        assert free


async def test_only_those_who_wait_for_a_while_are_told_and_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("handoff.services.capacity.TELL_AFTER_S", 0.05)
    capacity, told = Capacity(1), []

    async def turn(name: str, takes_s: float) -> None:
        async with capacity.place(5.0, lambda: told.append(name)):
            await asyncio.sleep(takes_s)

    await asyncio.gather(turn("first", 0.3), turn("second", 0.0), turn("third", 0.0))
    assert told == ["second", "third"]


# ── in a conversation ────────────────────────────────────────────────────────────────────────


@pytest.fixture
async def busy(settings: Settings, store: Store, tmp_path: Path) -> AsyncIterator[Team]:
    """A team whose bot is fully busy, and whose customers wait half a second."""
    hurried = settings.model_copy(update={"bot_deadline_s": 0.5})
    async with running_team(hurried, store, settings.bot_url, tmp_path) as team:
        object.__setattr__(team.services.turn_taking, "capacity", Capacity(1))
        async with team.services.turn_taking.capacity.place(1.0, nobody):
            yield team


@ALONE
async def test_a_customer_whom_the_bot_has_no_time_for_is_told_and_gets_a_person(
    busy: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handoff.services.capacity.TELL_AFTER_S", 0.1)
    conversation, frames = await busy.customer(), Frames()
    listening = Subscription(
        conversation, Audience.CUSTOMER, 0, frames, wake=lambda: None, catching_up=False
    )
    busy.relay.hub.subscribe(listening)
    added = await busy.ask(conversation, "how much is delivery?")
    escalated = added[-1]
    assert isinstance(escalated, events.Escalated)
    assert escalated.reasons == (BotSilent(code="bot_busy"),)
    assert await busy.status(conversation) is Status.WAITING
    sent = [json.loads(frame) for frame in frames.sent]
    assert [frame["type"] for frame in sent if frame["type"] == "busy"] == ["busy"]


@ALONE
async def test_many_customers_at_once_are_all_dealt_with(busy: Team) -> None:
    conversations = [await busy.customer() for _ in range(30)]
    await asyncio.gather(*(busy.say(one, "how much is delivery?") for one in conversations))
    for one in conversations:
        await busy.settled(one)
        assert await busy.status(one) is Status.WAITING
