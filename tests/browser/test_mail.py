"""A customer who has left gets the answer by e-mail and returns by its link, or is told how to."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from handoff.config import load
from harness.people import Colleague, Customer
from tests.browser.conftest import prepare
from tests.browser.place import Place
from tests.conftest import TOKEN
from tests.support import mail_server
from tests.support.mail_server import Mail, MailServer
from tests.support.service import Process

pytestmark = pytest.mark.browser

QUESTION = "Do you repair lamps that were bought elsewhere?"
ANSWER = "We do, on Thursdays."


@pytest.fixture
def mail() -> Iterator[MailServer]:
    with mail_server.running() as server:
        yield server


@pytest.fixture
async def desk(migrated: Path, tmp_path: Path, mail: MailServer) -> AsyncIterator[Process]:
    """The service with e-mail; links lead to its own page."""
    shutil.copy(migrated, tmp_path / "baton.db")
    settings = load(
        {},
        var=tmp_path,
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'baton.db'}",
        bot_url="http://127.0.0.1:9",
        bot_token=TOKEN,
    )
    process = Process(settings)
    process.more = {
        "BATON_SMTP_URL": mail.url,
        "BATON_MAIL_FROM": "Lamps <desk@lamps.example>",
        "BATON_MAIL_AFTER_S": "1",
        "BATON_PUBLIC_URL": process.url,
    }
    await prepare(process)
    yield process
    process.stop()


async def arrived(mail: MailServer) -> Mail:
    async with asyncio.timeout(30):
        while not mail.mails:
            await asyncio.sleep(0.05)
    return mail.mails[0]


async def test_the_answer_comes_by_mail_and_its_link_opens_the_same_thread(
    browser: Browser, desk: Process, mail: MailServer
) -> None:
    customer = await Customer.arrives(browser, desk)
    await customer.says(QUESTION)
    form = customer.part("contact-form")
    await expect(form).to_contain_text("a person will write to you")
    await customer.part("contact-email").fill("mira@example.org")
    await customer.part("contact-send").click()
    await expect(customer.part("contact-left")).to_contain_text("mira@example.org")
    await customer.page.context.close()

    ada = await Colleague.logs_in(browser, desk, "ada")
    await ada.claims(QUESTION)
    await expect(ada.part("reach")).to_have_attribute("data-way", "mail")
    await expect(ada.part("reach")).to_contain_text("mira@example.org")
    await ada.replies(ANSWER)
    letter = await arrived(mail)
    assert ANSWER in letter.text

    page = await (await browser.new_context(locale="en-GB")).new_page()
    await page.goto(letter.link)
    again = Customer(page)
    await again.hears("human", ANSWER)
    await expect(again.messages("you").first).to_contain_text(QUESTION)
    assert "baton=" not in page.url
    await expect(ada.part("reach")).to_have_attribute("data-way", "live")

    stranger = await (await browser.new_context(locale="en-GB")).new_page()
    await stranger.goto(letter.link[:-3] + "AAA")
    other = Customer(stranger)
    await expect(other.part("status-line")).to_contain_text("no longer valid")
    await expect(other.messages("human")).to_have_count(0)


async def test_without_mail_the_form_promises_none_and_says_how_to_come_back(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says(QUESTION)
    form = customer.part("contact-form")
    await expect(form).to_contain_text("Come back to this page in this browser")
    await expect(form).not_to_contain_text("will write")
    await customer.part("contact-email").fill("mira@example.org")
    await customer.part("contact-send").click()
    await expect(customer.part("contact-left")).to_contain_text("come back to this page")
    await expect(customer.part("contact-left")).not_to_contain_text("mira@example.org")
