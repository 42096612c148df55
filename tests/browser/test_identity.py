"""A page that says who its visitor is: what the customer and the agent see of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect
from pydantic import SecretStr

from handoff.domain.customers import signature
from harness.people import Colleague, Customer
from tests.browser.conftest import without_bot
from tests.support.service import Process

pytestmark = pytest.mark.browser

SECRET = "shared-with-the-website"


@pytest.fixture(scope="module")
def website(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """A service that shares a secret with the website; it has no bot."""
    secret = SecretStr(SECRET)
    var = tmp_path_factory.mktemp("website")
    with without_bot(migrated, var, identity_secret=secret) as process:
        yield process


def signed(user_id: str, **said: Any) -> dict[str, Any]:
    return {"id": user_id, "hash": signature(SECRET, user_id), **said}


async def says_who(page: Page, user: dict[str, Any] | None) -> None:
    await page.evaluate("(user) => window.Baton.setUser(user)", user)


async def visits(browser: Browser, website: Process, **settings: Any) -> Customer:
    page = await (await browser.new_context(**settings)).new_page()
    await page.goto(website.url)
    await page.wait_for_function("() => window.Baton")
    return Customer(page)


async def test_an_agent_sees_who_wrote_what_the_website_says_of_them_and_their_time(
    browser: Browser, website: Process
) -> None:
    customer = await visits(browser, website, locale="en-GB", timezone_id="Asia/Tokyo")
    user = signed("u-1", name="Noor Haddad", email="noor@example.org", attributes={"plan": "gold"})
    await says_who(customer.page, user)
    await customer.open()
    await customer.says("my lamp flickers")
    agent = await Colleague.logs_in(browser, website, "ada")
    await agent.opens("Noor Haddad")
    details = agent.page.get_by_role("complementary", name="Details")
    await expect(details.get_by_test_id("customer-user")).to_have_text("u-1")
    await expect(details.get_by_test_id("customer-time")).to_contain_text("Tokyo")
    await expect(details).to_contain_text("noor@example.org")
    await expect(details).to_contain_text("gold")
    # More is said while the agent looks on.
    await says_who(customer.page, user | {"name": "Noor H."})
    await expect(agent.part("queue-item").filter(has_text="Noor H.")).to_be_visible()


async def test_who_signs_in_later_keeps_the_thread_and_finds_it_on_another_device(
    browser: Browser, website: Process
) -> None:
    customer = await visits(browser, website)
    await customer.open()
    await customer.says("is the blue one back?")
    await says_who(customer.page, signed("u-2", name="Quintana"))
    await customer.says("it is me, Quintana")
    phone = await visits(browser, website)
    await says_who(phone.page, signed("u-2"))
    await phone.open()
    await expect(phone.messages("you")).to_contain_text(
        ["is the blue one back?", "it is me, Quintana"]
    )
    agent = await Colleague.logs_in(browser, website, "ada")
    await agent.claims("Quintana")
    await expect(agent.part("other-conversation")).to_have_count(0)
    await expect(agent.part("message-customer")).to_have_count(2)
    await agent.part("resolve").click()
    await agent.part("resolve-solved").click()
    await expect(phone.part("resolved")).to_be_visible()
    tablet = await visits(browser, website)
    await says_who(tablet.page, signed("u-2"))
    await tablet.open()
    await tablet.says("one more thing")
    await agent.part("tab-waiting").click()
    await agent.opens("one more thing")
    await agent.part("other-conversation").click()
    await expect(agent.part("message-customer").last).to_contain_text("it is me, Quintana")


async def test_the_next_person_at_the_same_browser_sees_nothing_of_the_last(
    browser: Browser, website: Process
) -> None:
    customer = await visits(browser, website)
    await says_who(customer.page, signed("u-3"))
    await customer.open()
    await customer.says("nobody else's business")
    await expect(
        customer.messages("you").and_(customer.page.locator("[data-state=sent]"))
    ).to_have_count(1)
    await says_who(customer.page, signed("u-4"))
    await expect(customer.messages("you")).to_have_count(0)
    await customer.says("hello, I am new here")
    await says_who(customer.page, None)
    await expect(customer.messages("you")).to_have_count(0)
    await says_who(customer.page, signed("u-3"))
    await customer.hears("you", "nobody else's business")


async def test_a_forged_signature_is_told_to_the_page_and_the_chat_goes_on(
    browser: Browser, website: Process
) -> None:
    customer = await visits(browser, website)
    await customer.page.evaluate(
        """() => {
            window.errors = [];
            document.addEventListener("baton:error", ({ detail }) => errors.push(detail.code));
        }"""
    )
    await says_who(customer.page, {"id": "u-1", "hash": "0" * 64, "name": "Noor Haddad"})
    await customer.open()
    await customer.says("let me in")
    await expect(customer.messages("you").last).to_have_attribute("data-state", "sent")
    assert await customer.page.evaluate("() => errors") == ["wrong_identity"]


async def test_the_script_tag_can_name_the_user(browser: Browser, website: Process) -> None:
    page = await (await browser.new_context()).new_page()
    await page.route("**/widget/baton.js", lambda route: route.abort())
    await page.goto(website.url)
    await page.unroute("**/widget/baton.js")
    await page.evaluate(
        """([src, id, hash]) => {
            const script = document.createElement("script");
            Object.assign(script.dataset, { userId: id, userHash: hash, userName: "Modesta" });
            script.src = src;
            document.body.append(script);
        }""",
        [f"{website.url}/widget/baton.js", "u-5", signature(SECRET, "u-5")],
    )
    customer = Customer(page)
    await customer.open()
    await customer.says("from the tag")
    agent = await Colleague.logs_in(browser, website, "ada")
    await expect(agent.part("queue-item").filter(has_text="Modesta")).to_be_visible()


async def test_a_page_is_told_when_the_chat_opens_closes_and_has_something_new(
    browser: Browser, website: Process
) -> None:
    customer = await visits(browser, website)
    await customer.page.evaluate(
        """() => {
            window.told = [];
            for (const name of ["open", "close", "message", "unread"])
                document.addEventListener(`baton:${name}`, ({ detail }) =>
                    told.push([name, detail.count ?? detail.text ?? null]));
        }"""
    )
    await customer.page.evaluate("() => Baton.open()")
    await customer.says("anybody there?")
    agent = await Colleague.logs_in(browser, website, "ada")
    await agent.claims("anybody there?")
    await customer.page.evaluate("() => Baton.close()")
    await agent.replies("yes, me")
    await customer.page.wait_for_function("() => told.some(([name]) => name === 'unread')")
    await customer.page.evaluate("() => Baton.toggle()")
    await customer.page.wait_for_function("() => told.at(-1)[0] === 'unread' && !told.at(-1)[1]")
    told = [tuple(one) for one in await customer.page.evaluate("() => told")]
    assert ("message", "yes, me") in told
    names = [name for name, _ in told if name in ("open", "close")]
    assert names == ["open", "close", "open"]
    assert [count for name, count in told if name == "unread"] == [1, 0]
