"""Agents see how their answer would reach the customer, and see it change."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import pytest

from handoff.config import Settings
from handoff.realtime import customers_here
from handoff.storage.engine import Store
from harness.clients import Customer, Service, Socket
from tests.conftest import ALONE
from tests.support.running_service import running_service, staffed

MAIL = {"smtp_url": "smtp://127.0.0.1:9", "mail_from": "Desk <desk@nordlicht.example>"}


@pytest.fixture(autouse=True)
def soon_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(customers_here, "GONE_AFTER_S", 0.3)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update=MAIL)


async def sees(agent: Socket, customer: Customer, way: str, address: str | None = None) -> None:
    """Wait for the row with this reach."""
    while True:
        row = (await agent.wait("inbox_upsert"))["item"]
        if row["id"] == customer.conversation_id and row["reach"] == reach(way, address):
            return


def reach(way: str, address: str | None = None) -> dict[str, Any]:
    return {"way": way, "address": address}


async def fetched(service: Service, customer: Customer) -> Any:
    ada = await service.log_in("ada")
    thread = (await ada.get(f"/api/conversations/{customer.conversation_id}")).json()
    return thread["conversation"]


async def leaves_address(socket: Socket, customer: Customer, email: str) -> None:
    left = {"type": "leave_contact", "client_id": str(uuid4()), "email": email}
    await socket.send(conversation_id=customer.conversation_id, **left)
    await socket.wait("ack")


@asynccontextmanager
async def watching(service: Service) -> AsyncIterator[Socket]:
    async with service.agent_socket(await service.log_in("ada")) as agent:
        await agent.wait("welcome")
        yield agent


async def test_it_follows_the_customer_who_comes_leaves_an_address_and_goes(
    service: Service,
) -> None:
    customer = await service.customer()
    async with watching(service) as agent:
        async with customer.socket() as socket:
            await socket.wait("welcome")
            await socket.send(**customer.say("is anybody there?"))
            await sees(agent, customer, "live")
        await sees(agent, customer, "return")
        assert (await fetched(service, customer))["reach"] == reach("return")
        async with customer.socket() as socket:
            await sees(agent, customer, "live")
            await leaves_address(socket, customer, "ebba@example.org")
        await sees(agent, customer, "mail", "ebba@example.org")
        assert (await fetched(service, customer))["reach"] == reach("mail", "ebba@example.org")


@ALONE
async def test_a_page_that_is_loaded_anew_is_no_coming_and_going(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(customers_here, "GONE_AFTER_S", 30)
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**customer.say("hello"))
        await socket.wait("event", kind="escalated")
    async with watching(service) as agent:
        for _ in range(3):
            async with customer.socket() as socket:
                await socket.wait("welcome")
        await asyncio.sleep(0.5)
        await agent.send(type="ping")
        await agent.wait("pong")
        assert [frame for frame in agent.frames if frame["type"] == "inbox_upsert"] == []
    assert (await fetched(service, customer))["reach"] == reach("live")


@ALONE
async def test_of_two_tabs_the_last_to_close_counts(service: Service) -> None:
    customer = await service.customer()
    async with customer.socket() as one:
        await one.wait("welcome")
        await one.send(**customer.say("hello"))
        await one.wait("event", kind="escalated")
        async with customer.socket() as two:
            await two.wait("welcome")
        await asyncio.sleep(1)
        assert (await fetched(service, customer))["reach"] == reach("live")


@pytest.mark.redis
@pytest.mark.parametrize("backing", ["shared"], indirect=True)
async def test_at_another_worker_too(settings: Settings, store: Store) -> None:
    await staffed(store)
    async with running_service(settings, store) as one, running_service(settings, store) as two:
        customer = await one.customer()
        async with watching(two) as agent:
            async with customer.socket() as socket:
                await socket.wait("welcome")
                await socket.send(**customer.say("hello"))
                await sees(agent, customer, "live")
                assert (await fetched(two, customer))["reach"] == reach("live")
            await sees(agent, customer, "return")


@pytest.mark.redis
@pytest.mark.parametrize("backing", ["shared"], indirect=True)
async def test_with_a_worker_that_has_ended_its_customers_have_gone(
    settings: Settings, store: Store
) -> None:
    await staffed(store)
    async with running_service(settings, store) as staying, watching(staying) as agent:
        async with running_service(settings, store) as ending:
            customer = await ending.customer()
            async with customer.socket() as socket:
                await socket.wait("welcome")
                await socket.send(**customer.say("hello"))
                await sees(agent, customer, "live")
        await sees(agent, customer, "return")


@ALONE
@pytest.mark.parametrize(
    ("email", "answer_by"),
    [(None, "mail"), ("ebba@example.org", "mail"), ("jörg@example.org", "return")],
)
async def test_a_customer_is_told_of_mail_only_where_a_mail_would_come(
    service: Service, email: str | None, answer_by: str
) -> None:
    customer = await service.customer()
    async with customer.socket() as socket:
        await socket.wait("welcome")
        if email is not None:
            await leaves_address(socket, customer, email)
    async with customer.socket() as socket:
        welcome = await socket.wait("welcome")
    assert welcome["conversation"]["answer_by"] == answer_by


class TestWithoutMail:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"smtp_url": None})

    @ALONE
    async def test_an_address_changes_nothing_and_nobody_says_that_it_does(
        self, service: Service
    ) -> None:
        customer = await service.customer()
        async with watching(service) as agent:
            async with customer.socket() as socket:
                welcome = await socket.wait("welcome")
                assert welcome["conversation"]["answer_by"] == "return"
                await socket.send(**customer.say("hello"))
                await leaves_address(socket, customer, "ebba@example.org")
                await sees(agent, customer, "live")
            await sees(agent, customer, "return")
