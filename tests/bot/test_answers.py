"""What the running bot answers: first what was asked, with the facts of what was named."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from harness.bot_servers import Conversation, Servers, running_servers

pytestmark = pytest.mark.bot


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("bot")) as running:
        yield running


@pytest.fixture
def talk(servers: Servers) -> Conversation:
    return servers.conversation()


@pytest.mark.parametrize(
    ("text", "intent", "begins"),
    [
        ("for how many days may I send things back?", "return_policy", "You have 30 days"),
        ("will you still take it back if I had it on for a walk?", "return_policy", "Items should"),
        ("who pays the postage if I send it back?", "return_policy", "Returns are free within"),
        ("does gift wrap cost anything?", "gift_wrap", "Gift wrap costs 3.50 EUR"),
        ("can I write a few lines on a card?", "gift_wrap", "Yes, a card with your message"),
        ("how do I see what's left on my gift card?", "gift_card", "You see the balance"),
        ("can I use two discount codes together?", "voucher_help", "No, only one code per order"),
        ("do my Harbour points run out some day?", "loyalty_points", "Points stay valid for 24"),
        ("can I pay in cash in the shop?", "payment_methods", "You can pay cash in our four"),
        (
            "from which amount on do you deliver for free?",
            "delivery_cost",
            "Delivery is free from",
        ),
    ],
)
def test_the_first_sentence_answers_the_question(
    talk: Conversation, text: str, intent: str, begins: str
) -> None:
    assert talk.parse(text)["intent"]["name"] == intent
    assert talk.say(text).startswith(begins)


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "what time does your Bristol store open on Sundays?",
            "On Sunday our Bristol store is open",
        ),
        ("how late is the brest shop open on thursdays", "On Thursday our Brest store is open"),
        ("do you have a store in Leipzig?", "We have no store in Leipzig"),
        ("do you ship to Portugal?", "Yes, we deliver to Portugal: for 12.90 EUR"),
        ("what does shipping to Sweden cost?", "Delivery to Sweden costs 12.90 EUR"),
        ("do I have to pay customs in Norway?", "For Norway the carrier collects import VAT"),
        ("can you ship to South Korea", "We don't deliver to South Korea yet"),
        ("how do I wash the guernsey?", "Wash the guernsey by hand"),
        ("which size of the sea boots should I take?", "For the sea boots, take half a size more"),
    ],
)
def test_what_was_named_is_in_the_answer(talk: Conversation, text: str, begins: str) -> None:
    assert talk.say(text).startswith(begins)


def test_the_classifier_knows_base_intents_only(talk: Conversation) -> None:
    parsed = talk.parse("how long is the warranty?")
    names = {entry["name"] for entry in parsed["intent_ranking"]}
    assert "warranty" in names and not [name for name in names if "/" in name]
    assert parsed["response_selector"]["warranty"]["response"]["utter_action"] == (
        "utter_warranty/how_long"
    )


def test_an_intent_chosen_for_the_customer_gets_its_own_answer(talk: Conversation) -> None:
    """One that was not among the likely ones when the text was parsed."""
    acted = talk.act("how long do I have", intent="return_policy")
    assert acted["messages"][0]["text"].startswith("You have 30 days")


@pytest.mark.parametrize(
    ("text", "intent", "begins"),
    [
        (
            "can a friend collect my order in Kiel for me?",
            "click_and_collect",
            "Yes, somebody else",
        ),
        ("does a coat have to be unworn if I'm from Spain?", "return_policy", "Items should be"),
    ],
)
def test_what_holds_everywhere_is_answered_so_for_a_named_place(
    talk: Conversation, text: str, intent: str, begins: str
) -> None:
    assert talk.act(text, intent=intent)["messages"][0]["text"].startswith(begins)


def test_a_question_in_a_form_is_answered_and_the_form_goes_on(talk: Conversation) -> None:
    talk.say("where is my order?")
    answer = talk.say("do you deliver to Norway?")
    assert answer.startswith("Yes, we deliver to Norway") and "order number" in answer


def test_only_the_choice_for_the_decided_intent_is_stored(
    servers: Servers, talk: Conversation
) -> None:
    talk.say("how long is the warranty?")
    query = "SELECT data FROM events WHERE sender_id = ? AND type_name = 'user'"
    with closing(sqlite3.connect(servers.var / "tracker.db")) as connection:
        (row,) = connection.execute(query, (talk.id,)).fetchall()
    chosen = json.loads(row[0])["parse_data"]["response_selector"]
    assert set(chosen) == {"all_retrieval_intents", "warranty"} or set(chosen) == {"warranty"}


def test_the_last_named_store_country_and_product_are_remembered(
    servers: Servers, talk: Conversation
) -> None:
    talk.say("is the Kiel shop open on fridays?")
    acted = talk.act("how much is delivery to Denmark?")
    assert acted["slots"] == {}  # not for the agent's summary
    query = "SELECT data FROM events WHERE sender_id = ? AND type_name = 'slot'"
    with closing(sqlite3.connect(servers.var / "tracker.db")) as connection:
        found = [json.loads(row[0]) for row in connection.execute(query, (talk.id,))]
    slots = {each["name"]: each["value"] for each in found}
    assert slots["town"] == "kiel" and slots["country"] == "denmark"


@pytest.mark.parametrize(
    ("first", "then", "begins"),
    [
        ("when is the kiel shop open?", "and bristol?", "Our Bristol store is open"),
        ("what are your opening hours?", "and in Brest?", "Our Brest store is open"),
        ("what does shipping cost?", "and to Norway?", "Delivery to Norway costs 12.90 EUR"),
        ("do I pay customs in Norway?", "what about Italy", "No, there are no customs charges"),
        ("how do I wash the parka?", "and the wool cap?", "Wash the wool cap by hand"),
    ],
)
def test_a_name_alone_goes_on_with_the_question_before(
    talk: Conversation, first: str, then: str, begins: str
) -> None:
    talk.say(first)
    assert talk.parse(then)["follows"]
    assert talk.say(then).startswith(begins)


def test_a_name_alone_does_not_go_on_with_small_talk_or_a_form(talk: Conversation) -> None:
    talk.say("hello")
    assert not talk.parse("and Norway?")["follows"]
    talk.say("where is my order?")
    assert talk.parse("and Norway?")["intent"]["name"] != "greet"


@pytest.mark.parametrize(
    ("first", "then", "says"),
    [
        ("what does shipping to Sweden cost?", "and how long does it take?", "Sweden"),
        ("how do I wash the guernsey?", "and which size of it should I take?", "guernsey"),
        (
            "how many days may I send things back?",
            "and do shoes have to be unworn?",
            "Items should",
        ),
    ],
)
def test_what_was_named_or_asked_before_is_what_the_next_question_is_about(
    talk: Conversation, first: str, then: str, says: str
) -> None:
    talk.say(first)
    assert says in talk.say(then)
