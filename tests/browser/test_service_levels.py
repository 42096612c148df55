"""Customers are told when the team is back and how long it takes; agents, when they run late.

The service's clock, and that of the page where it matters, are the only fakes. The bot is down, so
every customer waits for a person.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Browser, Page, expect

from handoff import app
from handoff.config import Settings
from handoff.domain import events
from handoff.domain.expected_wait import FEWEST
from handoff.features.agents import accounts
from handoff.services.worker import Worker
from handoff.storage import conversations
from handoff.storage.engine import Store
from harness.clients import Service
from harness.people import Colleague, Customer
from harness.product import PASSWORD
from tests.conftest import ALONE
from tests.support.ferry import BATON, ferry
from tests.support.running_service import running_service
from tests.support.team import Clock

pytestmark = [pytest.mark.browser, ALONE]

BERLIN = ZoneInfo("Europe/Berlin")
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")
OFFICE = (
    "hours:\n  time_zone: Europe/Berlin\n  holidays: {country: DE, subdivision: SH}\n"
    + "".join(f"  {day}: [09:00-12:00, 13:00-17:00]\n" for day in WEEK)
)
LEVELS = "always_human: []\nservice_levels: {first_answer: 8}\n"

Opened = Callable[[str, datetime], AbstractAsyncContextManager[tuple[Service, Clock]]]
"""With these hours, at this time."""


@pytest.fixture
def opened(
    settings: Settings, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Opened:
    @asynccontextmanager
    async def at(hours: str, now: datetime) -> AsyncIterator[tuple[Service, Clock]]:
        clock = Clock()
        clock.ahead = now - clock()
        monkeypatch.setattr(app, "Worker", lambda store: Worker(store, now=clock))
        folder = ferry(tmp_path / "ferry", baton=BATON + hours)
        (folder / "policy.yml").write_text(LEVELS)
        await accounts.add(store, "ada", "Ada", PASSWORD, "agent")
        so = settings.model_copy(update={"assistant": folder})
        async with running_service(so, store) as service:
            yield service, clock

    return at


async def waits(browser: Browser, service: Service, clock: Clock) -> Customer:
    customer = await Customer.arrives(browser, service)
    await customer.page.clock.set_fixed_time(clock())
    await customer.says("is anybody there?")
    return customer


async def comes_online(browser: Browser, service: Service) -> Colleague:
    agent = await Colleague.logs_in(browser, service, "ada")
    await agent.part("presence-online").check(force=True)
    return agent


async def shows_later(page: Page, at: datetime) -> None:
    """Only the page's clock: the service would give the conversation of an idle agent back."""
    await page.clock.set_fixed_time(at)


async def test_closed_it_says_when_the_team_is_back_in_the_visitors_time_and_language(
    browser: Browser, opened: Opened
) -> None:
    async with opened(OFFICE, datetime(2026, 11, 28, 15, tzinfo=BERLIN)) as (service, clock):
        customer = await waits(browser, service, clock)
        card = customer.part("contact-form")
        await expect(card).to_contain_text("We are back on Monday at 08:00 your time")
        await customer.page.evaluate("window.Baton.setLocale('de')")
        await expect(card).to_contain_text("Wir sind am Montag um 08:00 Uhr Ihrer Zeit wieder da")
        clock.ahead += datetime(2026, 11, 30, 9, 0, 1, tzinfo=BERLIN) - clock()
        await expect(card).to_contain_text("Gerade ist niemand da")


async def test_holidays_are_closed(browser: Browser, opened: Opened) -> None:
    """Christmas is on a Friday and on the weekend."""
    async with opened(OFFICE, datetime(2026, 12, 24, 17, 30, tzinfo=BERLIN)) as (service, clock):
        customer = await waits(browser, service, clock)
        await expect(customer.part("contact-form")).to_contain_text("We are back on Monday")


async def test_at_work_it_says_how_long_others_have_waited(
    browser: Browser, opened: Opened, store: Store
) -> None:
    now = datetime(2026, 11, 27, 15, tzinfo=BERLIN)
    await others_waited(store, now.replace(hour=9, minute=10), minutes=3)
    async with opened(OFFICE, now) as (service, clock):
        agent = await comes_online(browser, service)
        customer = await waits(browser, service, clock)
        await expect(customer.part("waiting")).to_contain_text("You are next in the queue")
        await expect(customer.part("queue-hint")).to_contain_text("about 3 min from here")
        second = await waits(browser, service, clock)
        await expect(second.part("queue-hint")).to_contain_text("about 6 min from here")
        await agent.part("claim-next").click()
        await expect(second.part("queue-hint")).to_contain_text("about 3 min from here")


async def test_after_hours_with_somebody_there_no_wait_is_promised(
    browser: Browser, opened: Opened, store: Store
) -> None:
    now = datetime(2026, 11, 27, 18, tzinfo=BERLIN)
    await others_waited(store, now.replace(hour=9, minute=10), minutes=3)
    async with opened(OFFICE, now) as (service, clock):
        await comes_online(browser, service)
        customer = await waits(browser, service, clock)
        await expect(customer.part("queue-hint")).to_contain_text("outside our hours")


async def others_waited(store: Store, first: datetime, minutes: int) -> None:
    """One after the other, until a person took them."""
    ada = {"agent_id": "ada", "agent_name": "Ada"}
    for number in range(FEWEST):
        came = first.astimezone(UTC) + timedelta(minutes=4 * number)
        taken = came + timedelta(minutes=minutes)
        async with store.begin() as session:
            thread = await conversations.create(session, str(uuid4()), "en", came)
            thread.append(events.CustomerSaid(client_id=str(uuid4()), text="hello"), came)
            thread.append(events.Escalated(), came)
            thread.append(events.Claimed(**ada), taken)
            thread.append(events.Resolved(**ada), taken)
            await conversations.save(session, thread, "earlier", taken)


async def test_an_agent_sees_and_hears_that_an_answer_runs_late(
    browser: Browser, opened: Opened
) -> None:
    async with opened(OFFICE, datetime(2026, 11, 27, 11, tzinfo=BERLIN)) as (service, clock):
        agent = await comes_online(browser, service)
        begun = clock()
        await agent.page.clock.set_fixed_time(begun)
        await waits(browser, service, clock)
        row = agent.part("queue-item").get_by_test_id("due")
        await expect(row).to_have_attribute("data-level", "calm")
        await expect(row).to_contain_text("First answer due")
        await agent.claims("is anybody there?")
        head = agent.page.locator(".thread-title").get_by_test_id("due")
        await expect(head).to_have_attribute("data-level", "calm")
        await shows_later(agent.page, begun + timedelta(minutes=6.5))
        await expect(row).to_have_attribute("data-level", "near")
        await expect(agent.part("toast")).to_contain_text("is due in 1m")
        await shows_later(agent.page, begun + timedelta(minutes=8.5))
        await expect(head).to_have_attribute("data-level", "over")
        await expect(agent.page.get_by_role("alert")).to_contain_text("is late")
        await agent.replies("Yes, I am.")
        await expect(agent.part("due")).to_have_count(0)


async def test_over_lunch_no_clock_runs(browser: Browser, opened: Opened) -> None:
    async with opened(OFFICE, datetime(2026, 11, 27, 11, 56, tzinfo=BERLIN)) as (service, clock):
        agent = await comes_online(browser, service)
        await agent.page.clock.set_fixed_time(clock())
        await waits(browser, service, clock)
        due = agent.part("queue-item").get_by_test_id("due")
        await expect(due).to_contain_text("1h 0")  # four minutes now, and four after lunch
