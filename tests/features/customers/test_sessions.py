"""Visitors, known customers, and one becoming the other, over REST and the socket."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest

from handoff.config import Settings
from handoff.domain.customers import signature
from handoff.storage import customers
from harness.clients import PATIENCE_S, Customer, Service
from tests.conftest import ALONE

SECRET = "a secret of website and chat"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"identity_secret": type(settings.identity_secret)(SECRET)})


def signed(user_id: str, **said: Any) -> dict[str, Any]:
    return {"user_id": user_id, "user_hash": signature(SECRET, user_id), **said}


async def session(service: Service, **body: Any) -> Customer:
    answer = await service.http.post("/api/widget/sessions", json=body)
    assert answer.status_code == 200, answer.text
    return Customer(service, **answer.json())


async def identify(service: Service, customer: Customer, **body: Any) -> Customer:
    given = {"token": customer.token, **body}
    answer = await service.http.post("/api/widget/sessions/identify", json=given)
    assert answer.status_code == 200, answer.text
    return Customer(service, **answer.json())


async def says(customer: Customer, text: str) -> None:
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**customer.say(text))
        await socket.wait("ack")


async def texts(customer: Customer) -> list[str]:
    async with customer.socket() as socket:
        welcome = await socket.wait("welcome")
        frames = await socket.events(welcome["seq"]) if welcome["seq"] else []
    return [one["data"]["text"] for one in frames if one["kind"] == "customer_said"]


async def waiting(ada: httpx.AsyncClient) -> Any:
    """The only conversation, once it has been passed on because the bot is down."""
    async with asyncio.timeout(PATIENCE_S):
        while True:
            rows = (await ada.get("/api/conversations")).json()["items"]
            if rows and rows[0]["status"] == "waiting":
                return rows[0]
            await asyncio.sleep(0.05)


async def owner(service: Service, customer: Customer) -> Any:
    async with service.services.worker.store.read() as opened:
        found = await customers.of_conversation(opened, customer.conversation_id)
    return await facts(service, found.id)


async def facts(service: Service, customer_id: str) -> Any:
    ada = await service.log_in("ada")
    return (await ada.get(f"/api/customers/{customer_id}")).json()


async def test_a_known_customer_finds_the_open_conversation_on_another_device(
    service: Service,
) -> None:
    phone = await session(service, **signed("u-17", name="Mara"))
    await says(phone, "my parcel is wet")
    laptop = await session(service, **signed("u-17", time_zone="Europe/Lisbon"))
    assert laptop.conversation_id == phone.conversation_id
    assert laptop.token != phone.token
    assert await texts(laptop) == ["my parcel is wet"]
    known = await owner(service, laptop)
    assert (known["name"], known["time_zone"]) == ("Mara", "Europe/Lisbon")


async def test_nobody_is_given_somebody_elses_conversation(service: Service) -> None:
    mara = await session(service, **signed("u-17"))
    await says(mara, "private")
    for other in (signed("u-18"), signed("U-17"), signed("u-17 "), {}):
        stranger = await session(service, **other)
        assert stranger.conversation_id != mara.conversation_id
        assert await texts(stranger) == []


async def test_after_the_end_a_known_customer_begins_a_new_conversation(service: Service) -> None:
    first = await session(service, **signed("u-20"))
    await says(first, "one")
    ada = await service.log_in("ada")
    row = await waiting(ada)
    path = f"/api/conversations/{first.conversation_id}/resolve"
    assert (await ada.post(path, json={"epoch": row["epoch"]})).status_code == 200
    second = await session(service, **signed("u-20"))
    assert second.conversation_id != first.conversation_id
    known = await owner(service, second)
    assert set(known["conversations"]) == {first.conversation_id, second.conversation_id}


async def test_an_anonymous_visitor_who_signs_in_goes_on_as_the_known_customer(
    service: Service,
) -> None:
    phone = await session(service, **signed("u-30", name="Noor", attributes={"plan": "team"}))
    await says(phone, "from the phone")
    visitor = await session(service, locale="fr", time_zone="Europe/Paris")
    await says(visitor, "who am I?")
    was = (await owner(service, visitor))["id"]
    same = await identify(service, visitor, **signed("u-30", attributes={"seats": 4}))
    assert same.conversation_id == visitor.conversation_id
    assert await texts(same) == ["who am I?"]
    known = await owner(service, visitor)
    assert (known["user_id"], known["name"]) == ("u-30", "Noor")
    assert known["time_zone"] == "Europe/Paris"
    assert known["attributes"] == {"plan": "team", "seats": 4}
    assert set(known["conversations"]) == {phone.conversation_id, visitor.conversation_id}
    [merge] = known["merges"]
    assert (merge["from_id"], merge["conversations"]) == (was, [visitor.conversation_id])


async def test_who_signs_in_before_saying_anything_finds_the_open_conversation(
    service: Service,
) -> None:
    phone = await session(service, **signed("u-32"))
    await says(phone, "from the phone")
    visitor = await session(service)
    same = await identify(service, visitor, **signed("u-32"))
    assert same.conversation_id == phone.conversation_id
    assert await texts(same) == ["from the phone"]


async def test_who_signs_in_for_the_first_time_keeps_the_conversation_though_nothing_was_said(
    service: Service,
) -> None:
    visitor = await session(service)
    same = await identify(service, visitor, **signed("u-33"))
    assert same.conversation_id == visitor.conversation_id


async def test_agents_see_all_conversations_of_one_customer_and_of_nobody_else(
    service: Service,
) -> None:
    phone = await session(service, **signed("u-40"))
    await says(phone, "first")
    stranger = await session(service)
    await says(stranger, "somebody else's")
    visitor = await session(service)
    await says(visitor, "second")
    await identify(service, visitor, **signed("u-40"))
    ada = await service.log_in("ada")
    theirs = (await owner(service, visitor))["id"]
    rows = (await ada.get("/api/conversations", params={"customer_id": theirs})).json()["items"]
    assert {row["id"] for row in rows} == {phone.conversation_id, visitor.conversation_id}
    nobody = {"customer_id": "00000000-0000-4000-8000-000000000000"}
    assert (await ada.get("/api/conversations", params=nobody)).json()["items"] == []


async def test_to_sign_in_again_changes_nothing_and_merges_nothing_twice(
    service: Service,
) -> None:
    visitor = await session(service)
    for _ in range(3):
        again = await identify(service, visitor, **signed("u-31"))
        assert again.conversation_id == visitor.conversation_id
    assert len((await owner(service, visitor))["merges"]) == 1


async def test_another_person_at_the_same_browser_does_not_take_over_the_first_ones_chat(
    service: Service,
) -> None:
    first = await session(service, **signed("u-40"))
    await says(first, "mine")
    second = await identify(service, first, **signed("u-41"))
    assert second.conversation_id != first.conversation_id
    assert (await owner(service, first))["user_id"] == "u-40"
    assert (await owner(service, second))["merges"] == []


@ALONE
@pytest.mark.parametrize(
    ("user_id", "user_hash"),
    [
        ("u-50", signature(SECRET, "u-51")),
        ("u-50", signature("guessed", "u-50")),
        ("u-50", "0" * 64),
    ],
)
async def test_a_wrong_hash_is_refused_with_one_clear_error(
    service: Service, user_id: str, user_hash: str
) -> None:
    body = {"user_id": user_id, "user_hash": user_hash}
    visitor = await session(service)
    for path, more in (("", {}), ("/identify", {"token": visitor.token})):
        answer = await service.http.post(f"/api/widget/sessions{path}", json=body | more)
        assert answer.status_code == 403
        assert answer.json()["code"] == "wrong_identity"
        assert "user_hash" in answer.json()["message"]
    assert (await owner(service, visitor))["user_id"] is None


@ALONE
@pytest.mark.parametrize(
    "said",
    [
        {"user_id": "u"},
        {"user_hash": "0" * 64},
        {"name": "Somebody"},
        {"email": "some@example.org"},
        {"attributes": {"plan": "team"}},
    ],
)
async def test_who_one_is_must_be_vouched_for(service: Service, said: dict[str, Any]) -> None:
    answer = await service.http.post("/api/widget/sessions", json=said)
    assert answer.status_code == 422
    assert "user_hash" in answer.json()["message"]


@ALONE
@pytest.mark.parametrize(
    "attributes",
    [
        {f"a{n}": n for n in range(31)},
        {"long": "x" * 201},
        {"x" * 41: 1},
        {"": 1},
        {"nested": {"a": 1}},
        {"list": [1]},
        {"nothing": None},
        {"big": 2**63},
    ],
    ids=["many", "long value", "long name", "no name", "object", "list", "null", "big"],
)
async def test_attributes_are_few_small_and_plain(
    service: Service, attributes: dict[str, Any]
) -> None:
    body = signed("u-60", attributes=attributes)
    answer = await service.http.post("/api/widget/sessions", json=body)
    assert answer.status_code == 422
    assert "attributes" in answer.json()["message"]


@ALONE
async def test_no_number_that_json_does_not_know(service: Service) -> None:
    body = signed("u-61")
    text = (
        f'{{"user_id": "{body["user_id"]}", "user_hash": "{body["user_hash"]}", '
        '"attributes": {"n": NaN}}'
    )
    answer = await service.http.post(
        "/api/widget/sessions", content=text, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 422


@ALONE
async def test_plain_attributes_come_back_as_they_were(service: Service) -> None:
    attributes = {"vip": True, "orders": 12, "spent": 99.5, "plan": "12"}
    known = await owner(service, await session(service, **signed("u-62", attributes=attributes)))
    assert known["attributes"] == attributes
    assert [type(one) for one in known["attributes"].values()] == [bool, int, float, str]


@ALONE
async def test_a_renewed_token_names_the_same_customer_and_conversation(service: Service) -> None:
    visitor = await session(service)
    answer = await service.http.post("/api/widget/sessions/renew", json={"token": visitor.token})
    assert answer.json()["conversation_id"] == visitor.conversation_id
    renewed = Customer(service, **answer.json())
    await identify(service, renewed, **signed("u-70"))
    assert (await owner(service, visitor))["user_id"] == "u-70"


async def test_an_address_that_was_left_is_known_of_the_customer_from_then_on(
    service: Service,
) -> None:
    first = await session(service, **signed("u-80"))
    async with first.socket() as socket:
        await socket.wait("welcome")
        left = first.say("")
        left |= {"type": "leave_contact", "email": "tove@example.net"}
        left.pop("text")
        await socket.send(**left)
        await socket.wait("ack")
    assert (await owner(service, first))["email"] == "tove@example.net"


@ALONE
async def test_a_known_address_is_not_asked_for_again(service: Service) -> None:
    known = await session(service, **signed("u-81", email="tove@example.net"))
    unknown = await session(service)
    for visitor, address in ((known, "tove@example.net"), (unknown, None)):
        async with visitor.socket() as socket:
            welcome = await socket.wait("welcome")
        assert welcome["conversation"]["contact_email"] == address


class TestWithoutASecret:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"identity_secret": type(settings.identity_secret)("")})

    @ALONE
    async def test_identities_are_refused_in_words(self, service: Service) -> None:
        answer = await service.http.post("/api/widget/sessions", json=signed("u-1"))
        assert answer.status_code == 403
        assert "BATON_IDENTITY_SECRET" in answer.json()["message"]


@ALONE
@pytest.mark.parametrize("field", ["user_id", "name", "attributes"])
async def test_half_a_character_is_refused_in_words(service: Service, field: str) -> None:
    body = signed("u-90") | {field: {"a": "\ud800"} if field == "attributes" else "\udfff"}
    answer = await service.http.post(
        "/api/widget/sessions",
        content=json.dumps(body),
        headers={"content-type": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["message"]
