"""The chat in websites that treat it badly, and keys that only a real browser sends."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, FrameLocator, Page, expect

from harness.people import Colleague, Customer
from tests.support.service import Process

pytestmark = pytest.mark.browser

MUG = "https://shop.example/Mug_(cup)"


async def test_a_closed_chat_needs_only_its_first_script(
    browser: Browser, service: Process
) -> None:
    page = await (await browser.new_context()).new_page()
    await page.route("**/panel.js*", lambda route: route.abort())
    await page.goto(service.url)
    await expect(page.get_by_test_id("launcher")).to_be_visible()
    await page.get_by_test_id("launcher").click()
    await expect(page.get_by_test_id("launcher")).to_have_attribute("aria-expanded", "false")
    await page.unroute("**/panel.js*")
    await Customer(page).open()


async def test_in_a_sandboxed_frame_without_forms_everything_is_sent(
    browser: Browser, service: Process
) -> None:
    page = await (await browser.new_context(locale="en-GB")).new_page()
    await page.goto(service.url)
    frame = await _in_a_frame(page, "allow-scripts allow-same-origin")
    await frame.get_by_test_id("launcher").click()
    for number, press in enumerate(("send", "Enter"), start=1):
        await frame.get_by_test_id("input").fill(f"message {number}")
        if press == "send":
            await frame.get_by_test_id("send").click()
        else:
            await frame.get_by_test_id("input").press(press)
        said = frame.locator('[data-from="you"]').last
        await expect(said).to_contain_text(f"message {number}")
        await expect(said).to_have_attribute("data-state", "sent")
    # Nobody is there, and there is no bot: the contact form is shown.
    await frame.get_by_test_id("contact-email").fill("jo@example.org")
    await frame.get_by_test_id("contact-send").click()
    await expect(frame.get_by_test_id("contact-left")).to_be_visible()


async def _in_a_frame(page: Page, sandbox: str) -> FrameLocator:
    await page.evaluate(
        """(sandbox) => {
            const frame = document.createElement("iframe");
            frame.sandbox = sandbox;
            frame.src = "/";
            frame.style = "position: fixed; inset: 0; width: 100%; height: 100%";
            frame.style.zIndex = 2147483647;  // above the page's own chat
            document.documentElement.append(frame);
        }""",
        sandbox,
    )
    return page.frame_locator("iframe")


REPLACED = {
    "turbo": """() => {
        const body = document.createElement("body");
        body.innerHTML = "<p>another page</p>";
        document.documentElement.replaceChild(body, document.body);
    }""",
    "a cached page with an empty element": """() => {
        document.body.replaceWith(document.body.cloneNode(true));
    }""",
    "htmx": """() => { document.body.innerHTML = "<p>another page</p>"; }""",
    "only the element": """() => document.querySelector("baton-chat").remove()""",
    "no body for a while": """async () => {
        document.body.remove();
        await new Promise((done) => setTimeout(done, 50));
        document.documentElement.append(document.createElement("body"));
    }""",
}


@pytest.mark.parametrize("how", REPLACED)
async def test_a_page_that_replaces_its_body_keeps_the_chat(
    browser: Browser, service: Process, how: str
) -> None:
    customer = await Customer.arrives(browser, service)
    await customer.says("is anybody there?")
    await expect(customer.messages("you").last).to_have_attribute("data-state", "sent")
    sockets: list[str] = []
    customer.page.on("websocket", lambda socket: sockets.append(socket.url))
    await customer.part("input").fill("not sent yet")
    for _ in range(2):
        await customer.page.evaluate(REPLACED[how])
        await expect(customer.page.locator("baton-chat")).to_have_count(1)
        await customer.hears("you", "is anybody there?")
        await expect(customer.part("input")).to_have_value("not sent yet")
    assert sockets == [], "it is the same chat on the same connection"
    await customer.part("close").click()
    await customer.page.evaluate(REPLACED[how])
    await expect(customer.part("launcher")).to_be_visible()
    await expect(customer.part("panel")).to_have_count(0)


async def test_what_an_input_method_confirms_with_enter_is_not_sent(
    browser: Browser, service: Process
) -> None:
    customer = await Customer.arrives(browser, service)
    keyboard = await customer.page.context.new_cdp_session(customer.page)
    await customer.part("input").focus()
    composing = {"text": "にほんご", "selectionStart": 4, "selectionEnd": 4}
    await keyboard.send("Input.imeSetComposition", composing)
    enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    await keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
    await keyboard.send("Input.insertText", {"text": "日本語"})
    # Safari reports the key only after the composition.
    await keyboard.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
    await expect(customer.part("input")).to_have_value("日本語")
    await expect(customer.messages("you")).to_have_count(0)
    await customer.part("input").press("Enter")
    await customer.hears("you", "日本語")


async def test_a_pasted_text_is_kept_whole_and_sent_once_it_fits(
    browser: Browser, service: Process
) -> None:
    customer = await Customer.arrives(browser, service)
    text = "a" * 4100
    await customer.part("input").focus()
    await customer.page.keyboard.insert_text(text)
    await expect(customer.part("input")).to_have_value(text)
    await expect(customer.part("length")).to_have_text("Too long by 100: at most 4,000 characters")
    await expect(customer.part("send")).to_be_disabled()
    await customer.part("input").press("Enter")
    await expect(customer.messages("you")).to_have_count(0)
    await customer.part("input").fill(text[:4000])
    await customer.part("send").click()
    await customer.hears("you", text[:4000])


async def test_an_agents_link_can_be_opened_on_both_sides(
    browser: Browser, service: Process
) -> None:
    agent = await Colleague.logs_in(browser, service, "ada")
    customer = await Customer.arrives(browser, service)
    await customer.says("do you have the mug?")
    await agent.claims("do you have the mug?")
    await agent.part("composer").fill(f"**Yes**: {MUG}.")
    await agent.part("composer").press("Enter")
    for said in (customer.messages("human").last, agent.part("message-agent").last):
        await expect(said.locator("a")).to_have_attribute("href", MUG)
        await expect(said.locator("strong")).to_have_text("Yes")
        async with said.page.expect_popup() as opened:
            await said.locator("a").click()
        await (await opened.value).close()
