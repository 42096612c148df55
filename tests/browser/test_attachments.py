"""Files go both ways between a real widget and a real console: chosen, pasted, dropped, looked at.

The bot is down throughout, so every customer waits for a person.
"""

from __future__ import annotations

import base64
from typing import Any

import pytest
from playwright.async_api import Browser, FilePayload, Locator, Page, expect

from harness.people import Colleague, Customer
from tests.browser.place import Place
from tests.support import sample_files as files

pytestmark = pytest.mark.browser

PDF_NAME = "Bedienungsanleitung für die Kaffeemaschine, Ausgabe 3.pdf"


def file(name: str, content: bytes, type: str = "image/png") -> FilePayload:
    return {"name": name, "mimeType": type, "buffer": content}


CAT = file("cat.png", files.picture(size=(1200, 800)))
MANUAL = file(PDF_NAME, files.pdf(), "application/pdf")


async def transfer(page: Page, some: FilePayload) -> Any:
    """A `DataTransfer` with this file, as a drag or the clipboard brings it."""
    content = base64.b64encode(some["buffer"]).decode()
    return await page.evaluate_handle(
        """([name, type, content]) => {
            const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
            const given = new DataTransfer();
            given.items.add(new File([bytes], name, { type }));
            return given;
        }""",
        [some["name"], some["mimeType"], content],
    )


async def pastes(field: Locator, some: FilePayload) -> None:
    given = await transfer(field.page, some)
    await field.evaluate(
        """(field, clipboardData) => field.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))""",
        given,
    )


async def is_drawn(picture: Locator) -> None:
    """It has come, and could be decoded."""
    await expect(picture).to_have_js_property("complete", True)
    await expect(picture).not_to_have_js_property("naturalWidth", 0)


async def test_a_picture_and_a_pdf_reach_the_other_side(browser: Browser, place: Place) -> None:
    customer = await Customer.arrives(browser, place.process)
    await customer.part("file-input").set_input_files([CAT, MANUAL])
    await expect(customer.part("tray-file")).to_have_count(2)
    await expect(customer.part("send")).to_be_enabled()
    await customer.part("send").click()
    await expect(customer.part("tray-file")).to_have_count(0)
    mine = customer.messages("you").last
    await is_drawn(mine.get_by_test_id("thumbnail"))
    await expect(mine.get_by_test_id("document")).to_contain_text("Bedienungsanleitung")

    agent = await Colleague.logs_in(browser, place.process, "ada")
    await agent.part("presence-online").check(force=True)
    await agent.claims("cat.png")
    await expect(agent.part("log")).to_contain_text("which the bot cannot look at")
    theirs = agent.part("message-customer").last
    await is_drawn(theirs.get_by_test_id("thumbnail"))
    async with agent.page.expect_download() as coming:
        await theirs.get_by_test_id("document").click()
    download = await coming.value
    assert download.suggested_filename == PDF_NAME
    assert (await download.path()).read_bytes() == files.pdf()

    await agent.part("file-input").set_input_files([file("plan.jpg", files.picture("JPEG"))])
    await expect(agent.part("send")).to_be_enabled()
    await agent.part("composer").fill("Like this?")
    await agent.part("composer").press("Enter")
    answer = customer.messages("human").last
    await expect(answer).to_contain_text("Like this?")
    await is_drawn(answer.get_by_test_id("thumbnail"))


async def test_a_picture_opens_large_and_by_keyboard(browser: Browser, place: Place) -> None:
    customer = await Customer.arrives(browser, place.process)
    await customer.part("file-input").set_input_files([CAT])
    await expect(customer.part("send")).to_be_enabled()
    await customer.part("input").press("Enter")
    picture = customer.messages("you").last.get_by_test_id("picture")
    await expect(picture).to_have_accessible_name("Open the picture cat.png")
    await picture.focus()
    await picture.press("Enter")
    viewer = customer.part("viewer")
    await expect(viewer).to_be_visible()
    await expect(viewer).to_have_accessible_name("cat.png")
    await is_drawn(viewer.get_by_role("img", name="cat.png"))
    await customer.page.keyboard.press("Escape")
    await expect(viewer).to_have_count(0)
    await expect(customer.part("panel")).to_be_visible()
    await expect(picture).to_be_focused()


async def test_pasting_and_dropping_bring_files_into_the_composer(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place.process)
    await pastes(customer.part("input"), CAT)
    await expect(customer.part("tray-file")).to_contain_text("cat.png")
    over = await transfer(customer.page, file("dropped.png", files.picture()))
    await customer.part("panel").dispatch_event("dragenter", {"dataTransfer": over})
    await expect(customer.part("drop-here")).to_be_visible()
    await customer.part("panel").dispatch_event("drop", {"dataTransfer": over})
    await expect(customer.part("drop-here")).to_have_count(0)
    await expect(customer.part("tray-file")).to_have_count(2)
    await customer.page.get_by_role("button", name="Remove cat.png").click()
    await expect(customer.part("tray-file")).to_have_count(1)
    await expect(customer.part("send")).to_be_enabled()
    await customer.part("send").click()
    await is_drawn(customer.messages("you").last.get_by_test_id("thumbnail"))
    await expect(customer.messages("you").last.get_by_test_id("picture")).to_have_attribute(
        "title", "dropped.png"
    )


async def test_what_is_not_taken_is_said_in_words_and_sends_nothing(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place.process)
    refused = customer.part("tray-file")
    for name, content, words in (
        ("page.png", files.HTML, "Only pictures"),
        ("half.png", files.picture(size=(400, 300))[:600], "damaged"),
        ("bomb.png", files.png_bomb(20_000), "Too large"),
    ):
        await customer.part("file-input").set_input_files([file(name, content)])
        await expect(refused.get_by_role("alert")).to_contain_text(words)
        await expect(customer.part("send")).to_be_disabled()
        await customer.part("remove-file").click()
        await expect(refused).to_have_count(0)
    await customer.part("file-input").set_input_files([CAT] * 7)
    await expect(refused).to_have_count(5)
    await expect(customer.page.get_by_text("At most 5 files")).to_be_visible()


async def test_without_a_connection_a_file_waits_and_goes_when_it_is_back(
    browser: Browser, place: Place
) -> None:
    customer = await Customer.arrives(browser, place)
    await customer.says("hello")
    await expect(customer.unsent()).to_have_count(0)
    place.network.cut()
    await customer.part("file-input").set_input_files([CAT])
    await expect(customer.part("tray-file")).to_contain_text("No connection")
    place.network.come_back()
    await expect(customer.part("send")).to_be_enabled()
    await customer.part("send").click()
    await is_drawn(customer.messages("you").last.get_by_test_id("thumbnail"))
