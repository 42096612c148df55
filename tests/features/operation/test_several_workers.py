"""Several workers on one PostgreSQL: turns, timers, presence and training happen once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from handoff.config import Settings
from handoff.domain.conversation import Status
from handoff.domain.errors import Conflict
from handoff.features.agents import accounts
from handoff.features.conversations import customer_commands, turns
from handoff.features.operation import liveness, upkeep
from handoff.features.training import deployment, retraining
from handoff.services import leases
from handoff.storage.engine import Store
from tests.support.learning_world import DESIGNER
from tests.support.team import Team
from tests.support.team import team as running_team

pytestmark = pytest.mark.parametrize("backing", ["shared"], indirect=True)


@dataclass(slots=True)
class Pair:
    """Two workers; both are alive, and run only what a test calls."""

    one: Team
    two: Team

    def move_clocks(self, **by: float) -> None:
        for team in (self.one, self.two):
            team.clock.advance(**by)


@pytest.fixture
async def pair(settings: Settings, tmp_path: Path) -> AsyncIterator[Pair]:
    stores = [Store(settings.database_url) for _ in range(2)]
    async with (
        running_team(settings, stores[0], settings.bot_url, tmp_path) as one,
        running_team(settings, stores[1], settings.bot_url, tmp_path, staff=(one.ada, one.ben))
        as two,
    ):  # fmt: skip
        for team in (one, two):
            await liveness.beat(team.services.worker)
        yield Pair(one, two)
    for store in stores:
        await store.close()


def asleep(team: Team) -> None:
    """This worker stores messages but does nothing about them, as if it hung."""
    team.relay.wake_turns = lambda _: None


# ── turns ────────────────────────────────────────────────────────────────────────────────────


async def test_the_worker_that_stored_the_message_has_the_turn(pair: Pair) -> None:
    asleep(pair.one)
    conversation = await pair.one.customer()
    await pair.one.say(conversation, "hello?")
    assert (await pair.two.thread(conversation)).worker_id == pair.one.services.worker.id
    assert not await turns.take_turn(pair.two.services.turn_taking, conversation)
    assert await pair.two.kinds(conversation) == ["customer_said"]


async def test_a_second_message_at_another_worker_is_left_to_the_one_at_work(pair: Pair) -> None:
    asleep(pair.one)
    conversation = await pair.one.customer()
    await pair.one.say(conversation, "hello?")
    await pair.two.say(conversation, "are you there?")
    await upkeep.wake_unanswered(pair.two.services.relay)
    await asyncio.sleep(0.3)
    assert await pair.two.kinds(conversation) == ["customer_said", "customer_said"]
    while await turns.take_turn(pair.one.services.turn_taking, conversation):
        pass
    assert (await pair.two.kinds(conversation)).count("judged") == 2
    assert (await pair.two.thread(conversation)).worker_id is None


async def test_what_a_dead_worker_left_is_taken_over_by_one_other(pair: Pair) -> None:
    asleep(pair.one)
    conversation = await pair.one.customer()
    await pair.one.say(conversation, "hello?")
    pair.two.clock.advance(seconds=liveness.ALIVE.total_seconds() + 1)
    await liveness.beat(pair.two.services.worker)
    await upkeep.wake_unanswered(pair.two.services.relay)
    await pair.two.settled(conversation)
    assert await pair.two.kinds(conversation) == ["customer_said", "judged", "escalated"]


async def test_a_worker_that_leaves_in_good_order_leaves_its_messages_at_once(pair: Pair) -> None:
    asleep(pair.one)
    conversation = await pair.one.customer()
    await pair.one.say(conversation, "hello?")
    await liveness.leave(pair.one.services.worker, pair.one.relay.bus)
    await upkeep.wake_unanswered(pair.two.services.relay)
    await pair.two.settled(conversation)


async def test_two_workers_on_the_same_message_append_one_judgement(pair: Pair) -> None:
    """One was thought dead but was not: the transaction that appends decides, not the lease."""
    asleep(pair.one)
    asleep(pair.two)
    conversation = await pair.one.customer()
    await pair.one.say(conversation, "hello?")
    task, _ = await turns._look(pair.one.services.worker, conversation)
    assert task is not None
    outcome = await turns._work_out(pair.one.services.turn_taking, task)
    settled = await asyncio.gather(
        *(turns._settle(team.relay, task, outcome, None) for team in (pair.one, pair.two))
    )
    assert set(settled) == {turns.Settled.APPENDED, turns.Settled.DONE_BEFORE}
    assert await pair.one.kinds(conversation) == ["customer_said", "judged", "escalated"]


async def test_messages_of_one_conversation_at_both_workers_are_each_judged_once_in_order(
    pair: Pair,
) -> None:
    conversation = await pair.one.customer()
    teams = [pair.one, pair.two] * 10
    await asyncio.gather(*(team.say(conversation, f"{n}") for n, team in enumerate(teams)))
    await pair.one.settled(conversation)
    log = [entry.event for entry in await pair.one.log(conversation)]
    judged = [event.message_seq for event in log if event.kind == "judged"]  # type: ignore[union-attr]
    assert len(judged) == 20
    assert judged == sorted(set(judged))


# ── timers ───────────────────────────────────────────────────────────────────────────────────


async def test_a_vanished_agents_conversation_is_given_back_once(pair: Pair) -> None:
    conversation = await pair.one.customer()
    await customer_commands.request_human(pair.one.relay, conversation, str(uuid4()), None)
    await pair.one.claim(conversation)
    pair.move_clocks(seconds=pair.one.services.settings.agent_gone_s + 1)
    for team in (pair.one, pair.two):
        await liveness.beat(team.services.worker)
    await asyncio.gather(
        *(
            upkeep.give_back_abandoned(team.relay, team.gone_after)
            for team in (pair.one, pair.two) * 3
        )
    )
    assert await pair.two.status(conversation) is Status.WAITING
    assert (await pair.two.kinds(conversation)).count("escalated") == 2  # the first, and this one


async def test_one_worker_does_the_upkeep_until_it_dies(pair: Pair) -> None:
    one, two = pair.one.services.worker, pair.two.services.worker
    first = await asyncio.gather(*(leases.try_lease(c, upkeep.UPKEEP) for c in (one, two)))
    assert sorted(first) == [False, True]
    keeper, other = (pair.one, pair.two) if first[0] else (pair.two, pair.one)
    for _ in range(3):
        assert await leases.try_lease(keeper.services.worker, upkeep.UPKEEP)
        assert not await leases.try_lease(other.services.worker, upkeep.UPKEEP)
    other.clock.advance(seconds=liveness.ALIVE.total_seconds() + 1)
    assert await leases.try_lease(other.services.worker, upkeep.UPKEEP)


async def test_a_lease_waits_for_the_worker_that_has_it(pair: Pair) -> None:
    inside: list[str] = []

    async def hold(team: Team, name: str) -> None:
        async with leases.lease(team.services.worker, deployment.SWITCHING):
            inside.append(name)
            await asyncio.sleep(0.2)
            inside.append(name)

    await asyncio.gather(hold(pair.one, "one"), hold(pair.two, "two"))
    assert inside in (["one", "one", "two", "two"], ["two", "two", "one", "one"])


# ── presence ─────────────────────────────────────────────────────────────────────────────────


async def names_online(team: Team) -> set[str]:
    return {owner.name for owner in await accounts.online(team.services.worker)}


async def test_an_agent_is_there_until_the_last_socket_at_any_worker_has_closed(
    pair: Pair,
) -> None:
    one, two = pair.one.relay, pair.two.relay
    for relay in (one, two):
        await accounts.sign_of_life(relay.worker, pair.one.ben.id, active=True)
    await accounts.gone(one, pair.one.ben.id)
    assert "Ben" in await names_online(pair.one)
    await accounts.gone(two, pair.one.ben.id)
    assert "Ben" not in await names_online(pair.one)


async def test_the_sockets_of_a_dead_worker_count_for_a_minute(pair: Pair) -> None:
    await accounts.sign_of_life(pair.two.services.worker, pair.one.ben.id, active=True)
    assert "Ben" in await names_online(pair.one)
    pair.one.clock.advance(seconds=61)
    assert await names_online(pair.one) == set()


async def test_attendances_and_workers_long_dead_are_forgotten(pair: Pair) -> None:
    await accounts.sign_of_life(pair.two.services.worker, pair.one.ben.id, active=True)
    pair.one.clock.advance(hours=2)
    await upkeep.forget_the_dead(pair.one.services.worker)
    pair.one.clock.ahead = timedelta()
    assert await names_online(pair.one) == set()


# ── training ─────────────────────────────────────────────────────────────────────────────────


async def test_of_two_workers_that_start_training_at_once_one_does(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on = asyncio.Event()

    async def train(*_: object) -> None:
        await going_on.wait()

    monkeypatch.setattr(retraining, "_learn", train)
    outcomes = await asyncio.gather(
        *(retraining.start(team.services.training, DESIGNER.id) for team in (pair.one, pair.two)),
        return_exceptions=True,
    )
    assert [type(one) for one in outcomes].count(Conflict) == 1, outcomes
    await retraining.end_what_died(pair.two.services.worker)
    run = (await retraining.status(pair.two.services.worker)).run
    assert run is not None and run.state == "running"
    for team in (pair.one, pair.two):
        await retraining.stop(team.services.training)


async def test_a_run_whose_worker_died_is_ended_by_another_one(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def train(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(retraining, "_learn", train)
    await retraining.start(pair.one.services.training, DESIGNER.id)
    pair.two.clock.advance(seconds=liveness.ALIVE.total_seconds() + 1)
    await retraining.end_what_died(pair.two.services.worker)
    run = (await retraining.status(pair.two.services.worker)).run
    assert run is not None and run.state == "failed"
    await retraining.start(pair.two.services.training, DESIGNER.id)
    for team in (pair.one, pair.two):
        await retraining.stop(team.services.training)
