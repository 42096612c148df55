"""The bot answers in the language it is told, turn by turn: Rasa's responses by their conditions,
the shop's forms by their texts. Real models, the real channel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path

import pytest

from common.assistant import read
from handoff.config import ROOT
from handoff.learning.dataset import Learned, compose, read_base
from harness.bot_servers import Conversation, Servers, running_servers, train
from tests.bot.test_texts import TEXTS
from tests.support.ferry import DOMAIN, ferry

pytestmark = pytest.mark.bot

SLOT = """slots:
  language:
    type: text
    influence_conversation: false
    mappings: [{type: custom}]"""

VARIED = """
  utter_crossing_times:
    - text: We cross every hour.
    - text: Wir fahren jede Stunde.
      condition: [{type: slot, name: language, value: de}]
    - text: Nous traversons toutes les heures.
      condition: [{type: slot, name: language, value: fr}]
  utter_bicycle_on_board"""


# ── responses ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """A project whose domain has the slot, and one of whose responses has variations."""
    folder = tmp_path_factory.mktemp("ferry")
    domain = DOMAIN.replace("slots:", SLOT)
    domain = re.sub(r"\n  utter_crossing_times.*\n  utter_bicycle_on_board", VARIED, domain)
    made = ferry(folder / "project", domain=domain)
    with served(made, folder) as servers:
        yield servers


@pytest.fixture(scope="module")
def other_ferries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """A project that has a slot of this name for something else."""
    folder = tmp_path_factory.mktemp("other")
    own = SLOT.replace("[{type: custom}]", "[{type: from_entity, entity: ticket}]")
    with served(ferry(folder / "project", domain=DOMAIN.replace("slots:", own)), folder) as servers:
        yield servers


def served(project: Path, folder: Path) -> AbstractContextManager[Servers]:
    version = compose(read_base(read(project)), Learned())
    dataset = version.write(folder / "datasets")
    (folder / "training").mkdir()
    (folder / "training" / "encoder").symlink_to(ROOT / "var" / "encoder")
    model = train(dataset, folder / "training" / "models" / "m1", folder / "training")
    return running_servers(folder, model=model)


TIMES = "when does the next ferry leave"


def test_each_turn_is_answered_in_its_language(ferries: Servers) -> None:
    talk = ferries.conversation()

    def said(text: str, language: str | None) -> str:
        return str(talk.act(text, language=language)["messages"][0]["text"])

    assert said(TIMES, "de") == "Wir fahren jede Stunde."
    assert said("at what time do you cross", "en") == "We cross every hour."
    assert said("how often do you sail over", "de") == "Wir fahren jede Stunde."
    assert said("departure times please", "fr") == "Nous traversons toutes les heures."
    # Unless told otherwise it goes on as before; where there is no variation, the plain one speaks.
    assert said(TIMES, None) == "Nous traversons toutes les heures."
    assert said("can I take my bicycle on board", "fr") == "Bicycles travel free."
    assert said(TIMES, "es") == "We cross every hour."


def test_a_new_conversation_begins_in_the_language_and_as_it_should(ferries: Servers) -> None:
    talk = ferries.conversation()
    acted = talk.act(TIMES, language="fr")
    assert acted["messages"][0]["text"] == "Nous traversons toutes les heures."
    assert not acted["failed"] and acted["slots"] == {}


def test_a_turn_that_is_undone_and_taken_again_may_be_in_another_language(
    ferries: Servers,
) -> None:
    talk = ferries.conversation()
    talk.act(TIMES, language="de")
    talk.act("what time is the last boat back", message_id="x", language="fr")
    assert ferries.post("rewind", conversation_id=talk.id, message_id="x").json()["rewound"]
    acted = talk.act("what time is the last boat back", message_id="x", language="de")
    assert acted["messages"][0]["text"] == "Wir fahren jede Stunde."


@pytest.mark.parametrize("language", [7, "", ["de"]])
def test_a_language_that_is_none_is_refused(ferries: Servers, language: object) -> None:
    asked = ferries.post("parse", conversation_id="c", text="hi", language=language)
    assert asked.status_code == 400 and "language" in asked.json()["message"]


def test_a_slot_of_that_name_with_a_meaning_of_its_own_is_left_alone(
    other_ferries: Servers,
) -> None:
    talk = other_ferries.conversation()
    acted = talk.act("can I take my bicycle on board? LF-204815", language="fr")
    assert acted["slots"]["language"] == "LF204815"
    assert talk.act(TIMES, language="fr")["slots"]["language"] == "LF204815"


# ── the shop's forms ─────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("shop")) as servers:
        yield servers


class Talk:
    """In one language."""

    def __init__(self, servers: Servers, language: str) -> None:
        self.talk: Conversation = servers.conversation()
        self.language = language
        self.buttons: list[str] = []

    def say(self, text: str) -> str:
        acted = self.talk.act(text, language=self.language)
        self.buttons = acted["messages"][-1]["buttons"]
        return "\n".join(message["text"] for message in acted["messages"])

    def words(self, name: str, **details: object) -> str:
        text = TEXTS[self.language][name]["text"]
        return str((text if isinstance(text, str) else text["one"]).format(**details))


@pytest.mark.parametrize(
    ("language", "number", "email", "item", "reason", "agree"),
    [
        ("de", "HG-10418", "karim.ansari@example.com", "kettle", "zu schwer", "ja, das stimmt"),
        ("fr", "HG-10433", "anna.berg@example.com", "the mug", "trop grand", "Oui"),
        ("es", "HG-10477", "jonas.falk@example.com", "", "está roto", "sí, adelante"),
    ],
)
def test_a_return_is_noted_in_the_customers_language(
    shop: Servers, language: str, number: str, email: str, item: str, reason: str, agree: str
) -> None:
    talk = Talk(shop, language)
    assert talk.say("I would like to return something") == talk.words("ask_order_number")
    assert talk.say(number) == talk.words("ask_email")
    said = talk.say(email)
    if item:
        assert said == talk.words("ask_return_item", order_number=number)
        assert talk.buttons[-1] == talk.words("all_items")
        said = talk.say(item)
    assert said == talk.words("ask_return_reason")
    question = talk.say(reason)
    assert number in question and reason in question
    assert talk.buttons == TEXTS[language]["ask_return_confirmed"]["buttons"]
    done = talk.say(agree)
    head, tail = talk.words("return_created", return_number="#").split("#")
    assert done.startswith(head) and done.endswith(tail)


def test_a_button_in_another_language_is_pressed_like_its_own(shop: Servers) -> None:
    talk = Talk(shop, "de")
    talk.say("I would like to return something")
    talk.say("HG-10418")
    talk.say("karim.ansari@example.com")
    everything = talk.buttons[-1]
    assert everything == "alle Artikel"
    assert talk.say(everything) == talk.words("ask_return_reason")
    assert "alle Artikel" in talk.say("passt nicht")
    assert talk.say("Nein") == talk.words("return_not_created")


@pytest.mark.parametrize(
    ("language", "weekdays", "months"),
    [
        ("de", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag", "{d}. {m}"),
        ("fr", "lundi mardi mercredi jeudi vendredi samedi dimanche", "{d} {m}"),
        ("es", "lunes martes miércoles jueves viernes sábado domingo", "{d} de {m}"),
        ("en", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday", "{d} {m}"),
    ],
)
def test_an_orders_day_is_written_as_the_language_does(
    shop: Servers, language: str, weekdays: str, months: str
) -> None:
    talk = Talk(shop, language)
    talk.say("where is my order?")
    talk.say("HG-10432")
    said = talk.say("anna.berg@example.com")
    days = [date.today() + timedelta(days=ahead) for ahead in range(15)]
    spelt = [(weekdays.split()[day.weekday()], months.format(d=day.day, m=r"\w+")) for day in days]
    assert any(re.search(rf"{weekday},? {day}\b", said) for weekday, day in spelt), said


def test_a_form_goes_on_in_the_language_of_the_turn(shop: Servers) -> None:
    talk = Talk(shop, "fr")
    assert talk.say("where is my order?") == talk.words("ask_order_number")
    talk.language = "es"
    assert talk.say("HG-10432") == talk.words("ask_email")
    talk.language = "pl"
    said = talk.say("anna.berg@example.com")
    assert "on its way" in said
