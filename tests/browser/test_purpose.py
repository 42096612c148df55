"""The purpose of the product, played through by its three users in real browsers, nothing faked."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, expect

from harness.people import Colleague, Customer
from harness.product import Product

pytestmark = [pytest.mark.browser, pytest.mark.bot]

QUESTION = "Can I bring my dog along when I visit your shop in Hamburg?"
REPLY = "Yes, dogs are welcome in all our stores as long as they are on a lead."
PHRASINGS = [
    "Are dogs allowed in the store?",
    "may my dog come in with me",
    "is it ok to take a puppy into your shops",
    "do you let dogs inside",
]
IN_OTHER_WORDS = "I'd like to come by with my labrador, is that allowed in your store?"
NEAR_MISS = "Which vet in Hamburg is good with old dogs?"


async def test_ask_get_an_answer_get_a_person_teach_the_bot(
    browser: Browser, product: Product
) -> None:
    agent = await Colleague.logs_in(browser, product, "ada")
    customer = await Customer.arrives(browser, product)

    await customer.says("how much is delivery?")
    await customer.hears("bot", "4.90")

    await customer.says(QUESTION)
    await expect(customer.part("waiting")).to_be_visible()

    await agent.claims(QUESTION)
    await agent.replies(REPLY)
    await customer.hears("human", REPLY)
    await expect(customer.messages("human").last).to_contain_text("Ada")
    await customer.says("Great, thank you!")
    await expect(agent.part("message-customer").last).to_contain_text("Great, thank you!")
    await agent.part("resolve").click()
    await agent.part("resolve-solved").click()
    await expect(customer.part("resolved")).to_be_visible()

    designer = await Colleague.logs_in(browser, product, "dana")
    await designer.teaches(
        QUESTION, "dogs_in_store", "May my dog come into the store", PHRASINGS, REPLY
    )
    await designer.retrains()

    await _the_bot_has_learnt_it(browser, product)
    product.stop()
    product.start()
    await _the_bot_has_learnt_it(browser, product)


async def _the_bot_has_learnt_it(browser: Browser, product: Product) -> None:
    """It answers the question put in other words, and still passes on what only sounds similar."""
    next_customer = await Customer.arrives(browser, product)
    await next_customer.says(IN_OTHER_WORDS)
    await next_customer.hears("bot", "dogs are welcome")
    another = await Customer.arrives(browser, product)
    await another.says(NEAR_MISS)
    await expect(another.part("waiting").or_(another.part("contact-form"))).to_be_visible()
    await expect(another.messages("bot").filter(has_text="dogs are welcome")).to_have_count(0)
