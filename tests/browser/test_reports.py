"""The reports show what was done: customers, agents and the clock through the product itself."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Browser, Page, expect

from handoff.domain import events
from handoff.storage import conversations
from handoff.storage.engine import Store
from harness.people import Colleague, Customer
from tests.browser.conftest import without_bot
from tests.browser.place import Place
from tests.support.network import network
from tests.support.service import Process

pytestmark = pytest.mark.browser


@pytest.fixture
def service(migrated: Path, tmp_path: Path) -> Iterator[Process]:
    """One for each test: they count everything in it."""
    with without_bot(migrated, tmp_path) as process:
        yield process


@pytest.fixture
async def place(service: Process) -> AsyncIterator[Place]:
    store = Store(service.settings.database_url)
    async with network(service.port) as way:
        yield Place(service, way, store)
    await store.close()


async def answered_by_the_bot(place: Place, at: datetime) -> None:
    """What a bot would have left in the log; there is none here."""
    id = str(uuid4())
    answer = events.BotSaid(reply_to=1, messages=(events.BotMessage(text="4.90"),))
    async with place.store.begin() as session:
        thread = await conversations.create(session, id, "de", at)
        thread.append(events.CustomerSaid(client_id=str(uuid4()), text="Versand?"), at)
        judged = events.Judged(message_seq=1, decision=events.Decision.ANSWER, language="de")
        thread.append(judged, at)
        thread.append(answer, at)
        await conversations.save(session, thread, "unseen", at)


async def opens_reports(agent: Colleague) -> None:
    await agent.page.keyboard.press("g")
    await agent.page.keyboard.press("d")
    await expect(agent.part("chart-opened")).to_be_visible()


async def read(page: Page, name: str) -> list[list[str]]:
    """The rows of a chart's table."""
    chart = page.get_by_test_id(f"chart-{name}")
    await chart.get_by_test_id("as-table").click()
    rows = await chart.locator("tbody tr").all()
    found = [(await row.locator("th, td").all_inner_texts()) for row in rows]
    await chart.get_by_test_id("as-table").click()
    return found


async def test_what_customers_and_agents_did_is_counted(browser: Browser, place: Place) -> None:
    agent = await Colleague.logs_in(browser, place, "ada")
    helped = await Customer.arrives(browser, place)
    await helped.says("Do you rent out kayaks?")
    await agent.claims("kayaks")
    await agent.replies("Yes, in summer.")
    await agent.part("resolve").click()
    await agent.part("resolve-solved").click()
    await helped.part("rate").nth(3).click()
    waits = await Customer.arrives(browser, place)
    await waits.says("And canoes?")
    await expect(waits.part("waiting")).to_be_visible()
    earlier = datetime.now(UTC) - timedelta(hours=26)
    await answered_by_the_bot(place, earlier)

    await agent.page.wait_for_timeout(600)
    await opens_reports(agent)
    page = agent.page
    await expect(agent.part("now-waiting")).to_contain_text("1")
    await expect(agent.part("now-online")).to_contain_text("Ada")
    await expect(agent.part("now-with-people")).to_contain_text("0")
    await page.keyboard.press("2")
    await expect(agent.part("span-week")).to_be_checked()
    await expect(agent.part("chart-opened")).to_contain_text("3 opened")
    await expect(agent.part("chart-resolved")).to_contain_text("1 by the bot, 1 by people")
    await expect(agent.part("chart-answer")).to_contain_text(
        "2 waits: 1 answered, 1 still waiting, 0 never answered."
    )
    await expect(agent.part("chart-ratings")).to_contain_text("4.0 of 5")
    assert ["Bot out of order", "2", "100%"] in await read(page, "reasons")
    assert ["German", "1", "33%"] in await read(page, "languages")
    opened = await read(page, "opened")
    assert len(opened) == 7 and sum(int(row[1]) for row in opened) == 3


async def test_a_customer_who_begins_to_wait_is_seen_at_once(
    browser: Browser, place: Place
) -> None:
    agent = await Colleague.logs_in(browser, place, "ada")
    await opens_reports(agent)
    await expect(agent.part("now-waiting")).to_contain_text("0")
    customer = await Customer.arrives(browser, place)
    await customer.says("Hello?")
    await expect(agent.part("now-waiting")).to_contain_text("1", timeout=5_000)
    await expect(agent.part("chart-opened")).to_contain_text("Nobody wrote in this span.")


async def test_a_chart_is_a_picture_with_a_name_a_table_and_a_file(
    browser: Browser, place: Place
) -> None:
    agent = await Colleague.logs_in(browser, place, "ada")
    customer = await Customer.arrives(browser, place)
    await customer.says("Hello?")
    await expect(customer.part("waiting")).to_be_visible()
    await opens_reports(agent)
    chart = agent.part("chart-opened")
    picture = chart.get_by_role("img", name=re.compile("Conversations opened. 1 opened"))
    await expect(picture.locator("svg rect").first).to_be_attached()
    table = chart.get_by_role("button", name="Conversations opened: show as a table")
    await table.press("Enter")
    await expect(table).to_have_attribute("aria-pressed", "true")
    await expect(chart.get_by_role("table")).to_be_visible()
    await expect(picture).to_have_count(0)
    async with agent.page.expect_download() as downloading:
        await chart.get_by_test_id("download").click()
    download = await downloading.value
    assert download.suggested_filename == f"baton-{datetime.now():%Y-%m-%d}-day-opened.csv"
    rows = list(csv.reader(io.StringIO(Path(await download.path()).read_text("utf-8-sig"))))
    assert rows[0] == ["Hour", "Conversations"]
    assert sum(int(row[1]) for row in rows[1:]) == 1
    assert re.fullmatch(r"\d{4}-\d\d-\d\d 00:00", rows[1][0])


async def test_on_a_phone_nothing_runs_over_the_edge(browser: Browser, place: Place) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("Hello?")
    agent = await Colleague.logs_in(browser, place, "ada")
    await agent.page.set_viewport_size({"width": 390, "height": 844})
    await agent.page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    await agent.part("nav-reports").click()
    await expect(agent.part("chart-languages")).to_be_attached()
    over = await agent.page.evaluate(
        """[...document.querySelectorAll(".reports *:not(svg *):not(.unseen)")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => one.className)"""
    )
    assert over == []


async def test_a_failure_is_said_and_can_be_tried_again(browser: Browser, place: Place) -> None:
    agent = await Colleague.logs_in(browser, place, "ada")
    broken = "**/api/reports?**"
    await agent.page.route(broken, lambda route: route.abort())
    await agent.page.keyboard.press("g")
    await agent.page.keyboard.press("d")
    await expect(agent.page.get_by_text("The figures could not be read")).to_be_visible()
    await agent.page.unroute(broken)
    await agent.page.get_by_role("button", name="Try again").click()
    await expect(agent.part("chart-opened")).to_be_visible()
