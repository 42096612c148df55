"""The open chat greets in the assistant's words, and its suggestions can be pressed."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from harness.people import Customer
from harness.shop import SHOP
from tests.support.service import Process

pytestmark = pytest.mark.browser


async def test_the_shop_greets_and_suggests_what_to_ask(browser: Browser, service: Process) -> None:
    customer = await Customer.arrives(browser, service)
    intro, suggestions = SHOP.widget.greetings["en"].intro, SHOP.widget.greetings["en"].suggestions
    assert intro and suggestions
    await expect(customer.part("intro")).to_contain_text(intro)
    await expect(customer.page.get_by_role("dialog", name=SHOP.name)).to_be_visible()
    await expect(customer.part("suggestion")).to_have_text(list(suggestions))
    await customer.part("suggestion").nth(1).click()
    await customer.hears("you", suggestions[1])


async def test_another_language_has_an_intro_of_its_own(browser: Browser, service: Process) -> None:
    customer = await Customer.arrives(browser, service)
    await customer.page.evaluate("window.Baton.setLocale('de')")
    intro = SHOP.widget.greetings["de"].intro
    assert intro
    await expect(customer.part("intro")).to_contain_text(intro)
