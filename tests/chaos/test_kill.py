"""The service killed while working: what was acknowledged is there, once and in order."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from handoff.config import Settings
from handoff.storage import conversations
from handoff.storage.engine import Store
from harness.clients import Customer, Service
from tests.conftest import ALONE
from tests.support.service import running

KILLS = 5
WRITERS = 4


async def write_until(customer: Customer, done: asyncio.Event, acknowledged: list[str]) -> None:
    """Send one message after another, each until it is acknowledged, through every crash."""
    client_id = str(uuid4())
    while not done.is_set():
        try:
            async with customer.socket() as socket:
                await socket.wait("welcome")
                while not done.is_set():
                    await socket.send(**customer.say(client_id, client_id))
                    await socket.wait("ack", client_id=client_id)
                    acknowledged.append(client_id)
                    client_id = str(uuid4())
                    await asyncio.sleep(0.06)  # below the rate limit
        except (OSError, ConnectionClosed, TimeoutError):
            await asyncio.sleep(0.05)


@ALONE
async def test_sigkill_loses_doubles_and_reorders_nothing_that_was_acknowledged(
    settings: Settings, store: Store
) -> None:
    done, acknowledged = asyncio.Event(), [list[str]() for _ in range(WRITERS)]
    async with running(settings) as process:
        async with httpx.AsyncClient(base_url=process.url, trust_env=False) as http:
            service = Service(process.url, http, store)
            customers = [await service.customer() for _ in range(WRITERS)]
        writers = [
            asyncio.create_task(write_until(customer, done, acked))
            for customer, acked in zip(customers, acknowledged, strict=True)
        ]
        for _ in range(KILLS):
            await asyncio.sleep(0.7)
            process.kill()
            await process.start()
        await asyncio.sleep(0.7)
        done.set()
        await asyncio.gather(*writers)
    for customer, acked in zip(customers, acknowledged, strict=True):
        stored = await stored_texts(store, customer.conversation_id)
        assert len(acked) > KILLS
        assert stored[: len(acked)] == acked
        assert len(stored) - len(acked) <= 1  # one may be stored but not yet acknowledged


async def stored_texts(store: Store, conversation_id: str) -> list[str]:
    async with store.read() as session:
        log = await conversations.entries(session, conversation_id)
    return [entry.event.text for entry in log if entry.event.kind == "customer_said"]


@ALONE
async def test_a_service_that_is_stopped_tells_its_clients_that_it_restarts(
    settings: Settings, store: Store
) -> None:
    """1012: they come back spread over a few seconds instead of backing off."""
    async with running(settings) as process:
        async with httpx.AsyncClient(base_url=process.url, trust_env=False) as http:
            customer = await Service(process.url, http, store).customer()
            async with customer.socket() as socket:
                await socket.wait("welcome")
                await asyncio.to_thread(process.stop)
                with pytest.raises(ConnectionClosed) as closed:
                    await socket.wait("nothing of this kind")
        await process.start()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012
