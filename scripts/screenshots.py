"""The README's pictures, taken from the running product: python -m scripts.screenshots"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, expect

from handoff.config import ROOT
from harness.chromium import running_browser
from harness.people import Colleague, Customer
from harness.product import Product, running_product
from harness.shop import EMAIL, ORDER

FOLDER = ROOT / "docs" / "screenshots"

QUESTION = "Can I bring my dog along when I visit your shop in Hamburg?"
REPLY = "Yes, dogs are welcome in all our stores as long as they are on a lead."
PHRASINGS = [
    "Are dogs allowed in the store?",
    "may my dog come in with me",
    "is it ok to take a puppy into your shops",
    "do you let dogs inside",
]


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
    with (
        tempfile.TemporaryDirectory() as folder,
        running_product(Path(folder) / "var") as product,
    ):
        async with running_browser() as browser:
            await tell_the_story(browser, product)


if __name__ == "__main__":
    asyncio.run(main())
