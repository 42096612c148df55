"""Customers, agents and designers, as they use the product in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from playwright.async_api import Browser, Locator, Page, expect

from harness.product import PASSWORD

expect.set_options(timeout=20_000)

TRAINED_MS = 1_200_000


class Address(Protocol):
    """Whatever serves the pages."""

    @property
    def url(self) -> str: ...


@dataclass(slots=True)
class Customer:
    page: Page

    @classmethod
    async def arrives(cls, browser: Browser, product: Address) -> Customer:
        """A new visitor who opens the chat on the shop's page."""
        context = await browser.new_context(locale="en-GB")
        page = await context.new_page()
        await page.goto(product.url)
        customer = cls(page)
        await customer.open()
        return customer

    async def opens_another_tab(self) -> Customer:
        page = await self.page.context.new_page()
        await page.goto(self.page.url)
        other = Customer(page)
        await other.open()
        return other

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    async def open(self) -> None:
        if not await self.part("input").is_visible():
            await self.part("launcher").click()
        await expect(self.part("input")).to_be_visible()

    async def says(self, text: str) -> None:
        await self.part("input").fill(text)
        await self.part("input").press("Enter")
        await expect(self.messages("you").last).to_contain_text(text)

    def messages(self, speaker: str) -> Locator:
        return self.page.locator(f'[data-testid="message"][data-from="{speaker}"]')

    def unsent(self) -> Locator:
        return self.messages("you").and_(self.page.locator('[data-state="pending"]'))

    async def hears(self, speaker: str, text: str) -> None:
        await expect(self.messages(speaker).last).to_contain_text(text)


@dataclass(slots=True)
class Colleague:
    """An agent or a designer at the console."""

    page: Page

    @classmethod
    async def logs_in(cls, browser: Browser, product: Address, username: str) -> Colleague:
        context = await browser.new_context(locale="en-GB", viewport={"width": 1440, "height": 900})
        page = await context.new_page()
        await page.goto(f"{product.url}/console/")
        colleague = cls(page)
        await colleague.part("login-username").fill(username)
        await colleague.part("login-password").fill(PASSWORD)
        await colleague.part("login-submit").click()
        await expect(colleague.part("nav-inbox")).to_be_visible()
        return colleague

    def part(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    async def opens(self, text: str) -> None:
        """Open the conversation whose entry in the list shows this text."""
        await self.part("queue-item").filter(has_text=text).first.click()

    async def claims(self, text: str) -> None:
        await self.opens(text)
        await self.part("claim").click()
        await expect(self.part("status")).to_have_attribute("data-status", "human")

    async def replies(self, text: str) -> None:
        await self.part("composer").fill(text)
        await self.part("composer").press("Enter")
        await expect(self.part("message-agent").last).to_contain_text(text)

    async def teaches(
        self, question: str, name: str, label: str, phrasings: list[str], answer: str
    ) -> None:
        """Approve the candidate with this question as a new intent."""
        await self.begins_to_teach(question, name, label, phrasings, answer)
        await self.part("submit-intent").click()

    async def begins_to_teach(
        self, question: str, name: str, label: str, phrasings: list[str], answer: str
    ) -> None:
        """Fill in the form for a new intent, without submitting it."""
        await self.part("nav-review").click()
        await self.part("candidate").filter(has_text=question).first.click()
        await self.part("new-intent").click()
        await self.part("intent-label").fill(label)
        await self.part("intent-name").fill(name)
        for number, phrasing in enumerate(phrasings, start=1):
            field = self.part(f"phrasing-{number}")
            if not await field.is_visible():
                await self.part("add-phrasing").click()
            await field.fill(phrasing)
        await self.part("intent-answer").fill(answer)

    async def retrains(self) -> None:
        await self.part("retrain").click()
        state = self.part("training-state")
        await expect(state).to_have_attribute("data-state", "running")
        await expect(state).to_have_attribute("data-state", "live", timeout=TRAINED_MS)
        await expect(self.part("promise").first).to_contain_text("At most")
