"""The service killed around the sending of an e-mail: the answer arrives, at most twice, under one
Message-ID; and what was acknowledged to the agent is delivered, however early the kill comes.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import uuid4

import httpx
import pytest

from handoff.config import Settings
from handoff.storage.engine import Store
from harness.clients import PATIENCE_S, Customer, Service, Socket
from tests.conftest import ALONE
from tests.support import mail_server
from tests.support.mail_server import MailServer
from tests.support.running_service import staffed
from tests.support.service import Process, running

AFTER_S = 0.3


@asynccontextmanager
async def at_the_desk(
    settings: Settings, store: Store
) -> AsyncIterator[tuple[Process, MailServer]]:
    await staffed(store)
    with mail_server.running() as mail:
        more = {
            "BATON_SMTP_URL": mail.url,
            "BATON_MAIL_FROM": "Nordlicht <answers@nordlicht.example>",
            "BATON_MAIL_AFTER_S": str(AFTER_S),
        }
        async with running(settings, **more) as process:
            yield process, mail


@asynccontextmanager
async def service_of(process: Process, store: Store) -> AsyncIterator[Service]:
    async with httpx.AsyncClient(base_url=process.url, trust_env=False, timeout=PATIENCE_S) as http:
        yield Service(process.url, http, store)


async def leaves_an_address(customer: Customer, email: str) -> None:
    async with customer.socket() as socket:
        await socket.wait("welcome")
        about = {"conversation_id": customer.conversation_id}
        await socket.send(type="request_human", client_id=str(uuid4()), **about)
        await socket.wait("ack")
        await socket.send(type="leave_contact", client_id=str(uuid4()), email=email, **about)
        await socket.wait("ack")


async def claims(ada: httpx.AsyncClient, conversation_id: str) -> int:
    """Returns the new epoch."""
    path = f"/api/conversations/{conversation_id}"
    epoch = (await ada.get(path)).json()["conversation"]["epoch"]
    answer = await ada.post(f"{path}/claim", json={"epoch": epoch})
    assert answer.status_code == 200, answer.text
    return int(answer.json()["epoch"])


async def answers(socket: Socket, conversation_id: str, epoch: int, text: str) -> None:
    """Returns once the answer is acknowledged."""
    client_id = str(uuid4())
    await socket.send(
        type="say",
        conversation_id=conversation_id,
        client_id=client_id,
        epoch=epoch,
        last_seen=1000,
        text=text,
    )
    await socket.wait("ack", client_id=client_id)


async def until_there_are(mail: MailServer, number: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while len(mail.mails) < number:
            await asyncio.sleep(0.02)


@ALONE
async def test_killed_between_sending_and_noting_it_arrives_twice_at_most_under_one_id(
    settings: Settings, store: Store
) -> None:
    async with at_the_desk(settings, store) as (process, mail):
        mail.holds_answers = True
        async with service_of(process, store) as service:
            customer = await service.customer()
            await leaves_an_address(customer, "edda@example.org")
            ada = await service.log_in("ada")
            epoch = await claims(ada, customer.conversation_id)
            async with service.agent_socket(ada) as socket:
                await answers(socket, customer.conversation_id, epoch, "It is found.")
                await until_there_are(mail, 1)
                process.kill()  # the server has the e-mail, but the service does not know
        mail.holds_answers = False
        await process.start()
        await until_there_are(mail, 2)
        await asyncio.sleep(3)
        assert len(mail.mails) == 2
        assert len({one.id for one in mail.mails}) == 1
        assert {one.recipients[0] for one in mail.mails} == {"edda@example.org"}
        assert "It is found." in mail.mails[1].text
        async with service_of(process, store) as service:
            body = {"link": mail.mails[1].token}
            opened = await service.http.post("/api/widget/sessions/open", json=body)
            assert opened.json()["conversation_id"] == customer.conversation_id


@ALONE
@pytest.mark.parametrize("server", ["up", "down"])
async def test_whatever_was_acknowledged_before_a_kill_arrives(
    settings: Settings, store: Store, server: str
) -> None:
    """Killed at some moment between acknowledgement and e-mail, again and again."""
    async with at_the_desk(settings, store) as (process, mail):
        if server == "down":
            mail.stop()
        said: list[str] = []
        for number in range(4):
            async with service_of(process, store) as service:
                customer = await service.customer()
                await leaves_an_address(customer, f"c{number}@example.org")
                ada = await service.log_in("ada")
                epoch = await claims(ada, customer.conversation_id)
                async with service.agent_socket(ada) as socket:
                    await answers(socket, customer.conversation_id, epoch, f"answer {number}")
                    said.append(f"c{number}@example.org")
                    await asyncio.sleep(number * AFTER_S)
                    process.kill()
            if server == "down" and number == 3:
                mail.start()
            await process.start()
        await until_there_are(mail, len(said))
        await asyncio.sleep(12)  # a failed try is repeated after ten seconds
        times = Counter(one.recipients[0] for one in mail.mails)
        assert set(times) == set(said)
        assert max(times.values()) <= 2
        ids = {(one.recipients[0], one.id) for one in mail.mails}
        assert len(ids) == len(said), "one Message-ID each"
