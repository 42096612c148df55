"""What helps an agent to reply: canned replies, past answers, teaching the bot, and the topic that
is confirmed at the end."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from playwright.async_api import Browser, expect

from handoff.domain import events
from handoff.domain.events import Decision, Guess
from handoff.features.agents import accounts
from handoff.storage import agents, conversations
from harness.people import Colleague, Customer
from harness.product import PASSWORD, Product
from tests.browser.place import Place

AFTER_TYPING_MS = 600
"""Shortcuts rest for a moment after typing."""

pytestmark = pytest.mark.browser


async def with_ada(place: Place, *said: str, intent: str = "order_status") -> str:
    """A conversation that Ada holds, in which a German customer has said this."""
    id, now = str(uuid4()), datetime.now(UTC)
    async with place.store.begin() as session:
        ada = await agents.by_username(session, "ada")
        assert ada is not None
        thread = await conversations.create(session, id, "de", now)
        for text in said:
            seq = thread.append(events.CustomerSaid(client_id=str(uuid4()), text=text), now)
            guess = (Guess(intent=intent, confidence=0.7),)
            thread.append(
                events.Judged(
                    message_seq=seq, decision=Decision.ESCALATE, ranking=guess, language="de"
                ),
                now,
            )
        thread.append(events.Escalated(slots={"order_number": "HG-10432"}), now)
        thread.append(events.Claimed(agent_id=ada.id, agent_name=ada.name), now)
        await conversations.save(session, thread, "unseen", now)
    return id


async def opened(browser: Browser, place: Place, id: str) -> Colleague:
    agent = await Colleague.logs_in(browser, place, "ada")
    await agent.page.goto(f"{place.url}/console/#/inbox/{id}")
    await expect(agent.part("message-customer").last).to_be_visible()
    return agent


async def writes_down(agent: Colleague, shortcut: str, **texts: str) -> None:
    await agent.part("nav-replies").click()
    await agent.part("new-reply").click()
    await agent.part("reply-shortcut").fill(shortcut)
    for language, text in texts.items():
        await agent.part(f"reply-text-{language}").fill(text)
    await agent.part("save-reply").click()
    row = agent.part("reply-row").filter(has_text=f"/{shortcut}")
    await expect(row).to_have_attribute("aria-current", "true")


async def test_a_canned_reply_is_written_once_and_found_by_a_slash(
    browser: Browser, place: Place
) -> None:
    id = await with_ada(place, "Wo bleibt mein Paket?")
    agent = await opened(browser, place, id)
    await writes_down(
        agent,
        "where",
        en="We are looking for {order_number}.",
        de="Wir suchen {order_number}, {first_name}. {agent_name}",
    )
    await writes_down(agent, "bye", en="Goodbye!")
    await agent.page.goto(f"{place.url}/console/#/inbox/{id}")
    composer = agent.part("composer")
    await composer.press_sequentially("Hallo! /")
    options = agent.part("canned-option")
    await expect(options).to_have_count(2)
    await expect(options.first).to_contain_text("Goodbye!")
    await expect(options.first.locator(".chip").first).to_have_text("English")
    await agent.page.keyboard.press("ArrowDown")
    await expect(options.last).to_have_attribute("aria-selected", "true")
    await agent.page.keyboard.press("ArrowUp")
    await composer.press_sequentially("wh")
    await expect(options).to_have_count(1)
    await agent.page.keyboard.press("Enter")
    await expect(composer).to_have_value("Hallo! Wir suchen HG-10432, {first_name}. Ada")
    # What is not known is selected, so that typing replaces it.
    await expect(agent.part("unfilled")).to_contain_text("{first_name}")
    await agent.page.keyboard.press("Enter")
    await expect(agent.part("send-unfilled")).to_be_visible()
    await expect(agent.part("message-agent")).to_have_count(0)
    await agent.page.keyboard.type("Ebba")
    await expect(agent.part("unfilled")).to_have_count(0)
    await agent.page.keyboard.press("Enter")
    sent = agent.part("message-agent").last
    await expect(sent).to_contain_text("Hallo! Wir suchen HG-10432, Ebba. Ada")
    assert await place.said(id) == [
        "Wo bleibt mein Paket?",
        "Hallo! Wir suchen HG-10432, Ebba. Ada",
    ]


async def test_esc_leaves_the_list_and_the_slash_stays(browser: Browser, place: Place) -> None:
    agent = await opened(browser, place, await with_ada(place, "Wo bleibt mein Paket?"))
    composer = agent.part("composer")
    await composer.press_sequentially("/")
    await expect(agent.part("canned-list")).to_be_visible()
    await agent.page.keyboard.press("Escape")
    await expect(agent.part("canned-list")).to_have_count(0)
    await expect(composer).to_be_focused()
    await agent.page.keyboard.press("Enter")
    await expect(agent.part("message-agent").last).to_contain_text("/")


async def test_a_form_says_what_is_wrong(browser: Browser, place: Place) -> None:
    agent = await opened(browser, place, await with_ada(place, "Hallo"))
    await agent.part("nav-replies").click()
    await agent.part("new-reply").click()
    await agent.part("reply-shortcut").fill("two words")
    await agent.part("save-reply").click()
    await expect(agent.part("reply-shortcut")).to_be_focused()
    await expect(agent.page.get_by_text("1 to 40 characters")).to_be_visible()
    await expect(agent.page.get_by_text("Write it in one language at least.")).to_be_visible()


async def test_enter_confirms_how_it_ended_and_what_it_was_about(
    browser: Browser, place: Place
) -> None:
    id = await with_ada(place, "Wo bleibt mein Paket?", "HG-10432")
    agent = await opened(browser, place, id)
    await agent.page.get_by_role("heading", level=2).first.click()
    await agent.page.keyboard.press("e")
    await expect(agent.part("resolve-solved")).to_be_focused()
    topic = await agent.part("resolve-topic").input_value()
    assert topic != ""
    await agent.page.keyboard.press("Enter")
    await expect(agent.part("status")).to_have_attribute("data-status", "resolved")
    await expect(agent.part("disposition")).to_contain_text(f"Solved · {topic}")
    async with place.store.read() as session:
        last = (await conversations.entries(session, id))[-1].event
    assert isinstance(last, events.Resolved)
    assert (last.outcome, last.topic) == ("solved", "order_status")


async def test_another_topic_can_be_picked_and_one_that_is_none_is_refused(
    browser: Browser, place: Place
) -> None:
    id = await with_ada(place, "Wo bleibt mein Paket?")
    agent = await opened(browser, place, id)
    await agent.part("resolve").click()
    await agent.part("resolve-topic").fill("the weather on Mars")
    await agent.part("resolve-spam").click()
    await expect(agent.page.get_by_text("No topic has this name")).to_be_visible()
    await agent.part("resolve-topic").fill("")
    await expect(agent.part("resolve-topic")).to_have_value("")
    await agent.page.keyboard.press("Escape")
    await agent.part("resolve-spam").click()
    await expect(agent.part("disposition")).to_have_text("Resolved asSpam")


async def test_what_an_agent_teaches_comes_first_in_the_review(
    browser: Browser, place: Place
) -> None:
    await accounts.add(place.store, "dana", "Dana", PASSWORD, "designer")
    await accounts.add(place.store, "ben", "Ben", PASSWORD, "agent")
    agent = await opened(browser, place, await with_ada(place, "Flickt ihr Jacken?", "Und Zelte?"))
    await agent.part("composer").fill("Beides, für 25 Euro.")
    await agent.part("composer").press("Alt+Enter")
    await expect(agent.part("message-agent").last).to_contain_text("Beides")
    other = await with_ada(place, "Gibt es Kajaks?", "Und Paddel?")
    await agent.page.goto(f"{place.url}/console/#/inbox/{other}")
    await expect(agent.part("log")).to_contain_text("Paddel")
    await agent.part("composer").fill("Im Sommer.")
    await agent.part("teach").click()
    await agent.part("teach-question").filter(has_text="Kajaks").click()
    await expect(agent.part("message-agent").last).to_contain_text("Im Sommer.")
    plain = await with_ada(place, "Wann habt ihr auf?")
    await agent.page.goto(f"{place.url}/console/#/inbox/{plain}")
    await expect(agent.part("log")).to_contain_text("Wann habt ihr auf?")
    await agent.replies("Ab neun.")

    designer = await Colleague.logs_in(browser, place, "dana")
    await designer.part("nav-review").click()
    rows = designer.part("candidate")
    await expect(rows.nth(0)).to_contain_text("Gibt es Kajaks?")
    await expect(rows.nth(0)).not_to_contain_text("Paddel")
    await expect(rows.nth(1)).to_contain_text("Flickt ihr Jacken?")
    await expect(rows.nth(1)).to_contain_text("Asked to be learnt")
    await expect(rows.nth(2)).to_contain_text("Wann habt ihr auf?")
    await expect(rows.nth(2)).not_to_contain_text("Asked to be learnt")


QUESTION = "Can I rent a bike rack from you for the weekend?"
ALIKE = "Is it possible to borrow a rack for bicycles on Saturday?"
ANSWER = "Yes, for 15 euros. Bring it back by Monday."


@pytest.mark.bot
async def test_what_a_colleague_answered_is_suggested_to_the_next_one(
    browser: Browser, product: Product
) -> None:
    ada = await Colleague.logs_in(browser, product, "ada")
    ben = await Colleague.logs_in(browser, product, "ben")
    first = await asks_for_a_person(browser, product, QUESTION)
    await ada.claims(QUESTION)
    await expect(ada.part("suggestions")).to_have_count(0)
    await ada.replies(ANSWER)
    await first.hears("human", ANSWER)

    second = await asks_for_a_person(browser, product, ALIKE)
    await ben.claims(ALIKE)
    await expect(ben.part("suggestion")).to_have_count(1)
    await expect(ben.part("suggestion")).to_contain_text(ANSWER)
    await ben.part("composer").press("Tab")
    await expect(ben.part("composer")).to_have_value(ANSWER)
    await expect(ben.part("suggestions")).to_have_count(0)
    await ben.part("composer").press("Enter")
    await second.hears("human", ANSWER)
    await second.says("Who won the cup in 1998?")
    await expect(ben.part("message-customer").last).to_contain_text("1998")
    await ben.page.wait_for_timeout(AFTER_TYPING_MS)
    await expect(ben.part("suggestions")).to_have_count(0)


async def asks_for_a_person(browser: Browser, product: Product, question: str) -> Customer:
    customer = await Customer.arrives(browser, product)
    await customer.says(question)
    await expect(customer.part("waiting")).to_be_visible()
    return customer
