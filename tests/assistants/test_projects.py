"""A fresh `rasa init` project, and a German library: from the folder to a chat that answers, passes
on, is taught one answer, retrained, and gives it. The product's own commands, real browsers.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from handoff.config import ROOT
from harness.chromium import running_browser
from harness.people import TRAINED_MS, Colleague, Customer
from harness.product import Product

pytestmark = [pytest.mark.browser, pytest.mark.bot]

LIBRARY = Path(__file__).parent / "library"


@contextmanager
def served(folder: Path, project: Path) -> Iterator[Product]:
    """Set up as by `make run`, from nothing but the encoder's files."""
    product = Product(folder / "var", settings={"BATON_ASSISTANT": str(project)})
    product.var.mkdir()
    for name in ("encoder", "tone"):
        (product.var / name).symlink_to(ROOT / "var" / name)
    product.baton("migrate")
    product.baton("users", "seed-demo")
    product.baton("train", "--first")
    try:
        product.start()
        yield product
    finally:
        product.stop()


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with running_browser() as browser:
        yield browser


@pytest.fixture
def moodbot(tmp_path: Path) -> Iterator[Product]:
    """What the installed Rasa writes for `rasa init`."""
    (written,) = (ROOT / ".venv-bot" / "lib").glob("python*/site-packages/rasa/cli/initial_project")
    with served(tmp_path, shutil.copytree(written, tmp_path / "moodbot")) as product:
        yield product


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    folder = tmp_path_factory.mktemp("library")
    with served(folder, shutil.copytree(LIBRARY, folder / "library")) as product:
        yield product


async def test_a_fresh_rasa_project_answers_passes_on_and_learns(
    browser: Browser, moodbot: Product
) -> None:
    agent = await Colleague.logs_in(browser, moodbot, "ada")
    customer = await Customer.arrives(browser, moodbot)
    await customer.says("good morning")
    await customer.hears("bot", "How are you?")

    question = "Which stop is closest to the old observatory?"
    await customer.says(question)
    await expect(customer.part("waiting")).to_be_visible()
    reply = "Get off at Mill Lane and walk up the hill."
    await a_person_answers(agent, customer, question, reply)

    designer = await Colleague.logs_in(browser, moodbot, "dana")
    phrasings = [
        "how do I get to the old observatory",
        "where do I get off for the observatory",
        "which bus stop is near the observatory",
        "what is the nearest stop to the observatory",
    ]
    await designer.teaches(question, "way_there", "The way to the observatory", phrasings, reply)
    await designer.retrains()

    another = await Customer.arrives(browser, moodbot)
    await another.says("which stop is nearest to the observatory?")
    await another.hears("bot", "Mill Lane")


async def test_a_german_library_answers_fills_a_form_and_passes_on(
    browser: Browser, library: Product
) -> None:
    agent = await Colleague.logs_in(browser, library, "ada")
    customer = await Customer.arrives(browser, library)
    await customer.says("Haben Sie am Samstag geöffnet?")
    await customer.hears("bot", "von 10 bis 18 Uhr")
    await customer.says("Gibt es bei Ihnen WLAN im Lesesaal?")
    await customer.hears("bot", "heißt Lesesaal")

    await customer.says("Ich möchte ein Buch vormerken")
    await customer.hears("bot", "Welchen Titel")
    await customer.says("x")
    await customer.hears("bot", "Welchen Titel")
    await customer.says("Der Zauberberg")
    await customer.hears("bot", "Nummer Ihres Leseausweises")
    await customer.says("L204815")
    await customer.hears("bot", "„Der Zauberberg“ ist für L204815 vorgemerkt.")

    reader = await Customer.arrives(browser, library)
    question = "Darf ich meine Bienen im Garten der Bücherei aufstellen?"
    await reader.says(question)
    await expect(reader.part("waiting")).to_be_visible()
    reply = "Ja, Bienenkästen stehen hinten beim Apfelbaum."
    await a_person_answers(agent, reader, question, reply)

    designer = await Colleague.logs_in(browser, library, "dana")
    phrasings = [
        "Kann ich Bienen im Garten halten",
        "Ist Platz für einen Bienenkasten im Garten",
        "Darf man bei Ihnen Bienen aufstellen",
        "Sind Bienen im Garten der Bücherei erlaubt",
    ]
    await designer.teaches(question, "bienen", "Bienen im Garten", phrasings, reply)


async def test_a_german_library_learns_what_was_taught_before(
    browser: Browser, library: Product
) -> None:
    designer = await Colleague.logs_in(browser, library, "dana")
    await designer.part("nav-review").click()
    await designer.part("retrain").click()
    state = designer.part("training-state")
    await expect(state).to_have_attribute("data-state", "running")
    await expect(state).not_to_have_attribute("data-state", "running", timeout=TRAINED_MS)
    assert await state.get_attribute("data-state") == "live"
    another = await Customer.arrives(browser, library)
    await another.says("Darf ich Bienen in Ihrem Garten aufstellen?")
    await another.hears("bot", "Apfelbaum")


async def a_person_answers(agent: Colleague, customer: Customer, question: str, reply: str) -> None:
    await agent.claims(question)
    await agent.replies(reply)
    await customer.hears("human", reply)
    await agent.part("resolve").click()
    await agent.part("resolve-solved").click()
    await expect(customer.part("resolved")).to_be_visible()
