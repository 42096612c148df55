"""A service, a network in front of it that can fail, and how a page compares with a fresh one."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime

from playwright.async_api import Locator, Page, expect

from handoff.domain import events
from handoff.domain.conversation import Status
from handoff.storage import conversations
from handoff.storage.engine import Store
from harness.people import Colleague, Customer
from tests.support.network import Network
from tests.support.service import Process
from tests.support.story import STORY


@dataclass(slots=True)
class Place:
    """The service, the way to it, and its database."""

    process: Process
    network: Network
    store: Store

    @property
    def url(self) -> str:
        return self.network.url

    async def happen_unseen(self, conversation_id: str) -> None:
        """Every kind of event, written while nobody is connected to hear of it."""
        await self._is_passed_on(conversation_id)
        async with self.store.begin() as session:
            thread = await conversations.load(session, conversation_id)
            to_the_bot = events.HandedBack(by="customer")
            for event in (to_the_bot, *STORY):
                thread.append(event, datetime.now(UTC))
            await conversations.save(session, thread, "unseen", datetime.now(UTC))

    async def _is_passed_on(self, conversation_id: str) -> None:
        """There is no bot here, so every conversation soon waits for a person."""
        for _ in range(200):
            async with self.store.read() as session:
                thread = await conversations.load(session, conversation_id)
            if thread.state.status is Status.WAITING:
                return
            await asyncio.sleep(0.05)
        raise AssertionError(f"{conversation_id} was not passed on")

    async def said(self, conversation_id: str) -> list[str]:
        """What customer and agents said, as stored, in order."""
        async with self.store.read() as session:
            log = await conversations.entries(session, conversation_id)
        spoken = ("customer_said", "agent_said", "note_added")
        return [entry.event.text for entry in log if entry.event.kind in spoken]  # type: ignore[union-attr]


async def conversation_of(customer: Customer) -> str:
    session = await customer.page.evaluate("localStorage.getItem('baton:session')")
    conversation_id: str = json.loads(session)["conversation_id"]
    return conversation_id


READ_MARKS = ("Seen", "Read")
"""Ephemeral, without a number: who was not there is not told of them."""


async def shown(part: Locator) -> list[str]:
    return [line for line in (await part.inner_text()).splitlines() if line not in READ_MARKS]


async def becomes_the_same(held: Locator, fresh: Locator) -> None:
    """What is shown, word for word; both may still be loading."""
    await expect(fresh).not_to_be_empty()
    for _ in range(300):
        if await shown(held) == await shown(fresh):
            return
        await held.page.wait_for_timeout(100)
    still, wanted = await shown(held), await shown(fresh)
    assert still == wanted, f"shown: {still}\non a fresh page: {wanted}"


async def shows_what_a_fresh_page_shows(customer: Customer) -> None:
    fresh = await customer.opens_another_tab()
    await becomes_the_same(customer.part("panel"), fresh.part("panel"))
    await fresh.page.close()


async def console_shows_what_a_fresh_page_shows(agent: Colleague) -> None:
    page = await agent.page.context.new_page()
    await page.goto(agent.page.url)
    fresh = Colleague(page)
    await expect(fresh.part("log")).to_have_attribute("aria-busy", "false")
    await becomes_the_same(agent.part("log"), fresh.part("log"))
    await becomes_the_same(agent.part("status"), fresh.part("status"))
    await page.close()


@dataclass  # without slots: the browser's driver sets a mark on what it calls
class Sent:
    """Counts the messages that pages send, by text."""

    texts: Counter[str] = field(default_factory=Counter)

    def watch(self, page: Page) -> None:
        page.on("websocket", lambda socket: socket.on("framesent", self._count))

    def _count(self, frame: str | bytes) -> None:
        content = json.loads(frame)
        if content["type"] in ("say", "note"):
            self.texts[content["text"]] += 1
