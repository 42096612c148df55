"""Two assistants side by side, each in its own `var` folder: the shop, and a ferry with three
intents, trained and run by the product's own commands.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx
import pytest

from handoff.config import ROOT
from handoff.storage.engine import Store
from harness.bot_servers import Conversation, Servers, running_servers
from harness.clients import PATIENCE_S, Customer, Service, Socket
from harness.product import Product
from harness.shop import ORDER
from tests.support.ferry import ferry

pytestmark = pytest.mark.bot

TICKET = "LF-204815"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("shop")) as servers:
        yield servers


@pytest.fixture(scope="module")
def ferry_product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """From a folder with a Rasa project to a running product, by `baton train` and `baton run`."""
    folder = tmp_path_factory.mktemp("ferry")
    product = Product(folder / "var", settings={"BATON_ASSISTANT": str(ferry(folder / "ferry"))})
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
async def customer(ferry_product: Product, store: Store) -> AsyncIterator[Customer]:
    url = ferry_product.url
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=PATIENCE_S) as http:
        yield await Service(url, http, store).customer()


@asynccontextmanager
async def asking(customer: Customer, text: str) -> AsyncIterator[Socket]:
    async with customer.socket() as socket:
        await socket.wait("welcome")
        await socket.send(**customer.say(text))
        yield socket


async def heard(socket: Socket) -> str:
    """The bot's next answer."""
    while True:
        frame = await socket.wait("event")
        if frame["data"]["kind"] == "bot_said":
            return "\n".join(message["text"] for message in frame["data"]["messages"])


@pytest.mark.parametrize("backing", ["alone"], indirect=True)
async def test_the_ferry_answers_what_it_was_taught(customer: Customer) -> None:
    async with asking(customer, "when does the next ferry leave") as socket:
        assert await heard(socket) == "We cross every hour."


@pytest.mark.parametrize("backing", ["alone"], indirect=True)
async def test_the_ferry_passes_on_what_the_shop_would_answer(customer: Customer) -> None:
    async with asking(customer, f"where is my order {ORDER}, do you accept vouchers?") as socket:
        while (await socket.wait("event"))["data"]["kind"] != "escalated":
            pass


def test_the_ferry_runs_without_an_action_server_since_it_has_no_actions(
    ferry_product: Product,
) -> None:
    logs = {file.stem for file in (ferry_product.var / "logs").glob("*.log")}
    assert "bot" in logs and "actions" not in logs


def test_each_model_knows_the_identifiers_of_its_own_assistant(
    ferry_product: Product, shop: Servers
) -> None:
    text = f"{ORDER} and {TICKET}"
    assert entities(shop.conversation(), text) == [("order_number", ORDER)]
    assert entities(of_the_ferry(ferry_product, shop), text) == [("ticket", "LF204815")]


def test_the_shop_still_answers(shop: Servers) -> None:
    talk = shop.conversation()
    assert "order number" in talk.say("where is my order?")
    assert "e-mail address" in talk.say(ORDER)


def test_each_dataset_holds_its_own_assistant_alone(ferry_product: Product) -> None:
    (dataset,) = (ferry_product.var / "datasets").iterdir()
    carried = json.loads((dataset / "assistant.json").read_text())
    assert list(carried["identifiers"]) == ["ticket"]
    content = b"".join(file.read_bytes() for file in dataset.rglob("*") if file.is_file())
    assert b"Harbour" not in content and b"order_status" not in content


def of_the_ferry(product: Product, shop: Servers) -> Conversation:
    """The ferry's bot, called as the service calls it; its token is the shop's in tests."""
    url = f"http://127.0.0.1:{product.bot_port}"
    return Servers(url, shop.actions_url, product.var, product.var, shop.http).conversation()


def entities(talk: Conversation, text: str) -> list[tuple[str, str]]:
    return [(one["entity"], one["value"]) for one in talk.parse(text)["entities"]]
