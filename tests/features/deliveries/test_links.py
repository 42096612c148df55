"""A link in an e-mail opens its conversation, for its customer, until it expires; else, words."""

from __future__ import annotations

import json
from datetime import timedelta

import httpx
import pytest

from handoff.config import Settings
from handoff.domain.customers import signature
from handoff.domain.return_links import ReturnLink, sign
from handoff.storage import customers
from harness.clients import Customer, Service
from tests.conftest import ALONE, TOKEN

SECRET = "a secret of website and chat"


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"identity_secret": type(settings.identity_secret)(SECRET)})


async def link(service: Service, customer: Customer, secret: str = TOKEN, days: float = 1) -> str:
    async with service.services.worker.store.read() as session:
        owner = await customers.of_conversation(session, customer.conversation_id)
    until = service.services.worker.now() + timedelta(days=days)
    return sign(secret, ReturnLink(customer.conversation_id, owner.id, until))


async def opened(service: Service, token: str) -> httpx.Response:
    return await service.http.post("/api/widget/sessions/open", json={"link": token})


async def test_it_opens_the_conversation_with_all_that_was_said(service: Service) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**customer.say("from the first browser"))
        await socket.wait("ack")
    answer = await opened(service, await link(service, customer))
    again = Customer(service, **answer.json())
    assert again.conversation_id == customer.conversation_id
    assert again.token != customer.token
    async with again.socket() as socket:
        await socket.wait("welcome")
        said = await socket.wait("event", kind="customer_said")
    assert said["data"]["text"] == "from the first browser"


@ALONE
@pytest.mark.parametrize(("secret", "days"), [("guessed by someone", 1), (TOKEN, -0.001), ("", 1)])
async def test_a_forged_or_old_link_gets_words_and_nothing_else(
    service: Service, secret: str, days: float
) -> None:
    customer = await service.customer()
    answer = await opened(service, await link(service, customer, secret, days))
    assert answer.status_code == 403
    assert answer.json()["code"] == "link_refused"
    assert "link" in answer.json()["message"]
    assert customer.conversation_id not in answer.text


@ALONE
@pytest.mark.parametrize("token", ["x", "x.y", "%00", "a b", "é", "\ud800", "a" * 501, ""])
async def test_nonsense_gets_words(service: Service, token: str) -> None:
    content = json.dumps({"link": token})  # httpx itself would not send half a character
    answer = await service.http.post(
        "/api/widget/sessions/open",
        content=content,
        headers={"content-type": "application/json"},
    )
    assert answer.status_code in (403, 422)
    assert answer.json()["message"]


async def test_it_goes_with_a_visitor_who_has_become_a_known_customer(service: Service) -> None:
    visitor, user = await service.customer(), "u-9"
    before = await link(service, visitor)
    body = {"token": visitor.token, "user_id": user, "user_hash": signature(SECRET, user)}
    assert (await service.http.post("/api/widget/sessions/identify", json=body)).status_code == 200
    answer = await opened(service, before)
    assert answer.json()["conversation_id"] == visitor.conversation_id


@ALONE
async def test_a_link_of_one_conversation_does_not_open_another(service: Service) -> None:
    first, second = await service.customer(), await service.customer()
    async with service.services.worker.store.read() as session:
        owner = await customers.of_conversation(session, first.conversation_id)
    until = service.services.worker.now() + timedelta(days=1)
    crossed = sign(TOKEN, ReturnLink(second.conversation_id, owner.id, until))
    assert (await opened(service, crossed)).status_code == 403
