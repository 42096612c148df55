"""An agent and a customer in one conversation at different workers; also with the bus broken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import uuid4

import pytest

from handoff.config import Settings
from handoff.features.operation.worker_sync import Follower
from handoff.realtime.redis_bus import RedisBus
from handoff.storage.engine import Store
from harness import servers
from harness.clients import Customer, Service, Socket
from harness.servers import Server
from tests.support.running_service import running_service, staffed

pytestmark = [pytest.mark.redis, pytest.mark.parametrize("backing", ["shared"], indirect=True)]


@dataclass(slots=True)
class Two:
    one: Service
    two: Service
    redis: Server


@pytest.fixture
async def own_redis() -> AsyncIterator[Server]:
    """A Redis that a test may kill."""
    with servers.running(servers.redis()) as server:
        yield server


@pytest.fixture
async def workers(settings: Settings, store: Store, own_redis: Server) -> AsyncIterator[Two]:
    url = f"redis://127.0.0.1:{own_redis.port}/0"
    settings = settings.model_copy(update={"redis_url": url})
    await staffed(store)
    async with running_service(settings, store) as one, running_service(settings, store) as two:
        yield Two(one, two, own_redis)


def elsewhere(customer: Customer, service: Service) -> Customer:
    """The same customer, with sockets that now go to another worker."""
    return Customer(service, customer.token, customer.conversation_id)


async def waiting(service: Service) -> Customer:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.send(**customer.say("hello"))
        await socket.wait("event", kind="escalated")
    return customer


async def claim(service: Service, customer: Customer) -> int:
    """Ada claims it over REST; returns the epoch."""
    ada = await service.log_in("ada")
    thread = f"/api/conversations/{customer.conversation_id}"
    epoch = (await ada.get(thread)).json()["conversation"]["epoch"]
    answer = await ada.post(f"{thread}/claim", json={"epoch": epoch})
    assert answer.status_code == 200, answer.text
    found: int = answer.json()["epoch"]
    return found


async def talk(agent: Socket, visitor: Socket, customer: Customer, epoch: int) -> None:
    """One message each way, across the two workers."""
    await visitor.send(**customer.say("Good morning"))
    heard = await agent.wait("event", kind="customer_said")
    assert heard["data"]["text"] == "Good morning"
    await agent.send(
        type="say",
        conversation_id=customer.conversation_id,
        client_id=str(uuid4()),
        epoch=epoch,
        last_seen=heard["seq"],
        text="And to you",
    )
    answer = await visitor.wait("event", kind="agent_said")
    assert answer["data"]["text"] == "And to you"


async def test_customer_and_agent_talk_over_two_workers(workers: Two) -> None:
    customer = await waiting(workers.one)
    epoch = await claim(workers.two, customer)
    ada = await workers.two.log_in("ada")
    async with workers.two.agent_socket(ada) as agent, customer.socket() as visitor:
        await agent.send(type="watch", conversation_id=customer.conversation_id)
        await agent.events((await agent.wait("thread"))["seq"])
        await visitor.wait("welcome")
        await talk(agent, visitor, customer, epoch)
        await visitor.send(type="typing", conversation_id=customer.conversation_id)
        assert (await agent.wait("typing"))["who"] == "customer"
        events = [frame["seq"] for frame in agent.frames if frame["type"] == "event"]
        assert events == sorted(set(events))


async def test_with_redis_killed_they_talk_on_and_with_redis_back_too(workers: Two) -> None:
    customer = await waiting(workers.one)
    epoch = await claim(workers.two, customer)
    ada = await workers.two.log_in("ada")
    async with workers.two.agent_socket(ada) as agent, customer.socket() as visitor:
        await agent.send(type="watch", conversation_id=customer.conversation_id)
        await agent.events((await agent.wait("thread"))["seq"])
        workers.redis.stop(9)
        await talk(agent, visitor, customer, epoch)
        workers.redis.start()
        await talk(agent, visitor, customer, epoch)


async def test_the_inbox_and_the_place_in_the_queue_follow_over_workers(workers: Two) -> None:
    first = await waiting(workers.one)
    second = elsewhere(await waiting(workers.one), workers.two)
    ada = await workers.one.log_in("ada")
    async with (
        workers.one.agent_socket(ada) as agent,
        first.socket() as ahead,
        second.socket() as visitor,
    ):
        await ahead.wait("welcome")
        welcome = await visitor.wait("welcome")
        assert welcome["conversation"]["queue"]["position"] == 2
        third = await workers.two.customer()
        async with third.socket() as socket:
            await socket.send(**third.say("hello"))
            row: dict[str, object] = {}
            wanted = {"id": third.conversation_id, "status": "waiting"}
            while not wanted.items() <= row.items():
                row = (await agent.wait("inbox_upsert"))["item"]
        await claim(workers.one, first)
        place = 2
        while place != 1:
            place = (await visitor.wait("state"))["conversation"]["queue"]["position"]


async def test_presence_is_that_of_all_workers(workers: Two) -> None:
    customer = await waiting(workers.one)
    ada, ben = await workers.one.log_in("ada"), await workers.two.log_in("ben")
    async with workers.one.agent_socket(ada) as agent:
        await agent.wait("welcome")  # from here on she is online
        async with customer.socket() as visitor:
            assert (await visitor.wait("welcome"))["conversation"]["queue"]["anyone_online"]
        async with workers.two.agent_socket(ben):
            online: list[str] = []
            while online != ["Ada", "Ben"]:
                online = [one["name"] for one in (await agent.wait("presence"))["online"]]
        while online != ["Ada"]:
            online = [one["name"] for one in (await agent.wait("presence"))["online"]]


async def test_a_lost_hint_is_healed_by_looking(
    workers: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    customer = await waiting(workers.one)
    ada = await workers.two.log_in("ada")
    async with workers.two.agent_socket(ada) as agent, customer.socket() as visitor:
        await agent.send(type="watch", conversation_id=customer.conversation_id)
        await agent.events((await agent.wait("thread"))["seq"])
        monkeypatch.setattr(RedisBus, "tell", lambda *_: None)
        await visitor.send(**customer.say("can you hear me?"))
        heard = await agent.wait("event", kind="customer_said")
        assert heard["data"]["text"] == "can you hear me?"


async def test_without_hints_and_without_looking_nothing_would_arrive(
    workers: Two, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant: both ways removed. So the tests above really depend on them."""
    customer = await waiting(workers.one)
    ada = await workers.two.log_in("ada")
    async with workers.two.agent_socket(ada) as agent, customer.socket() as visitor:
        await agent.send(type="watch", conversation_id=customer.conversation_id)
        await agent.events((await agent.wait("thread"))["seq"])

        async def no_look(_self: Follower, since: object) -> object:
            return since

        monkeypatch.setattr(RedisBus, "tell", lambda *_: None)
        monkeypatch.setattr(Follower, "look", no_look)
        await asyncio.sleep(2)  # by now everything under way has been shown
        await visitor.send(**customer.say("can you hear me?"))
        await visitor.wait("ack")
        with pytest.raises(TimeoutError):
            await agent.wait("event", kind="customer_said")
