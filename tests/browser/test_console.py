"""The console in an agent's day: going off, undoing, drafts, and on a narrow screen.

The bot is down throughout, so every customer waits for a person.
"""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from harness.people import Colleague, Customer
from tests.browser.place import Place, conversation_of

pytestmark = pytest.mark.browser


async def held(browser: Browser, place: Place, text: str) -> tuple[Customer, Colleague]:
    """A customer with this question, and Ada, who has it."""
    customer = await Customer.arrives(browser, place.process)
    await customer.says(text)
    agent = await Colleague.logs_in(browser, place.process, "ada")
    await agent.part("presence-online").check(force=True)
    await agent.claims(text)
    return customer, agent


async def test_a_note_stays_a_note_whatever_tab_is_chosen_and_outlives_a_reload(
    browser: Browser, place: Place
) -> None:
    customer, agent = await held(browser, place, "is the blue one in stock?")
    await agent.page.locator("label", has=agent.part("mode-note")).click()
    await agent.part("composer").fill("he never pays")
    await agent.page.locator("label", has=agent.part("mode-reply")).click()
    await expect(agent.part("composer")).to_have_value("")
    await agent.part("composer").press("Enter")
    await agent.page.reload()
    await expect(agent.part("composer")).to_have_value("he never pays")
    await expect(agent.part("mode-note")).to_be_checked()
    await agent.part("composer").press("Enter")
    await expect(agent.part("message-note")).to_contain_text("he never pays")
    assert await place.said(await conversation_of(customer)) == [
        "is the blue one in stock?",
        "he never pays",
    ]
    await expect(customer.messages("human")).to_have_count(0)


async def test_resolving_by_key_can_be_undone_and_the_customer_is_told(
    browser: Browser, place: Place
) -> None:
    customer, agent = await held(browser, place, "where is my parcel?")
    await expect(agent.part("composer")).to_be_focused()
    await agent.part("composer").press("Escape")
    await agent.page.keyboard.press("e")  # too soon: this still means text
    await agent.page.wait_for_timeout(700)
    await expect(agent.page.get_by_role("dialog")).to_have_count(0)
    await agent.page.keyboard.press("e")
    await expect(agent.part("resolve-solved")).to_be_focused()
    await agent.page.keyboard.press("Enter")
    await expect(customer.part("resolved")).to_be_visible()
    await agent.page.wait_for_timeout(700)
    await agent.page.keyboard.press("z")
    await expect(agent.part("status")).to_have_attribute("data-status", "human")
    await expect(customer.part("panel")).to_contain_text("Ada has reopened the conversation")
    await agent.replies("It comes today.")
    await customer.hears("human", "It comes today.")
    await agent.part("resolve").click()
    await agent.part("resolve-unsolved").click()
    await agent.part("reopen").click()
    await expect(agent.part("status")).to_have_attribute("data-status", "human")


async def test_going_off_asks_and_customers_read_the_truth(browser: Browser, place: Place) -> None:
    customer, agent = await held(browser, place, "can I change my order?")
    await expect(customer.part("answering")).to_have_text("Ada is answering")
    await agent.part("presence-offline").click(force=True)
    await expect(agent.page.get_by_role("dialog")).to_contain_text("open conversation")
    await expect(agent.part("presence-online")).to_be_checked()
    await agent.part("keep-all").click()
    await expect(customer.part("answering")).to_have_text("Ada is away at the moment")
    await agent.part("presence-online").check(force=True)
    await expect(customer.part("answering")).to_have_text("Ada is answering")
    await agent.part("presence-offline").click(force=True)
    await agent.part("release-all").click()
    await expect(customer.part("waiting").or_(customer.part("contact-form"))).to_be_visible()
    await agent.part("presence-online").check(force=True)


@pytest.mark.parametrize(
    ("width", "height"),
    [
        pytest.param(390, 844, id="a phone"),
        pytest.param(768, 1024, id="a tablet"),
        pytest.param(720, 450, id="a laptop at 200 %"),
    ],
)
async def test_on_a_narrow_screen_one_column_is_enough_for_every_task(
    browser: Browser, place: Place, width: int, height: int
) -> None:
    question = f"do you ship {width} boxes?"
    customer = await Customer.arrives(browser, place.process)
    await customer.says(question)
    agent = await Colleague.logs_in(browser, place.process, "ada")
    page = agent.page
    await page.set_viewport_size({"width": width, "height": height})
    await fits(agent)
    for view in ("mine", "team", "bot", "resolved", "waiting"):
        await agent.part(f"tab-{view}").click()
    await agent.part("search").fill(str(width))
    await expect(agent.part("search-hit").first).to_contain_text(str(width))
    await fits(agent)
    await agent.part("search").press("Escape")
    await agent.claims(question)
    await expect(agent.part("queue-item").first).not_to_be_visible()
    await fits(agent)
    assert (await agent.part("log").bounding_box() or {})["height"] > 100
    await agent.replies("We do.")
    await customer.hears("human", "We do.")
    await page.get_by_role("button", name="Details").click()
    await expect(page.get_by_role("complementary")).to_be_visible()
    await fits(agent)
    await page.get_by_role("button", name="Details").click()
    await expect(page.get_by_role("complementary")).not_to_be_visible()
    await page.get_by_role("button", name="Back to the list").click()
    await agent.part("tab-mine").click()
    await agent.opens("We do.")
    await agent.part("resolve").click()
    await agent.part("resolve-solved").click()
    await agent.part("undo").click()
    await expect(agent.part("status")).to_have_attribute("data-status", "human")
    await page.go_back()  # as by the phone's own button
    await expect(agent.part("search")).to_be_visible()
    await agent.part("presence-away").check(force=True)
    await agent.part("presence-online").check(force=True)
    await expect(agent.part("sign-out")).to_be_in_viewport()


async def fits(agent: Colleague) -> None:
    """Nothing lies beside the screen, where it could only be reached by scrolling sideways."""
    assert await agent.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
        "the page is wider than the screen"
    )
    for part in ("composer", "send", "resolve", "release", "hand-back", "sign-out"):
        shown = agent.part(part)
        if await shown.count() == 0 or not await shown.is_visible():
            continue
        box = await shown.bounding_box()
        assert box is not None
        width = await agent.page.evaluate("innerWidth")
        assert box["x"] >= 0 and box["x"] + box["width"] <= width + 1, part


async def test_each_line_of_the_summary_leads_to_its_message(
    browser: Browser, place: Place
) -> None:
    customer, agent = await held(browser, place, "my kettle whistles out of tune")
    for number in range(25):
        await customer.says(f"more about it, part {number}")
    await agent.part("summary-line").first.click()
    found = agent.page.locator(".found")
    await expect(found).to_contain_text("my kettle whistles out of tune")
    await expect(found).to_be_in_viewport()
