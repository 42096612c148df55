"""The forms through the running bot: the model of Rasa in `harness/form_loop.py` says what Rasa
says; and what customers do to forms, with the real classifier. test_form_dialogues.py has more of
each kind.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from random import Random
from typing import Any

import pytest
import yaml

from handoff.config import ROOT
from harness.bot_servers import Conversation, Servers, running_servers
from harness.form_loop_client import Loop, running_loop
from harness.form_replies import KINDS, WISHES, Drawn, Step, reply
from harness.project_files import domain

pytestmark = pytest.mark.bot

ANNA = "anna.berg@example.com"


@pytest.fixture
def talk(servers: Servers) -> Conversation:
    return servers.conversation()


def start_return(talk: Conversation, number: str, email: str) -> None:
    talk.say("I would like to return something")
    talk.say(number)
    talk.say(email)


@pytest.fixture(scope="module")
def loop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loop]:
    with running_loop(tmp_path_factory.mktemp("forms")) as running:
        yield running


# ── the model of Rasa in harness/form_loop.py, held to Rasa ─────────────────────────────────────

DIALOGUES_WITH_RASA, REPLIES = 24, 9


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("bot")) as running:
        yield running


@pytest.fixture(scope="module")
def texts() -> dict[str, set[str]]:
    """Every response of the shop, by the name that the model says instead. Which of an intent's
    answers is chosen, the model does not know."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, variations in domain(ROOT / "data")["responses"].items():
        found[f"[{name.partition('/')[0]}]"] |= {each["text"] for each in variations}
    return dict(found)


def about_something_named() -> set[str]:
    """What the model says where the bot may answer with the facts of what was named."""
    content = yaml.safe_load((ROOT / "data" / "rules" / "facts.yml").read_text(encoding="utf-8"))
    every = (one for rule in content["rules"] for one in rule["steps"][0]["or"])
    return {f"[utter_{one['intent']}]" for one in every}


FACTS = about_something_named()


@pytest.mark.parametrize("number", range(DIALOGUES_WITH_RASA))
def test_the_real_bot_says_the_same(
    loop: Loop, servers: Servers, texts: dict[str, set[str]], number: int
) -> None:
    with closing(sqlite3.connect(servers.var / "orders.db")) as shop, shop:
        shop.executescript("DELETE FROM returns; DELETE FROM address_changes")
    randomly, talk, turn = Random(number), servers.conversation(), loop.new()
    text, told = WISHES[sorted(WISHES)[number % len(WISHES)]], []
    for _ in range(REPLIES):
        parsed = talk.parse(text)
        turn = loop.say(text, intents_of(parsed))
        acted = talk.act(text)
        said = [each["text"] for each in acted["messages"]]
        told.append((text, parsed["intent"], turn["bubbles"], said))
        assert same(turn["bubbles"], said, texts), told
        assert turn["form"] == acted["active_form"], told
        slots = turn.get("slots") or {}
        step = Step(turn["form"], turn["requested"], slots.get("order_number"))
        text = reply(drawn_by(randomly), step).text or "hm"


def drawn_by(randomly: Random) -> Drawn:
    kind, pick = randomly.randrange(len(KINDS)), randomly.randrange(2**20)
    return kind, pick, 0, 1


def intents_of(parsed: dict[str, Any]) -> dict[str, tuple[str, float]]:
    found = {"whole": parsed["intent"], "said": parsed["intent"], "asked": parsed["intent"]}
    found |= parsed["parts"]
    return {part: (each["name"], each["confidence"]) for part, each in found.items()}


def same(model: list[str], real: list[str], texts: dict[str, set[str]]) -> bool:
    return len(model) == len(real) and all(
        _alike(expected, said, texts) for expected, said in zip(model, real, strict=True)
    )


def _alike(expected: str, said: str, texts: dict[str, set[str]]) -> bool:
    """Numbers of returns go on counting in the real shop. Answers made of facts are in no table of
    responses; test_answers.py looks at them."""
    base = re.sub(r"^(\[utter_\w+)/\w+\]$", r"\1]", expected)
    if said in texts.get(base, set()):
        return True
    if base in FACTS and not any(said in others for others in texts.values()):
        return True
    return re.sub(r"RT-\d+", "RT", said) == re.sub(r"RT-\d+", "RT", expected)


# ── what customers do to forms ───────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    ["ah no, wrong number, it's 10432", "wait, the other one: 10432", "ｗｈｏｏｐｓ １０４３２"],
)
def test_a_bare_number_corrects_the_first_and_is_no_bad_mood(talk: Conversation, text: str) -> None:
    talk.say("where is my order?")
    talk.say("HG-10433")
    assert talk.parse(text)["fills_slot"]
    assert talk.act(text)["slots"]["order_number"] == "HG-10432"
    assert "on its way" in talk.say(ANNA)


def test_item_and_reason_are_corrected_at_the_confirmation(talk: Conversation) -> None:
    start_return(talk, "HG-10418", "karim.ansari@example.com")
    talk.say("the kettle")
    talk.say("too heavy")
    assert "wool throw" in talk.say("no, the throw instead of the kettle")
    question = talk.say("too light, not too heavy")
    assert "wool throw" in question and '"too light"' in question


@pytest.mark.parametrize(
    "text", ["is it compulsory?", "why would you want to know that?", "must I tell you"]
)
def test_a_question_about_the_asking_is_answered_and_asked_again(
    talk: Conversation, text: str
) -> None:
    start_return(talk, "HG-10477", "jonas.falk@example.com")
    assert talk.parse(text)["fills_slot"]
    acted = talk.act(text)
    explained, asked = (message["text"] for message in acted["messages"])
    assert "helps us" in explained and "reason" in asked
    assert "return_reason" not in acted["slots"]


@pytest.mark.parametrize("text", ["I haven't got it with me", "what's that number?", "no clue"])
def test_who_does_not_know_the_number_is_shown_a_way_on(talk: Conversation, text: str) -> None:
    talk.say("where is my order?")
    acted = talk.act(text)
    assert "packing slip" in acted["messages"][0]["text"]
    assert acted["messages"][0]["buttons"] == ["A person, please"]
    assert acted["active_form"] == "order_status_form"


def test_the_address_is_taken_from_beside_a_question(talk: Conversation) -> None:
    talk.say("please send my order HG-10495 to another address")
    talk.say("eva.norden@example.com")
    told = talk.say("how much is delivery? I've moved to The Old Mill, Nether Wallop, Hampshire")
    assert "goes to: The Old Mill, Nether Wallop, Hampshire. Is that right" in told
    assert "free" in told.split("So order")[0]


def test_a_question_on_the_way_stands_in_what_the_form_is_about(talk: Conversation) -> None:
    start_return(talk, "HG-10477", "jonas.falk@example.com")
    told = talk.say("hold on, who pays for sending it?")
    assert "Returns are free" in told and "What is the reason" in told


def test_two_orders_are_both_shown(talk: Conversation) -> None:
    talk.say("where are my orders HG-10432 and HG-10433?")
    told = talk.say(ANNA)
    assert "rain jacket" in told and "deck boots" in told


def test_everything_at_once_comes_to_one_outcome(talk: Conversation) -> None:
    acted = talk.act("I want to return the rope mat of HG-10391, my mail is sofia.lind@example.com")
    assert ["30 days" in message["text"] for message in acted["messages"]] == [True]


@pytest.mark.parametrize("text", ["ah found the mail, it was in junk"])
def test_a_matter_that_settles_itself_ends_kindly_in_a_form_and_before_one(
    talk: Conversation, text: str
) -> None:
    assert "Good to hear" in talk.say(text)
    talk.say("where is my order?")
    assert talk.parse(text)["fills_slot"]
    acted = talk.act(text)
    assert "Good to hear" in acted["messages"][0]["text"] and acted["active_form"] is None


def test_an_order_number_in_an_interruption_fills_nothing(talk: Conversation) -> None:
    start_return(talk, "HG-10477", "jonas.falk@example.com")
    acted = talk.act("do you gift wrap orders such as HG-10480?")
    assert acted["slots"]["order_number"] == "HG-10477"
