"""A team at work: passing on, putting off, assignment, and the supervisor's page.

The bot is down throughout, so every customer waits for a person.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, expect

from handoff.features.agents import accounts
from handoff.storage.engine import Store
from harness.people import Colleague, Customer
from harness.product import PASSWORD
from tests.browser.conftest import without_bot
from tests.browser.place import Place
from tests.support.service import Process

pytestmark = pytest.mark.browser

STILL_TEXT_MS = 700
"""For so long after typing, keys mean text."""


@pytest.fixture(scope="module")
def service(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """With Ada and Ben, and Sue, who supervises them."""
    with without_bot(migrated, tmp_path_factory.mktemp("team")) as process:
        asyncio.run(join(process))
        yield process


async def join(process: Process) -> None:
    store = Store(process.settings.database_url)
    await accounts.add(store, "ben", "Ben", PASSWORD, "agent")
    await accounts.add(store, "sue", "Sue", PASSWORD, "supervisor")
    await store.close()


async def asks(browser: Browser, place: Place, text: str) -> Customer:
    customer = await Customer.arrives(browser, place.process)
    await customer.says(text)
    return customer


async def press(agent: Colleague, key: str) -> None:
    """As a shortcut."""
    await agent.page.keyboard.press("Escape")
    await agent.page.wait_for_timeout(STILL_TEXT_MS)
    await agent.page.keyboard.press(key)


async def test_a_conversation_is_passed_on_by_keyboard_with_a_note(
    browser: Browser, place: Place
) -> None:
    customer = await asks(browser, place, "my parcel came open")
    ben = await Colleague.logs_in(browser, place.process, "ben")
    ada = await Colleague.logs_in(browser, place.process, "ada")
    await ada.claims("my parcel came open")
    await expect(ada.part("composer")).to_be_focused()
    await press(ada, "p")
    await expect(ada.part("pass-on-to")).to_be_focused()
    await ada.page.keyboard.type("be", delay=30)
    await ada.page.keyboard.press("Enter")
    await expect(ada.part("pass-on-to")).to_have_value("Ben")
    await ada.page.keyboard.press("Enter")
    await expect(ada.part("pass-on-note")).to_be_focused()
    await ada.page.keyboard.type("she has sent photos")
    await ada.page.keyboard.press("Control+Enter")
    await expect(ada.part("status")).to_have_text("With Ben")
    await ben.part("tab-mine").click()
    await expect(ben.part("arrival")).to_have_text("Passed on to you")
    await ben.opens("my parcel came open")
    await expect(ben.part("arrival")).to_have_count(0)
    await expect(ben.part("message-note")).to_contain_text("she has sent photos")
    await ben.replies("Thank you for the photos.")
    await customer.hears("human", "Thank you for the photos.")
    await expect(customer.part("panel")).not_to_contain_text("she has sent photos")


async def test_what_is_put_off_shows_until_when_and_comes_back_visibly(
    browser: Browser, place: Place
) -> None:
    customer = await asks(browser, place, "is my refund on its way?")
    other = await asks(browser, place, "do you sell lamps?")
    ada = await Colleague.logs_in(browser, place.process, "ada")
    await ada.claims("is my refund on its way?")
    await expect(ada.part("composer")).to_be_focused()
    await press(ada, "s")
    await expect(ada.part("snooze-hour")).to_be_focused()
    await ada.page.keyboard.press("Enter")
    await expect(ada.part("status")).to_contain_text("Snoozed until")
    await expect(ada.part("composer")).to_be_disabled()
    await press(ada, "z")
    await expect(ada.part("status")).to_have_text("With you")
    await ada.part("more").click()
    await ada.part("snooze").click()
    await ada.part("snooze-tomorrow").click()
    await ada.part("tab-waiting").click()
    await ada.claims("do you sell lamps?")
    await ada.part("tab-mine").click()
    await expect(ada.part("snoozed")).to_contain_text("Snoozed until")
    await expect(ada.part("queue-item").last).to_contain_text("is my refund on its way?")
    await customer.says("hello?")
    await expect(ada.part("arrival")).to_have_text("Due again")
    await expect(ada.part("toast").filter(has_text="is due again").first).to_be_visible()
    await ada.opens("hello?")
    await ada.part("resolve").click()
    await ada.part("resolve-solved").click()
    await expect(other.part("panel")).to_contain_text("Ada")


async def test_buttons_never_cut_off_the_customers_name(browser: Browser, place: Place) -> None:
    customer = await asks(browser, place, "who signs for a parcel?")
    await customer.part("contact-email").fill("bartholomew.featherstonehaugh@example.org")
    await customer.part("contact-send").click()
    ada = await Colleague.logs_in(browser, place.process, "ada")
    await ada.opens("bartholomew")
    await shows_the_whole_name(ada)
    await ada.part("claim").click()
    await expect(ada.part("status")).to_have_attribute("data-status", "human")
    await shows_the_whole_name(ada)
    await ada.part("more").click()
    await ada.part("snooze").click()
    await ada.part("snooze-tomorrow").click()
    await expect(ada.part("status")).to_have_attribute("data-status", "snoozed")
    await shows_the_whole_name(ada)
    await ada.page.set_viewport_size({"width": 390, "height": 844})
    await expect(ada.part("claim")).to_be_in_viewport()
    assert await ada.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def shows_the_whole_name(agent: Colleague) -> None:
    name = agent.part("customer-name")
    await expect(name).to_have_text("bartholomew.featherstonehaugh@example.org")
    assert await name.evaluate("name => name.scrollWidth <= name.clientWidth")


async def test_a_supervisor_sees_the_team_makes_one_and_moves_work(
    browser: Browser, place: Place
) -> None:
    ada = await Colleague.logs_in(browser, place.process, "ada")
    ben = await Colleague.logs_in(browser, place.process, "ben")
    sue = await Colleague.logs_in(browser, place.process, "sue")
    await expect(ada.part("nav-team")).to_have_count(0)
    await press(sue, "g")
    await sue.page.keyboard.press("t")
    adas, bens = (sue.page.locator(f"[data-testid=person][data-name={n}]") for n in ("Ada", "Ben"))
    await expect(adas).to_have_attribute("data-presence", "online")
    await ben.part("presence-away").check(force=True)
    await expect(bens).to_have_attribute("data-presence", "away")
    await ben.part("presence-online").check(force=True)
    await expect(bens).to_have_attribute("data-presence", "online")

    await sue.part("new-team").click()
    await sue.part("team-name").fill("Returns")
    await sue.part("member-Ben").check()
    await sue.part("save-team").click()
    await expect(sue.part("team-entry")).to_contain_text("Returns")
    await expect(sue.part("team-entry")).to_contain_text("Ben")

    await asks(browser, place, "can I return a lamp?")
    before = await count(adas)
    await ada.claims("can I return a lamp?")
    await expect(adas.get_by_test_id("load")).to_contain_text(f"{before + 1} of")
    await adas.get_by_test_id("unfold").click()
    row = adas.get_by_test_id("team-row").filter(has_text="can I return a lamp?")
    await row.get_by_test_id("reassign").click()
    await sue.part("pass-on-to").fill("Returns")
    await sue.page.keyboard.press("Enter")
    await sue.part("pass-on-submit").click()
    await expect(ada.part("status")).to_have_attribute("data-status", "waiting")
    await ben.part("tab-waiting").click()
    waiting = ben.part("queue-item").filter(has_text="can I return a lamp?")
    await expect(waiting.get_by_test_id("team")).to_have_text("Returns")
    await ben.claims("can I return a lamp?")
    await bens.get_by_test_id("unfold").click()
    row = bens.get_by_test_id("team-row").filter(has_text="can I return a lamp?")
    await row.get_by_test_id("take-over").click()
    await expect(ben.part("status")).to_have_text("With Sue")


async def test_automatic_assignment_stops_at_what_each_takes(
    browser: Browser, place: Place
) -> None:
    sue = await Colleague.logs_in(browser, place.process, "sue")
    ben = await Colleague.logs_in(browser, place.process, "ben")
    await sue.part("nav-team").click()
    bens = sue.page.locator("[data-testid=person][data-name=Ben]")
    await expect(bens).to_have_attribute("data-presence", "online")
    await sue.part("presence-away").check(force=True)
    await sue.part("returns").scroll_into_view_if_needed()
    await expect(sue.part("returns")).to_contain_text("goes back to the queue")
    most = await count(bens) + 1
    await bens.get_by_test_id("capacity").select_option(str(most))
    await expect(bens.get_by_test_id("load")).to_contain_text(f"of {most}")
    await sue.part("assign-automatic").check()
    first = await asks(browser, place, "does the oak table fold?")
    await expect(first.part("answering")).to_have_text("Ben is answering")
    await expect(bens.get_by_test_id("load")).to_have_text(f"{most} of {most}")
    second = await asks(browser, place, "is the pine table in stock?")
    waiting = sue.part("waiting-group").filter(has_text="is the pine table in stock?")
    await expect(waiting).to_be_visible()
    await expect(second.part("waiting")).to_be_visible()
    await ben.part("tab-mine").click()
    await ben.opens("does the oak table fold?")
    await ben.part("resolve").click()
    await ben.part("resolve-solved").click()
    await expect(second.part("answering")).to_have_text("Ben is answering")
    await sue.part("assign-manual").check()


async def count(person: Locator) -> int:
    """How many conversations this person has in hand."""
    words = await person.get_by_test_id("load").inner_text()
    return int(words.split()[0])
