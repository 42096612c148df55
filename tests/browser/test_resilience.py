"""What the customer sees survives reloads, a killed service and a dead bot."""

from __future__ import annotations

import os
import signal

import pytest
from playwright.async_api import Browser, expect

from harness.people import Colleague, Customer
from harness.product import Product

pytestmark = [pytest.mark.browser, pytest.mark.bot]


async def test_a_reload_brings_the_whole_thread_back(browser: Browser, product: Product) -> None:
    customer = await Customer.arrives(browser, product)
    await customer.says("how much is delivery?")
    await customer.hears("bot", "4.90")
    await customer.page.reload()
    await customer.open()
    await expect(customer.messages("you")).to_have_count(1)
    await customer.hears("bot", "4.90")


async def test_what_is_written_while_the_network_is_away_is_sent_once_it_is_back(
    browser: Browser, product: Product
) -> None:
    customer = await Customer.arrives(browser, product)
    await customer.says("how much is delivery?")
    await customer.hears("bot", "4.90")
    await customer.page.context.set_offline(True)
    await customer.says("and where are your stores?")
    await customer.page.context.set_offline(False)
    await customer.hears("bot", "Kiel")
    await expect(customer.messages("you")).to_have_count(2)


async def test_a_killed_service_comes_back_and_nothing_is_lost_or_doubled(
    browser: Browser, product: Product
) -> None:
    customer = await Customer.arrives(browser, product)
    await customer.says("how much is delivery?")
    await customer.hears("bot", "4.90")
    os.kill(_service_pid(product), signal.SIGKILL)
    await customer.says("and where are your stores?")
    await customer.hears("bot", "Kiel")
    await expect(customer.messages("you")).to_have_count(2)
    await expect(customer.messages("bot").filter(has_text="Kiel")).to_have_count(1)


async def test_this_did_not_help_brings_a_person_and_makes_a_candidate(
    browser: Browser, product: Product
) -> None:
    customer = await Customer.arrives(browser, product)
    await customer.says("how long does a delivery to Kiel usually take?")
    await customer.part("did-not-help").last.click()
    await expect(customer.part("waiting").or_(customer.part("contact-form"))).to_be_visible()
    designer = await Colleague.logs_in(browser, product, "dana")
    await designer.part("nav-review").click()
    await expect(
        designer.part("candidate").filter(has_text="how long does a delivery to Kiel")
    ).to_be_visible()


async def test_with_nobody_online_the_customer_leaves_an_address_and_can_go_back_to_the_bot(
    browser: Browser, product: Product
) -> None:
    customer = await Customer.arrives(browser, product)
    await customer.part("talk-to-person").click()
    await expect(customer.part("contact-form")).to_be_visible()
    await customer.part("contact-email").fill("jo@example.org")
    await customer.part("contact-send").click()
    await expect(customer.part("contact-left")).to_contain_text("come back to this page")
    await customer.says("how much is delivery?")
    await customer.hears("bot", "4.90")
    await customer.part("leave-queue").click()
    await customer.says("and where are your stores?")
    await customer.hears("bot", "Kiel")


def _service_pid(product: Product) -> int:
    return int((product.var / "run" / "service").read_text())
