"""Two assistants side by side, each in its own `var` folder: the shop, and a ferry with a few
intents, trained and run by the product's own commands. The ferry's actions run on its crew's own
server, and its buttons mean more than their titles.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import httpx
import pytest

from handoff.config import ROOT
from handoff.storage.engine import Store
from harness.bot_servers import BOT_PYTHON, Conversation, Servers, running_servers
from harness.clients import PATIENCE_S, Customer, Service, Socket
from harness.ports import free_ports
from harness.product import Product
from harness.shop import ORDER
from tests.support.ferry import DOMAIN, NLU, RULES, ferry

pytestmark = pytest.mark.bot

TICKET = "LF-204815"

CREW = """
from rasa_sdk import Action

class Fare(Action):
    def name(self):
        return "action_fare"

    def run(self, dispatcher, tracker, domain):
        deck = tracker.get_slot("deck") or "any"
        dispatcher.utter_message(text=f"{deck} deck: 12 crowns.")
        return []

class CallTheCrew(Action):
    def name(self):
        return "action_human_handoff"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(text="Shout loudly.")
        return []
"""

FURTHER_DOMAIN = (
    DOMAIN.replace("wave]", "wave, choose_deck, lost_luggage]")
    .replace(
        "entities: [ticket]",
        "entities: [ticket, deck]\nactions: [action_fare, action_human_handoff]",
    )
    .replace(
        "slots:",
        """slots:
  deck:
    type: text
    influence_conversation: false
    mappings: [{type: from_entity, entity: deck}]""",
    )
    .replace(
        '"Ahoy!"}',
        """"Ahoy!", buttons: [
      {title: Hoppla, payload: '/choose_deck{"deck": "upper"}'},
      {title: Quux, payload: can I take my bicycle on board}]}""",
    )
)

FURTHER_NLU = (
    NLU
    + """
- intent: lost_luggage
  examples: |
    - I left my suitcase on the boat
    - my luggage is gone
    - where is the lost property office
    - somebody took my rucksack by mistake
    - I forgot my bag on deck
"""
)

FURTHER_RULES = (
    RULES
    + """
- rule: deck
  steps: [{intent: choose_deck}, {action: action_fare}]
- rule: luggage
  steps: [{intent: lost_luggage}, {action: action_human_handoff}]
"""
)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("shop")) as servers:
        yield servers


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """rasa-sdk's own action server, away from the project's folder."""
    folder = tmp_path_factory.mktemp("crew")
    (folder / "crew.py").write_text(CREW)
    (port,) = free_ports(1)
    program = [str(BOT_PYTHON), "-m", "rasa_sdk", "--actions", "crew", "--port", str(port)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(program, cwd=folder, stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/webhook"
        finally:
            process.terminate()
            process.wait(timeout=20)


@pytest.fixture(scope="module")
def ferry_product(tmp_path_factory: pytest.TempPathFactory, crew: str) -> Iterator[Product]:
    """From a folder with a Rasa project to a running product, by `baton train` and `baton run`."""
    folder = tmp_path_factory.mktemp("ferry")
    project = ferry(
        folder / "ferry",
        domain=FURTHER_DOMAIN,
        nlu=FURTHER_NLU,
        rules=FURTHER_RULES,
        endpoints=f"action_endpoint: {{url: '{crew}'}}\n",
    )
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


async def not_understood(socket: Socket) -> None:
    while (await socket.wait("event"))["data"].get("code") != "not_understood":
        pass


async def passed_on(socket: Socket) -> None:
    while (x := (await socket.wait("event")))["data"]["kind"] != "escalated":
        print(x)


@pytest.mark.parametrize("backing", ["alone"], indirect=True)
async def test_the_ferry_answers_what_it_was_taught(customer: Customer) -> None:
    async with asking(customer, "when does the next ferry leave") as socket:
        assert await heard(socket) == "We cross every hour."


@pytest.mark.parametrize("backing", ["alone"], indirect=True)
async def test_the_ferry_passes_on_what_the_shop_would_answer(customer: Customer) -> None:
    async with asking(customer, f"where is my order {ORDER}, do you accept vouchers?") as socket:
        await passed_on(socket)


@pytest.mark.parametrize("backing", ["alone"], indirect=True)
async def test_a_button_says_what_its_payload_says(customer: Customer) -> None:
    async with asking(customer, "hello there") as socket:
        assert await heard(socket) == "Ahoy!"
        await socket.send(**customer.say("Hoppla"))
        assert await heard(socket) == "upper deck: 12 crowns."
        await socket.send(**customer.say("good morning"))
        assert await heard(socket) == "Ahoy!"
        await socket.send(**customer.say("Quux"))
        assert await heard(socket) == "Bicycles travel free."


@pytest.mark.parametrize("backing", ["alone"], indirect=True)
@pytest.mark.parametrize("first", [None, "when does the next ferry leave"])
async def test_a_title_without_its_button_is_a_word_like_others(
    customer: Customer, first: str | None
) -> None:
    if first:
        async with asking(customer, "hello there") as socket:
            await heard(socket)
            await socket.send(**customer.say(first))
            await heard(socket)
    async with asking(customer, "Quux") as socket:
        await not_understood(socket)


@pytest.mark.parametrize("backing", ["alone"], indirect=True)
async def test_an_action_that_hands_over_brings_a_person(customer: Customer) -> None:
    async with asking(customer, "I left my suitcase on the boat") as socket:
        await passed_on(socket)


def test_the_ferry_runs_without_an_action_server_since_its_crew_has_one(
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
