"""The README's pictures, taken from the running product: python -m scripts.screenshots"""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

from handoff.config import ROOT
from tests.browser.conftest import ARGUMENTS
from tests.browser.people import Colleague, Customer
from tests.browser.test_purpose import PHRASINGS, QUESTION, REPLY
from tests.support.product import Product, running_product
from tests.support.shop import EMAIL, ORDER

FOLDER = ROOT / "docs" / "screenshots"


async def picture(page: Page, name: str) -> None:
    await page.wait_for_timeout(600)  # transitions
    await page.screenshot(path=FOLDER / f"{name}.png")
    print(f"docs/screenshots/{name}.png")


async def tell_the_story(browser: Browser, product: Product) -> None:
    agent = await Colleague.logs_in(browser, product, "ada")
    customer = await Customer.arrives(browser, product)
    await customer.says("hi, how much is delivery?")
    await customer.hears("bot", "4.90")
    await customer.says(f"and where is my order? it's {ORDER}, {EMAIL}")
    await customer.hears("bot", ORDER)
    await picture(customer.page, "widget")

    other = await Customer.arrives(browser, product)
    await other.says("This is the third time I write, I am absolutely furious with you!")
    await expect(other.part("waiting")).to_be_visible()

    await customer.says(QUESTION)
    await expect(customer.part("waiting")).to_be_visible()
    await picture(customer.page, "waiting")

    await agent.claims(QUESTION)
    await agent.replies(REPLY)
    await customer.says("Great, thank you! See you on Saturday.")
    await expect(agent.part("message-customer").last).to_contain_text("Saturday")
    await picture(agent.page, "inbox")

    designer = await Colleague.logs_in(browser, product, "dana")
    await designer.begins_to_teach(
        QUESTION, "dogs_in_store", "May my dog come into the store", PHRASINGS, REPLY
    )
    await picture(designer.page, "review")


async def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with (
        tempfile.TemporaryDirectory() as folder,
        running_product(Path(folder) / "var") as product,
    ):
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
            await tell_the_story(browser, product)
            await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
