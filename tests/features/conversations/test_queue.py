"""The queue as it runs: customers are told, agents are shown and given, one and the same order."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from uuid import uuid4

import pytest

from handoff.domain.conversation import Status
from handoff.domain.errors import NotFound
from handoff.domain.events import Decision, Judged, Mood
from handoff.domain.signals import CARE, DISTRESS, RAISED
from handoff.features.conversations import agent_commands, customer_commands
from handoff.realtime import customers_here
from handoff.services import snapshots
from handoff.services.changing import changing
from harness.clients import PATIENCE_S, Customer, Service, Socket
from tests.support.team import Team


@pytest.fixture
def team(team_without_bot: Team) -> Team:
    """None of this needs an answer from the bot."""
    return team_without_bot


async def joins(team: Team, priority: int = 0, here: bool = True) -> str:
    conversation = await team.customer()
    if here:
        team.relay.reaching.here.came(conversation)
    async with changing(team.relay, conversation) as change:
        await customer_commands.escalate(change, (), priority)
    return conversation


async def place(team: Team, conversation: str) -> int | None:
    told, _ = await snapshots.customer_snapshot(
        team.relay.worker, team.relay.reaching, conversation
    )
    return told.queue and told.queue.position


async def test_what_customers_are_told_is_the_order_in_which_they_are_claimed(team: Team) -> None:
    expected = {}
    expected["eleven minutes"] = await joins(team)
    expected["away"] = await joins(team, DISTRESS, here=False)
    team.clock.advance(minutes=8)
    expected["raised"] = await joins(team, RAISED)
    team.clock.advance(minutes=3)
    expected["danger"] = await joins(team, CARE, here=False)
    expected["distress"] = await joins(team, DISTRESS)
    order = ["danger", "eleven minutes", "distress", "raised", "away"]
    told = {name: await place(team, id) for name, id in expected.items()}
    assert told == {name: number for number, name in enumerate(order, start=1)}
    items = await snapshots.inbox(team.store, team.relay.reaching, [Status.WAITING])
    listed = sorted(items, key=lambda item: (item.rank, item.id))
    assert [item.id for item in listed] == [expected[name] for name in order]
    for name in order:
        assert await place(team, expected[name]) == 1
        item = await agent_commands.claim_next(team.relay, team.ada)
        assert (item.id, item.rank) == (expected[name], None)
    with pytest.raises(NotFound, match="nobody is waiting"):
        await agent_commands.claim_next(team.relay, team.ada)


async def test_agents_who_ask_for_the_next_at_once_get_different_ones(team: Team) -> None:
    waiting = [await joins(team) for _ in range(6)]
    taken: list[str] = []
    for _ in range(3):
        both = (agent_commands.claim_next(team.relay, agent) for agent in (team.ada, team.ben))
        taken += [item.id for item in await asyncio.gather(*both)]
    assert sorted(taken) == sorted(waiting)


async def test_whom_an_agent_releases_unanswered_keeps_the_time_waited(team: Team) -> None:
    first = await joins(team)
    team.clock.advance(minutes=20)
    second = await joins(team, DISTRESS)
    await team.claim(first)
    epoch = await team.epoch(first)
    await agent_commands.release(team.relay, first, team.ada, epoch)
    assert (await place(team, first), await place(team, second)) == (1, 2)


async def test_whom_an_agent_has_answered_begins_to_wait_anew(team: Team) -> None:
    first = await joins(team)
    team.clock.advance(minutes=20)
    second = await joins(team, DISTRESS)
    await team.claim(first)
    await team.reply(first, "one moment")
    await agent_commands.release(team.relay, first, team.ada, await team.epoch(first))
    assert (await place(team, first), await place(team, second)) == (2, 1)


async def test_an_address_keeps_the_place_of_a_closed_window(team: Team) -> None:
    away = await joins(team, here=False)
    here = await joins(team)
    assert (await place(team, away), await place(team, here)) == (2, 1)
    client_id = str(uuid4())
    await customer_commands.leave_contact(team.relay, away, client_id, "ebba@example.org")
    assert (await place(team, away), await place(team, here)) == (1, 2)


# ── over sockets ─────────────────────────────────────────────────────────────────────────────


async def in_queue(service: Service, sockets: AsyncExitStack) -> tuple[Customer, Socket]:
    """Somebody who waits with an open window; the bot is down."""
    customer = await service.customer()
    socket = await sockets.enter_async_context(customer.socket())
    await socket.send(**customer.say("hello"))
    await socket.wait("event", kind="escalated")
    return customer, socket


async def becomes(socket: Socket, place: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while True:
            queue = (await socket.wait("state"))["conversation"]["queue"]
            if queue and queue["position"] == place:
                return


async def test_closing_the_window_lets_others_past_and_opening_it_again_does_not_cost_the_place(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customers_here, "GONE_AFTER_S", 0.2)
    async with AsyncExitStack() as sockets:
        async with AsyncExitStack() as first_window:
            first, _ = await in_queue(service, first_window)
            _, second = await in_queue(service, sockets)
            await becomes(second, 2)
        await becomes(second, 1)
        again = await sockets.enter_async_context(first.socket())
        welcome = await again.wait("welcome")
        assert welcome["conversation"]["queue"]["position"] == 1
        await becomes(second, 2)


async def test_a_mood_that_turns_while_waiting_moves_the_place_at_once(service: Service) -> None:
    calm = Mood(negative=0.1, neutral=0.8, positive=0.1)
    upset = Mood(negative=0.95, neutral=0.05, positive=0)
    async with AsyncExitStack() as sockets:
        _, first = await in_queue(service, sockets)
        customer, second = await in_queue(service, sockets)
        await becomes(second, 2)
        for mood in (calm, upset):
            async with changing(service.services.relay, customer.conversation_id) as change:
                change.append(Judged(message_seq=1, decision=Decision.OBSERVE, mood=mood))
        await becomes(second, 1)
        await becomes(first, 2)


async def test_claiming_the_next_over_the_wire(service: Service) -> None:
    ada = await service.log_in("ada")
    nobody = await ada.post("/api/conversations/claim_next")
    assert (nobody.status_code, nobody.json()["code"]) == (404, "not_found")
    async with AsyncExitStack() as sockets:
        customer, socket = await in_queue(service, sockets)
        taken = await ada.post("/api/conversations/claim_next")
        assert taken.json()["id"] == customer.conversation_id
        await socket.wait("event", kind="claimed")
