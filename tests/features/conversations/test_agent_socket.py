"""The agent's socket and REST: who may, the inbox, watched threads."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosedError

from handoff.features.agents import accounts
from handoff.features.conversations import agent_socket
from handoff.realtime.connection import ABUSE
from handoff.storage import agents
from harness.clients import Customer, Frame, Service, Socket
from tests.conftest import ALONE


async def escalated(service: Service) -> tuple[Customer, Frame]:
    """A customer in the queue, and the inbox row that agents see."""
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.send(**customer.say("hello"))
        await socket.wait("event", kind="escalated")
    ada = await service.log_in("ada")
    thread = (await ada.get(f"/api/conversations/{customer.conversation_id}")).json()
    return customer, thread["conversation"]


@ALONE
async def test_the_socket_wants_a_session(service: Service) -> None:
    async with connect(service.ws + "/ws/agent", proxy=None) as connection:
        assert (await Socket(connection).wait("error"))["code"] == "not_signed_in"


@ALONE
async def test_pages_of_other_sites_are_refused(service: Service) -> None:
    ada = await service.log_in("ada")
    async with service.agent_socket(ada, Origin="https://evil.example") as socket:
        error = await socket.wait("error")
    assert error["code"] == "not_allowed"
    assert "BATON_ALLOWED_ORIGINS" in error["message"]
    answer = await ada.put(
        "/api/me/presence",
        json={"presence": "away"},
        headers={"Origin": "https://evil.example"},
    )
    assert answer.status_code == 403


async def closed_by_the_service(socket: Socket) -> int | None:
    with pytest.raises(ConnectionClosedError) as closed:
        await socket.wait("nothing of this kind")
    return closed.value.rcvd and closed.value.rcvd.code


async def test_logging_out_closes_the_sockets_of_that_session_and_no_others(
    service: Service,
) -> None:
    here, there = await service.log_in("ada"), await service.log_in("ada")
    async with service.agent_socket(here) as one, service.agent_socket(there) as other:
        await one.wait("welcome")
        await other.wait("welcome")
        await here.post("/api/logout")
        assert await closed_by_the_service(one) == ABUSE
        await other.send(type="ping")
        await other.wait("pong")


async def test_a_socket_does_not_outlive_its_session(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The session ends where this worker does not see it: it expires, or ends at another worker."""
    monkeypatch.setattr(agent_socket, "SIGN_OF_LIFE_S", 0.05)
    ada = await service.log_in("ada")
    async with service.agent_socket(ada) as socket:
        await socket.wait("welcome")
        async with service.store.begin() as session:
            await agents.end_login(session, ada.cookies["baton_session"])
        assert (await socket.wait("error"))["code"] == "not_signed_in"
        assert await closed_by_the_service(socket) == ABUSE


@ALONE
async def test_a_page_that_closed_before_its_hello_leaves_nobody_online(service: Service) -> None:
    ada = await service.log_in("ada")
    cookie = {"Cookie": f"baton_session={ada.cookies['baton_session']}"}
    async with connect(service.ws + "/ws/agent", additional_headers=cookie, proxy=None) as raw:
        socket = Socket(raw)
        await socket.send(type="ping")
        await socket.wait("pong")
        await service.log_in("dana")  # writes wait for each other: any earlier one is in by now
        assert await accounts.online(service.services.worker) == ()
    assert await accounts.online(service.services.worker) == ()


@ALONE
async def test_wrong_password_and_unknown_name_get_the_same_answer(service: Service) -> None:
    answers = [
        await service.http.post("/api/login", json={"username": name, "password": "wrong"})
        for name in ("ada", "nobody")
    ]
    assert [answer.status_code for answer in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()


async def test_review_is_for_designers(service: Service) -> None:
    ada, dana = await service.log_in("ada"), await service.log_in("dana")
    assert (await ada.get("/api/candidates")).status_code == 403
    assert (await dana.get("/api/candidates")).status_code == 200
    assert (await service.http.get("/api/candidates")).status_code == 401


async def test_the_inbox_follows_every_change(service: Service) -> None:
    ada = await service.log_in("ada")
    async with service.agent_socket(ada) as socket:
        assert (await socket.wait("welcome"))["inbox"] == []
        customer, row = await escalated(service)
        newest: Frame = {}
        while newest.get("status") != "waiting":
            newest = (await socket.wait("inbox_upsert"))["item"]
    assert newest["id"] == customer.conversation_id
    assert newest["reasons"] == [{"code": "bot_failed", "error": "bot_down"}]
    assert newest == row


async def test_the_loser_of_a_claim_is_told_who_has_it(service: Service) -> None:
    customer, row = await escalated(service)
    ada, ben = await service.log_in("ada"), await service.log_in("ben")
    path = f"/api/conversations/{customer.conversation_id}/claim"
    assert (await ada.post(path, json={"epoch": row["epoch"]})).status_code == 200
    lost = await ben.post(path, json={"epoch": row["epoch"]})
    assert lost.status_code == 409
    assert lost.json()["code"] == "already_claimed"
    assert "Ada" in lost.json()["message"]


async def test_customer_and_agent_talk_to_each_other(service: Service) -> None:
    customer, row = await escalated(service)
    ada = await service.log_in("ada")
    path = f"/api/conversations/{customer.conversation_id}/claim"
    epoch = (await ada.post(path, json={"epoch": row["epoch"]})).json()["epoch"]
    async with service.agent_socket(ada) as agent, customer.socket() as visitor:
        await agent.send(type="watch", conversation_id=customer.conversation_id)
        opened = await agent.wait("thread")
        await agent.events(opened["seq"])
        await agent.send(
            type="say",
            conversation_id=customer.conversation_id,
            client_id=str(uuid4()),
            epoch=epoch,
            last_seen=opened["seq"],
            text="Good morning",
        )
        heard = await visitor.wait("event", kind="agent_said")
        assert (heard["data"]["text"], heard["data"]["agent_name"]) == ("Good morning", "Ada")
        await visitor.send(**customer.say("Ah, a person"))
        answered = await agent.wait("event", kind="customer_said")
        assert answered["data"]["text"] == "Ah, a person"
        await visitor.send(type="typing", conversation_id=customer.conversation_id)
        assert (await agent.wait("typing"))["who"] == "customer"


async def test_watched_events_equal_a_fresh_fetch(service: Service) -> None:
    customer, row = await escalated(service)
    ada = await service.log_in("ada")
    thread = f"/api/conversations/{customer.conversation_id}"
    async with service.agent_socket(ada) as agent, customer.socket() as visitor:
        await agent.send(type="watch", conversation_id=customer.conversation_id)
        seen = await agent.events((await agent.wait("thread"))["seq"])
        epoch = (await ada.post(f"{thread}/claim", json={"epoch": row["epoch"]})).json()["epoch"]
        await visitor.send(**customer.say("one more thing"))
        await visitor.wait("ack")
        await agent.wait("event", kind="judged")
        await ada.post(f"{thread}/verdict", json={"verdict": "right"})
        await ada.post(f"{thread}/hand_back", json={"epoch": epoch})
        fetched = (await ada.get(thread)).json()["events"]
        live = [frame for frame in agent.frames if frame["type"] == "event"]
        while not live or live[-1]["seq"] < fetched[-1]["seq"]:
            live.append(await agent.wait("event"))
    by_seq = {event["seq"]: event for event in [*seen, *live]}
    known = [event for event in fetched if event["seq"] in by_seq]
    assert [by_seq[event["seq"]] for event in known] == known
    assert len(known) >= len(fetched) - 1  # waiting for `judged` took it out


@ALONE
async def test_every_error_of_the_api_says_what_and_what_to_do(service: Service) -> None:
    ada = await service.log_in("ada")
    missing = await ada.get("/api/conversations/nowhere")
    assert missing.status_code == 404
    assert set(missing.json()) == {"code", "message", "details"}
    unfit = await ada.post("/api/conversations/nowhere/claim", json={"epoch": "soon"})
    assert unfit.status_code == 422
    assert "epoch" in unfit.json()["message"]
    unknown = await ada.get("/api/conversations", params={"status": "asleep"})
    assert "asleep" in unknown.json()["message"]


@ALONE
async def test_replies_notes_and_typing_count_as_doing_something(service: Service) -> None:
    customer, row = await escalated(service)
    ada = await service.log_in("ada")
    about = {"conversation_id": customer.conversation_id}
    url = f"/api/conversations/{customer.conversation_id}/claim"
    claimed = (await ada.post(url, json={"epoch": row["epoch"]})).json()
    said = {"epoch": claimed["epoch"], "last_seen": claimed["version"], "text": "yes?"}
    async with service.agent_socket(ada) as socket:
        await socket.wait("welcome")
        for frame in ({"type": "note", "text": "odd"}, {"type": "say", **said}, {"type": "typing"}):
            before = await last_active(service)
            posted = {} if frame["type"] == "typing" else {"client_id": str(uuid4())}
            await socket.send(**frame, **about, **posted)
            await socket.send(type="ping")
            await socket.wait("pong")
            assert await last_active(service) > before, frame["type"]


async def last_active(service: Service) -> datetime:
    async with service.store.read() as session:
        agent = await agents.by_username(session, "ada")
    assert agent is not None and agent.active_at is not None
    return agent.active_at


async def test_a_conversation_is_passed_on_and_put_off_by_rest(service: Service) -> None:
    customer, row = await escalated(service)
    ada, ben = await service.log_in("ada"), await service.log_in("ben")
    path = f"/api/conversations/{customer.conversation_id}"
    row = (await ada.post(f"{path}/claim", json={"epoch": row["epoch"]})).json()
    async with service.agent_socket(ben) as bens, customer.socket() as visitor:
        me = (await bens.wait("welcome"))["agent_id"]
        passed_on = await ada.post(
            f"{path}/transfer", json={"epoch": row["epoch"], "to_agent_id": me}
        )
        assert passed_on.json()["owner"] == {"id": me, "name": "Ben"}
        epoch = passed_on.json()["epoch"]
        told = await visitor.wait("event", kind="transferred")
        assert told["data"] == {"kind": "transferred", "to_agent_name": "Ben"}

        put_off = {"epoch": epoch, "until": "2099-05-04T09:00:00+02:00"}
        too_far = await ben.post(f"{path}/snooze", json=put_off)
        assert (too_far.status_code, too_far.json()["code"]) == (422, "invalid")
        until = datetime.now(UTC) + timedelta(hours=3)
        local = until.replace(tzinfo=None).isoformat()
        vague = await ben.post(f"{path}/snooze", json={"epoch": epoch, "until": local})
        assert vague.status_code == 422
        put_off["until"] = until.isoformat()
        others = await ada.post(f"{path}/snooze", json=put_off)
        assert (others.status_code, others.json()["code"]) == (403, "not_allowed")
        row = (await ben.post(f"{path}/snooze", json=put_off)).json()
        assert row["status"] == "snoozed"
        assert datetime.fromisoformat(row["snoozed_until"]) == until

        await visitor.send(**customer.say("one more thing"))
        seen: Frame = {}
        while seen.get("status") != "human" or not seen["unanswered"]:
            seen = (await bens.wait("inbox_upsert"))["item"]
        assert (seen["owner"]["name"], seen["snoozed_until"]) == ("Ben", None)
    kinds = {frame.get("kind") for frame in visitor.frames}
    assert not kinds & {"snoozed", "woken"}
