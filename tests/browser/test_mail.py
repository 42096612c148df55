"""A customer who has left gets the answer by e-mail, and replies to it or returns by its link; or
is told how to come back."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from handoff.channels.mailbox import DONE
from handoff.config import load
from harness import servers
from harness.people import Colleague, Customer
from tests.browser.conftest import prepare
from tests.browser.place import Place
from tests.conftest import TOKEN
from tests.support import mail_server
from tests.support.imap_server import Inbox
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
def inbox() -> Iterator[Inbox]:
    with servers.running(servers.dovecot()) as server:
        yield Inbox(server, "desk")


@pytest.fixture
async def desk(
    migrated: Path, tmp_path: Path, mail: MailServer, inbox: Inbox
) -> AsyncIterator[Process]:
    """The service with e-mail both ways; links lead to its own page."""
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
        "BATON_IMAP_URL": inbox.url,
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


REPLY = "Thursday suits me. It is the green one."


async def test_a_reply_by_mail_appears_in_the_console_and_in_the_chat(
    browser: Browser, desk: Process, mail: MailServer, inbox: Inbox
) -> None:
    customer = await Customer.arrives(browser, desk)
    await customer.says(QUESTION)
    await customer.part("contact-email").fill("mira@example.org")
    await customer.part("contact-send").click()
    await expect(customer.part("contact-left")).to_contain_text("mira@example.org")
    storage = await customer.page.context.storage_state()
    await customer.page.context.close()

    ada = await Colleague.logs_in(browser, desk, "ada")
    await ada.claims(QUESTION)
    await ada.replies(ANSWER)
    letter = await arrived(mail)
    assert "reply to this e-mail" in letter.text

    inbox.put(replied(letter))
    shown = ada.part("message-customer").last
    await expect(shown).to_contain_text(REPLY, timeout=15_000)
    await expect(shown).not_to_contain_text(ANSWER)
    await expect(shown).to_contain_text("by e-mail from mira@example.org")
    await expect(shown).to_contain_text("lamp.jpg")
    await expect_moved(inbox)

    context = await browser.new_context(locale="en-GB", storage_state=storage)
    back = Customer(await context.new_page())
    await back.page.goto(desk.url)
    await back.part("launcher").click()
    await expect(back.messages("you").last).to_contain_text(REPLY)
    await expect(back.part("by-mail")).to_contain_text("by e-mail")


def replied(letter: Mail) -> EmailMessage:
    """As a mail program makes it, with the quote below."""
    reply = EmailMessage()
    reply["From"] = "Mira <mira@example.org>"
    reply["To"] = "desk@lamps.example"
    reply["Subject"] = f"Re: {letter.message['Subject']}"
    reply["Message-ID"] = "<a-reply@example.org>"
    reply["In-Reply-To"] = letter.id
    quoted = "\n".join(f"> {line}" for line in letter.text.splitlines())
    wrote = "On Tue, 4 Feb 2031 at 09:58, Ada (Lamps) <desk@lamps.example> wrote:"
    reply.set_content(f"{REPLY}\n\n{wrote}\n{quoted}\n")
    reply.add_attachment(b"jpeg", maintype="image", subtype="jpeg", filename="lamp.jpg")
    return reply


async def expect_moved(inbox: Inbox) -> None:
    async with asyncio.timeout(10):
        while inbox.subjects() or not inbox.subjects(DONE):
            await asyncio.sleep(0.1)


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
