"""The customer's socket: acknowledged means stored; resuming loses nothing and repeats nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy.engine import Connection
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError

from handoff.domain import events
from handoff.domain.events import AnyEvent
from handoff.domain.thread import Thread
from handoff.features.conversations import replay
from handoff.realtime.connection import ABUSE, MAX_FRAME, MAX_QUEUED
from handoff.realtime.hub import Subscription
from handoff.storage import conversations
from handoff.storage.engine import Store
from handoff.storage.group_commit import Group
from harness.clients import PATIENCE_S, Service, Socket
from tests.conftest import ALONE


async def test_an_acknowledged_message_is_in_the_database(service: Service) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**customer.say("hello"))
        ack = await socket.wait("ack")
    async with service.store.read() as session:
        entry = await conversations.entry(session, customer.conversation_id, ack["seq"])
    assert entry is not None
    assert entry.event.text == "hello"  # type: ignore[union-attr]


async def test_with_the_bot_down_the_customer_is_told_that_a_person_comes(
    service: Service,
) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.send(**customer.say("hello"))
        escalated = await socket.wait("event", kind="escalated")
        state = await socket.wait("state")
    assert escalated["data"] == {
        "kind": "escalated",
        "unanswered": False,  # it was not even asked
        "anyone_online": False,
    }
    assert state["conversation"]["queue"] == {
        "position": 1,
        "anyone_online": False,
        "wait": None,
        "opens_at": None,
        "time_zone": None,
    }


async def test_whether_the_agent_who_answers_is_there_is_told_within_seconds(
    service: Service,
) -> None:
    customer, ada = await service.customer(), await service.log_in("ada")
    async with customer.socket() as socket:
        async with service.agent_socket(ada) as agent:
            await agent.wait("welcome")
            await socket.send(**customer.say("hello"))
            await socket.wait("event", kind="escalated")
            path = f"/api/conversations/{customer.conversation_id}"
            seen = (await ada.get(path)).json()["conversation"]
            await ada.post(f"{path}/claim", json={"epoch": seen["epoch"]})
            assert await told(socket, True) == "Ada"
            await ada.put("/api/me/presence", json={"presence": "offline"})
            assert await told(socket, False) == "Ada"
            await ada.put("/api/me/presence", json={"presence": "online"})
            assert await told(socket, True) == "Ada"
        assert await told(socket, False) == "Ada"  # she has closed her page
    async with customer.socket() as socket:
        welcome = await socket.wait("welcome")
    assert not welcome["conversation"]["agent_here"]


async def told(socket: Socket, here: bool) -> str:
    """Wait for the customer to be told whether their agent is there; returns who that is."""
    while True:
        conversation = (await socket.wait("state"))["conversation"]
        if conversation["status"] == "human" and conversation["agent_here"] is here:
            return str(conversation["agent_name"])


async def test_who_is_in_danger_gets_words_with_numbers_when_nobody_and_nothing_is_there(
    service: Service,
) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.send(**customer.say("please hurry, i swallowed the whole bottle of my pills"))
        help = await socket.wait("event", kind="help_offered")
        escalated = await socket.wait("event", kind="escalated")
    assert help["data"]["about_seq"] == 1 and help["seq"] < escalated["seq"]
    assert {"112", "116 123"} <= {line["call"] for line in help["data"]["lines"]}
    assert help["data"]["closing"].startswith("Nobody")


async def test_the_same_client_id_is_acknowledged_again_with_the_same_number(
    service: Service,
) -> None:
    customer = await service.customer()
    frame = customer.say("hello", str(uuid4()))
    async with customer.socket() as socket:
        await socket.send(**frame)
        first = await socket.wait("ack")
    async with customer.socket() as socket:
        await socket.send(**frame)
        assert await socket.wait("ack") == first


async def test_after_a_dropped_socket_the_rest_comes_in_order_and_nothing_twice(
    service: Service,
) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.send(**customer.say("one"))
        await socket.wait("event", kind="escalated")
    async with customer.socket() as other:
        await other.wait("welcome")
        for text in ("two", "three"):
            await other.send(**customer.say(text))
            await other.wait("ack")
    async with customer.socket(since=1) as socket:
        welcome = await socket.wait("welcome")
        came = await socket.events(welcome["seq"])
    assert [event["kind"] for event in came] == ["escalated", "customer_said", "customer_said"]
    assert [event["prev"] for event in came] == [1, *[e["seq"] for e in came[:-1]]]


async def test_without_the_replay_a_resumed_socket_would_get_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mutant: the replay removed. So the test above really depends on the replay."""

    async def no_replay(_store: Store, subscription: Subscription) -> None:
        subscription.catching_up = False

    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.send(**customer.say("one"))
        await socket.wait("event", kind="escalated")
    monkeypatch.setattr(replay, "catch_up", no_replay)
    async with customer.socket() as socket:
        assert (await socket.wait("welcome"))["seq"] > 0
        await socket.send(type="ping")
        await socket.wait("pong")
        assert [frame for frame in socket.frames if frame["type"] == "event"] == []


async def test_a_log_longer_than_a_sockets_queue_is_replayed_whole(service: Service) -> None:
    customer = await service.customer()
    async with service.store.begin() as session:
        thread = await conversations.load(session, customer.conversation_id)
        for number in range(MAX_QUEUED + 50):
            said = events.CustomerSaid(client_id=str(number), text="hello")
            thread.append(said, datetime.now(UTC))
        await conversations.save(session, thread, "elsewhere", datetime.now(UTC))
    async with customer.socket() as socket:
        came = await socket.events(MAX_QUEUED + 50)
    assert [event["seq"] for event in came] == list(range(1, MAX_QUEUED + 51))


async def test_a_replay_that_fails_ends_the_socket_so_that_it_comes_back(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise OSError("the database is away")

    customer = await service.customer()
    monkeypatch.setattr(conversations, "entries", away)
    async with customer.socket() as socket:
        with pytest.raises(ConnectionClosedError):
            await socket.wait("nothing of this kind")


async def test_two_tabs_see_the_same_thread(service: Service) -> None:
    customer = await service.customer()
    async with customer.socket() as one, customer.socket() as two:
        await two.wait("welcome")
        await one.send(**customer.say("hello"))
        assert await one.wait("event", seq=1) == await two.wait("event", seq=1)


@ALONE
@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "JSON"),
        ('{"type": "dance"}', "dance"),
        ('{"type": "ping", "extra": 1}', "extra"),
        ('{"type": "say"}', "conversation_id"),
        ("x" * (MAX_FRAME + 1), "characters"),
    ],
)
async def test_a_faulty_frame_gets_an_error_that_says_why_and_the_socket_lives_on(
    service: Service, text: str, says: str
) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.connection.send(text)
        error = await socket.wait("error")
        assert error["code"] == "invalid"
        assert says in error["message"]
        await socket.send(type="ping")
        await socket.wait("pong")


@ALONE
async def test_a_refused_message_is_named_by_its_client_id(service: Service) -> None:
    customer = await service.customer()
    frame = customer.say("") | {"client_id": str(uuid4())}
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**frame)
        error = await socket.wait("error")
    assert error["client_id"] == frame["client_id"]


async def test_a_token_opens_only_its_own_conversation(service: Service) -> None:
    customer, other = await service.customer(), await service.customer()
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**other.say("let me in"))
        assert (await socket.wait("error"))["code"] == "not_allowed"


@ALONE
async def test_an_unknown_token_is_told_so_and_the_socket_ends(service: Service) -> None:
    async with connect(service.ws + "/ws/customer", proxy=None) as connection:
        socket = Socket(connection)
        await socket.send(type="hello", token="nonsense")
        assert (await socket.wait("error"))["code"] == "not_signed_in"
        with pytest.raises(ConnectionClosedError) as closed:
            await socket.wait("nothing of this kind")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == ABUSE


@ALONE
async def test_a_flood_is_refused_and_in_the_end_cut_off(service: Service) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.wait("welcome")
        for _ in range(200):
            await socket.send(type="ping")
        assert (await socket.wait("error"))["code"] == "too_many"
        with pytest.raises(ConnectionClosedError) as closed:
            await socket.wait("nothing of this kind")
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == ABUSE


async def test_a_renewed_token_opens_the_same_conversation(service: Service) -> None:
    customer = await service.customer()
    answer = await service.http.post("/api/widget/sessions/renew", json={"token": customer.token})
    assert answer.json()["conversation_id"] == customer.conversation_id
    assert answer.json()["token"] != customer.token


MANY = 10
"""Messages that a client may send at once."""


async def test_what_is_sent_without_waiting_shares_transactions_and_keeps_its_order(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    transactions = []
    at_once = Store.at_once

    async def counted(store: Store, work: Callable[[Connection], Any]) -> Any:
        transactions.append(work)
        return await at_once(store, work)

    read = []
    append = Group.append

    def noted(group: Group, *message: Any) -> Any:
        read.append(message)
        return append(group, *message)

    monkeypatch.setattr(Store, "at_once", counted)
    monkeypatch.setattr(Group, "append", noted)
    customer = await service.customer()
    names = {"conversation_id": customer.conversation_id, "client_id": str(uuid4())}
    async with customer.socket() as socket:
        await socket.wait("welcome")
        async with service.store.begin() as session:
            # The first one waits for this, and the others, already read, wait for the first.
            await conversations.load(session, customer.conversation_id)
            for number in range(MANY):
                await socket.send(**customer.say(f"message {number}"))
            await socket.send(type="request_human", **names)
            await socket.send(**customer.say("afterwards"))
            async with asyncio.timeout(PATIENCE_S):
                while len(read) < MANY:
                    await asyncio.sleep(0.01)
        acks = [await socket.wait("ack") for _ in range(MANY + 2)]
        came = await socket.events(acks[-1]["seq"])
    by_customer = [e for e in came if e["kind"] in ("customer_said", "human_requested")]
    assert [event["seq"] for event in by_customer] == [ack["seq"] for ack in acks]
    assert by_customer[-2]["kind"] == "human_requested"
    said = [event["data"]["text"] for event in by_customer if event["kind"] == "customer_said"]
    assert said == [*(f"message {number}" for number in range(MANY)), "afterwards"]
    assert len(transactions) < MANY / 2


async def test_one_of_many_on_their_way_that_cannot_be_stored_is_told_so_and_the_others_are_stored(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Thread.append

    def full(thread: Thread, event: AnyEvent, at: datetime) -> int:
        if isinstance(event, events.CustomerSaid) and event.text == "two":
            raise OSError("the disk is full")
        return append(thread, event, at)

    monkeypatch.setattr(Thread, "append", full)
    customer = await service.customer()
    async with customer.socket() as socket:
        frames = [customer.say(text) for text in ("one", "two", "three")]
        for frame in frames:
            await socket.send(**frame)
        error = await socket.wait("error")
        assert (error["code"], error["client_id"]) == ("error", frames[1]["client_id"])
        stored = [(await socket.wait("ack"))["client_id"] for _ in range(2)]
    assert stored == [frames[0]["client_id"], frames[2]["client_id"]]
