"""Agents find a message among all conversations and land on it, by keyboard; and take the next."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect

from handoff.domain import events
from handoff.storage import conversations
from harness.people import Colleague
from tests.browser.place import Place

AFTER_TYPING_MS = 600
"""Shortcuts rest for a moment after typing."""

pytestmark = pytest.mark.browser


async def told(place: Place, *entries: events.AnyEvent) -> str:
    """A conversation with this log, from before anybody looked."""
    id, now = str(uuid4()), datetime.now(UTC)
    async with place.store.begin() as session:
        thread = await conversations.create(session, id, "en", now)
        for entry in entries:
            thread.append(entry, now)
        await conversations.save(session, thread, "unseen", now)
    return id


def said(text: str) -> events.CustomerSaid:
    return events.CustomerSaid(client_id=str(uuid4()), text=text)


async def test_a_message_is_found_and_shown_by_keyboard_alone(
    browser: Browser, place: Place
) -> None:
    lines: list[events.AnyEvent] = [said(f"line {number}") for number in range(120)]
    lines[40] = said("Mein Päckchen HG-77123 fehlt")
    noted = {"agent_id": "ben", "agent_name": "Ben"}
    lines[20] = events.NoteAdded(client_id=str(uuid4()), text="Nachforschung läuft", **noted)
    id = await told(place, *lines, events.Resolved())
    await told(place, said("Ein anderes Paket, HG-88000"), events.Resolved())
    agent = await Colleague.logs_in(browser, place, "ada")
    await expect(agent.page.get_by_text("Nobody is waiting")).to_be_visible()
    await agent.page.keyboard.press("/")
    await expect(agent.part("search")).to_be_focused()
    await agent.page.keyboard.type("packchen hg-77")
    hit = agent.part("search-hit")
    await expect(hit).to_have_count(1)
    await expect(hit.locator("mark")).to_have_text(["Päckchen", "HG-77123"])
    await agent.page.keyboard.press("ArrowDown")
    await agent.page.keyboard.press("Enter")
    message = agent.part("log").locator('[data-seq="41"]')
    await expect(message).to_be_in_viewport()
    await expect(message).to_contain_text("HG-77123")
    await expect(agent.part("log")).to_be_focused()
    assert id in agent.page.url
    await agent.page.wait_for_timeout(AFTER_TYPING_MS)
    await agent.page.keyboard.press("/")
    await expect(agent.part("search")).to_be_focused()
    await agent.page.keyboard.press("Escape")
    await expect(hit).to_have_count(0)
    await expect(message).to_be_in_viewport()
    await agent.part("search").fill("nachforschung")
    await agent.page.keyboard.press("Enter")
    await expect(agent.part("log").locator('[data-seq="21"]')).to_be_in_viewport()


async def test_a_filter_narrows_it_down(browser: Browser, place: Place) -> None:
    await told(place, said("zebra one"), events.Resolved())
    ben = {"agent_id": "ben", "agent_name": "Ben"}
    answered = events.AgentSaid(client_id=str(uuid4()), text="Yes?", **ben)
    await told(place, said("zebra two"), events.Claimed(**ben), answered)
    agent = await Colleague.logs_in(browser, place, "ada")
    await agent.part("search").fill("zebra")
    await expect(agent.part("search-hit")).to_have_count(2)
    await agent.part("search-status").select_option("resolved")
    await expect(agent.part("search-hit")).to_have_count(1)
    await expect(agent.part("search-hit")).to_contain_text("zebra one")
    await agent.part("search-days").select_option("7")
    await expect(agent.part("search-hit")).to_have_count(1)


async def test_nothing_found_is_said_in_words(browser: Browser, place: Place) -> None:
    agent = await Colleague.logs_in(browser, place, "ada")
    await agent.part("search").fill("qwertzuiop")
    await expect(agent.page.get_by_text("Nothing found")).to_be_visible()
    await agent.part("search").fill("q")
    await expect(agent.page.get_by_text("At least two letters or digits.")).to_be_visible()


async def test_the_next_in_line_is_claimed_and_can_be_answered_at_once(
    browser: Browser, place: Place
) -> None:
    escalated = events.Escalated()
    await told(place, said("closed the window"), escalated)
    reachable = events.ContactLeft(client_id=str(uuid4()), email="ebba@example.org")
    await told(place, said("left an address"), reachable, escalated)
    agent = await Colleague.logs_in(browser, place, "ada")
    waiting = agent.part("queue-item")
    await expect(waiting).to_have_count(2)
    await expect(waiting.first).to_contain_text("left an address")
    await expect(waiting.last).to_contain_text("Window closed, no address")
    await agent.part("claim-next").click()
    await expect(agent.part("composer")).to_be_focused()
    await expect(agent.part("log")).to_contain_text("left an address")
    await agent.page.keyboard.press("Escape")
    await agent.page.wait_for_timeout(AFTER_TYPING_MS)
    await agent.page.keyboard.press("t")
    await expect(agent.part("log")).to_contain_text("closed the window")
    await expect(agent.part("composer")).to_be_focused()
