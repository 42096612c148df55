"""Networks fail, services die, tabs freeze: the screen still shows what a fresh page would.

The bot is down throughout, so every customer waits for a person.
"""

from __future__ import annotations

import json
import sqlite3

import pytest
from playwright.async_api import Browser, expect

from harness.people import Colleague, Customer
from tests.browser.place import (
    Place,
    Sent,
    becomes_the_same,
    console_shows_what_a_fresh_page_shows,
    conversation_of,
    shows_what_a_fresh_page_shows,
)

pytestmark = pytest.mark.browser

SLOW = 60_000
"""Milliseconds: longer than a heartbeat takes."""


async def is_back(customer: Customer) -> None:
    await expect(customer.part("status-line")).to_be_empty(timeout=SLOW)


async def test_a_network_that_breaks_loses_and_doubles_nothing(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("one")
    await expect(customer.part("waiting").or_(customer.part("contact-form"))).to_be_visible()
    place.network.cut()
    await customer.says("two")
    await customer.says("three")
    await expect(customer.part("status-line")).to_contain_text("No connection")
    place.network.come_back()
    await expect(customer.unsent()).to_have_count(0)
    await is_back(customer)
    await shows_what_a_fresh_page_shows(customer)
    assert await place.said(await conversation_of(customer)) == ["one", "two", "three"]


async def test_a_connection_that_died_without_a_word_is_found_out_by_the_heartbeat(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("one")
    await expect(customer.unsent()).to_have_count(0)
    conversation_id = await conversation_of(customer)
    place.network.go_silent()
    await place.happen_unseen(conversation_id)
    await expect(customer.part("status-line")).to_contain_text("No connection", timeout=SLOW)
    place.network.come_back()
    await is_back(customer)
    await shows_what_a_fresh_page_shows(customer)


async def test_a_message_into_a_dead_connection_is_sent_again_on_the_next_one(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("one")
    await expect(customer.unsent()).to_have_count(0)
    place.network.go_silent()
    await customer.says("two")
    await expect(customer.part("status-line")).to_contain_text("No connection")
    place.network.come_back()
    await expect(customer.unsent()).to_have_count(0, timeout=SLOW)
    await shows_what_a_fresh_page_shows(customer)
    assert await place.said(await conversation_of(customer)) == ["one", "two"]


async def test_after_a_crash_of_the_service_every_kind_of_event_is_on_the_screen(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await is_back(customer)
    agent = await Colleague.logs_in(browser, place, "ada")
    await customer.says("what is this?")
    conversation_id = await conversation_of(customer)
    await agent.opens("what is this?")
    await expect(agent.part("message-customer")).to_have_count(1)
    place.process.kill()
    await place.happen_unseen(conversation_id)
    await customer.says("is anybody there?")
    await place.process.start()
    await is_back(customer)
    await expect(customer.unsent()).to_have_count(0)
    await shows_what_a_fresh_page_shows(customer)
    await console_shows_what_a_fresh_page_shows(agent)


async def test_a_frozen_tab_shows_all_that_happened_once_it_thaws(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("one")
    await expect(customer.unsent()).to_have_count(0)
    other = await customer.opens_another_tab()
    devtools = await customer.page.context.new_cdp_session(customer.page)
    await devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    for text in ("two", "three"):
        await other.says(text)
    await expect(other.unsent()).to_have_count(0)
    place.network.cut()
    place.network.come_back()
    await devtools.send("Page.setWebLifecycleState", {"state": "active"})
    await expect(customer.messages("you")).to_have_count(3)
    await is_back(customer)
    await shows_what_a_fresh_page_shows(customer)


async def test_a_frozen_tab_does_not_keep_the_other_one_from_sending(
    browser: Browser, place: Place
) -> None:
    """What the frozen one could no longer send, the other one sends: once and in order."""
    customer = await Customer.arrives(browser, place)
    other = await customer.opens_another_tab()
    await is_back(customer)
    place.network.cut()
    await customer.says("one")
    devtools = await customer.page.context.new_cdp_session(customer.page)
    await devtools.send("Page.setWebLifecycleState", {"state": "frozen"})
    await other.says("two")
    place.network.come_back()
    await expect(other.unsent()).to_have_count(0, timeout=SLOW)
    assert await place.said(await conversation_of(other)) == ["one", "two"]
    await devtools.send("Page.setWebLifecycleState", {"state": "active"})
    await becomes_the_same(customer.part("panel"), other.part("panel"))


async def test_two_tabs_send_each_message_once_and_in_the_order_of_writing(
    browser: Browser, place: Place
) -> None:
    one = await Customer.arrives(browser, place)
    two = await one.opens_another_tab()
    sent = Sent()
    for tab in (one, two):
        sent.watch(tab.page)
        await is_back(tab)
    place.network.cut()
    texts = [f"message {number}" for number in range(6)]
    for number, text in enumerate(texts):
        await (one, two)[number % 2].says(text)
    place.network.come_back()
    for tab in (one, two):
        await expect(tab.unsent()).to_have_count(0, timeout=SLOW)
        await expect(tab.messages("you")).to_have_count(len(texts))
    assert await place.said(await conversation_of(one)) == texts
    assert dict(sent.texts) == dict.fromkeys(texts, 1)
    await becomes_the_same(one.part("panel"), two.part("panel"))


async def test_what_was_not_sent_before_a_reload_is_sent_after_it(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("one")
    await expect(customer.unsent()).to_have_count(0)
    place.process.kill()
    for text in ("two", "three"):
        await customer.says(text)
    # The browser tries a page that nobody answers again by itself, also while
    # `goto` is under way; an empty page has nothing to try again.
    await customer.page.goto("about:blank")
    await place.process.start()
    await customer.page.goto(place.url)
    await customer.open()
    await expect(customer.messages("you")).to_have_count(3)
    await expect(customer.unsent()).to_have_count(0, timeout=SLOW)
    assert await place.said(await conversation_of(customer)) == ["one", "two", "three"]
    await shows_what_a_fresh_page_shows(customer)


async def test_replies_and_notes_written_while_the_service_is_dead_arrive_once(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("do you sell lamps?")
    agent = await Colleague.logs_in(browser, place, "ada")
    sent = Sent()
    sent.watch(agent.page)
    await agent.claims("do you sell lamps?")
    await agent.replies("We do.")
    place.process.kill()
    await agent.part("composer").fill("It is blue.")
    await agent.part("composer").press("Enter")
    await agent.part("mode-note").check(force=True)
    await agent.part("composer").fill("asks for lamps")
    await agent.part("composer").press("Enter")
    on_their_way = agent.part("message-sending").or_(agent.part("note-sending"))
    await expect(on_their_way).to_have_count(2)
    await expect(agent.part("link-lost")).to_be_visible()
    await place.process.start()
    await expect(on_their_way).to_have_count(0, timeout=SLOW)
    await customer.hears("human", "It is blue.")
    await console_shows_what_a_fresh_page_shows(agent)
    await shows_what_a_fresh_page_shows(customer)
    said = await place.said(await conversation_of(customer))
    assert said == ["do you sell lamps?", "We do.", "It is blue.", "asks for lamps"]


async def test_a_token_that_nobody_knows_any_more_leads_to_a_new_conversation(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("one")
    await expect(customer.unsent()).to_have_count(0)
    before = await conversation_of(customer)
    unknown = json.dumps({"token": "nobody knows it", "conversation_id": before})
    await customer.page.evaluate("it => localStorage.setItem('baton:session', it)", unknown)
    await customer.page.reload()
    await customer.open()
    await customer.says("two")
    await expect(customer.unsent()).to_have_count(0)
    after = await conversation_of(customer)
    assert after != before
    assert await place.said(after) == ["two"]


async def test_an_agent_whose_session_has_run_out_is_shown_the_login(
    browser: Browser, place: Place
) -> None:
    agent = await Colleague.logs_in(browser, place, "ada")
    with sqlite3.connect(place.process.settings.var / "baton.db") as database:
        database.execute("DELETE FROM logins")
    place.network.cut()
    place.network.come_back()
    await expect(agent.part("login-submit")).to_be_visible()
