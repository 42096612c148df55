"""Conversations through the running bot and its action server, which Rasa's test runner skips."""

from __future__ import annotations

import base64
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import numpy as np
import pytest

from harness.bot_servers import Conversation, Servers, running_servers

pytestmark = pytest.mark.bot

ANNA = "anna.berg@example.com"


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("bot")) as running:
        yield running


@pytest.fixture
def talk(servers: Servers) -> Conversation:
    return servers.conversation()


def rows(servers: Servers, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(servers.var / "orders.db")) as connection:
        return connection.execute(query).fetchall()


def test_the_first_line_says_that_it_is_a_bot(talk: Conversation) -> None:
    assert "a bot" in talk.say("hello").split(".")[0]


# ── order status ─────────────────────────────────────────────────────────────────────────────


def test_an_order_is_shown_for_its_number_and_its_email(talk: Conversation) -> None:
    assert "order number" in talk.say("where is my order?")
    assert "e-mail address" in talk.say("hg 10432")
    told = talk.say(ANNA)
    assert "HG-10432" in told and "on its way" in told and "rain jacket" in told


def test_everything_in_one_message_needs_no_questions(talk: Conversation) -> None:
    assert "on its way" in talk.say(f"Where is my order HG-10432? My e-mail is {ANNA}")


def test_the_wrong_email_shows_nothing(talk: Conversation) -> None:
    talk.say("where is my order HG-10432")
    acted = talk.act("tom.reed@example.com")
    told = " ".join(message["text"] for message in acted["messages"])
    assert acted["rejected_slot"]
    assert "rain jacket" not in told and "DHL" not in told


def test_an_order_that_does_not_exist_is_refused_in_the_same_words(servers: Servers) -> None:
    told = []
    for number in ("HG-10432", "HG-99999"):
        talk = servers.conversation()
        talk.say(f"where is my order {number}")
        told.append(talk.say("nobody@example.com").replace(number, "…"))
    assert told[0] == told[1]


def test_a_second_refusal_in_a_row_ends_the_form(talk: Conversation) -> None:
    talk.say("where is my order HG-10432")
    assert talk.act("a@example.com")["rejected_slot"]
    second = talk.act("b@example.com")
    assert second["rejected_slot"] and second["active_form"] is None
    assert "colleague" in second["messages"][-1]["text"]


def test_a_number_that_is_none_is_refused(talk: Conversation) -> None:
    talk.say("where is my order?")
    acted = talk.act("it is 12")
    assert acted["rejected_slot"] and acted["active_form"] == "order_status_form"


def test_a_number_is_corrected_in_the_middle_of_the_form(talk: Conversation) -> None:
    talk.say("where is my order?")
    talk.say("HG-10433")
    assert talk.act("no wait, it's HG-10432")["slots"]["order_number"] == "HG-10432"
    assert "HG-10432" in talk.say(ANNA)


def test_a_corrected_number_needs_no_second_email(talk: Conversation) -> None:
    talk.say("where is my order HG-10455")
    assert "can't find" in talk.say(ANNA)
    assert "on its way" in talk.say("sorry, HG-10432")


def test_a_question_interrupts_the_form_which_then_goes_on(talk: Conversation) -> None:
    talk.say("where is my order?")
    parsed = talk.parse("what are your opening hours?")
    assert parsed["active_form"] == "order_status_form"
    assert parsed["requested_slot"] == "order_number"
    assert not parsed["fills_slot"]
    answer = talk.say("what are your opening hours?")
    assert "10:00" in answer and answer.endswith("confirmation e-mail.")
    assert talk.parse("HG-10432")["fills_slot"]
    talk.say("HG-10432")
    assert "on its way" in talk.say(ANNA)


def test_stop_leaves_the_form(talk: Conversation) -> None:
    talk.say("where is my order?")
    assert talk.act("forget it")["active_form"] is None


def test_another_order_is_shown_for_its_bare_number(talk: Conversation) -> None:
    talk.say(f"where is my order HG-10432, e-mail {ANNA}")
    assert "was delivered" in talk.say("HG-10433")


# ── returns ──────────────────────────────────────────────────────────────────────────────────


def start_return(talk: Conversation, number: str, email: str) -> None:
    talk.say("I would like to return something")
    talk.say(number)
    talk.say(email)


def test_a_return_is_created_once_it_is_confirmed(servers: Servers, talk: Conversation) -> None:
    start_return(talk, "HG-10433", ANNA)
    talk.say("the mug")
    question = talk.act("it arrived later than I needed it")["messages"][-1]
    assert "enamel mug" in question["text"] and question["buttons"] == ["Yes", "No"]
    assert not rows(servers, "SELECT * FROM returns WHERE item = 'enamel mug'")
    assert "RT-" in talk.say("Yes")
    made = rows(servers, "SELECT order_number, reason FROM returns WHERE item = 'enamel mug'")
    assert made == [("HG-10433", "it arrived later than I needed it")]


def test_the_items_of_the_order_are_offered_as_buttons(talk: Conversation) -> None:
    talk.say("I would like to return something")
    talk.say("HG-10418")
    asked = talk.act("karim.ansari@example.com")["messages"][-1]
    assert asked["buttons"] == ["duffel bag", "enamel kettle", "wool throw", "all items"]


def test_an_item_that_is_not_in_the_order_is_refused(talk: Conversation) -> None:
    start_return(talk, "HG-10418", "karim.ansari@example.com")
    acted = talk.act("the rain jacket")
    assert acted["rejected_slot"] and "duffel bag" in acted["messages"][0]["text"]


def test_a_return_that_is_not_confirmed_is_not_made(servers: Servers, talk: Conversation) -> None:
    start_return(talk, "HG-10477", "jonas.falk@example.com")
    assert "wool jumper" in talk.say("too small")
    assert "haven't noted" in talk.say("no")
    assert not rows(servers, "SELECT * FROM returns WHERE order_number = 'HG-10477'")


def test_a_correction_at_the_confirmation_is_asked_to_be_confirmed(talk: Conversation) -> None:
    start_return(talk, "HG-10418", "karim.ansari@example.com")
    talk.say("the kettle")
    talk.say("we have two of them now")
    assert "wool throw" in talk.say("no, the wool throw")


def test_the_product_named_at_the_start_is_not_asked_for(talk: Conversation) -> None:
    talk.say("I want to return the deck boots")
    talk.say("HG-10433")
    assert "reason" in talk.say(ANNA)


@pytest.mark.parametrize(
    ("number", "email", "why"),
    [
        ("HG-10432", ANNA, "hasn't been delivered"),
        ("HG-10391", "sofia.lind@example.com", "30 days"),
    ],
)
def test_what_cannot_be_returned_is_told_at_once(
    talk: Conversation, number: str, email: str, why: str
) -> None:
    talk.say("I want to send something back")
    talk.say(number)
    acted = talk.act(email)
    assert why in acted["messages"][0]["text"] and acted["active_form"] is None


# ── address ──────────────────────────────────────────────────────────────────────────────────


def test_an_address_is_changed_once_it_is_confirmed(servers: Servers, talk: Conversation) -> None:
    talk.say("please send my order HG-10461 to another address")
    talk.say("marie.leroux@example.com")
    assert "Is that right" in talk.say("Marie Leroux\n12 rue de Siam\n29200 Brest")
    assert "now goes to" in talk.say("yes, please")
    query = "SELECT address FROM orders WHERE number = 'HG-10461'"
    assert rows(servers, query) == [("Marie Leroux, 12 rue de Siam, 29200 Brest",)]


def test_the_address_of_a_dispatched_order_stays(servers: Servers, talk: Conversation) -> None:
    talk.say("please send my order HG-10489 to another address")
    acted = talk.act("lucy.marsh@example.com")
    assert "already left" in acted["messages"][0]["text"] and acted["active_form"] is None
    query = "SELECT address FROM orders WHERE number = 'HG-10489'"
    assert "Cliff Cottages" in str(rows(servers, query))


# ── the channel ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text", ["/restart", "  /restart", "//restart", "/greet{}", "/", "\n/stop"]
)
def test_slash_commands_are_words(talk: Conversation, text: str) -> None:
    talk.say("where is my order HG-10432")
    talk.act(text)
    assert talk.act("what do you charge for delivery?")["slots"]["order_number"] == "HG-10432"


def test_the_same_message_acts_once(servers: Servers, talk: Conversation) -> None:
    start_return(talk, "HG-10433", ANNA)
    talk.say("boots")
    talk.say("they leak")
    first = talk.act("yes", message_id="m")
    second = talk.act("yes", message_id="m")
    assert first == second and "RT-" in first["messages"][0]["text"]
    assert len(rows(servers, "SELECT * FROM returns WHERE item = 'deck boots'")) == 1


def test_parsing_changes_nothing(talk: Conversation) -> None:
    talk.say("where is my order?")
    before = talk.parse("HG-10432")
    assert talk.parse("HG-10432") == before
    assert before["requested_slot"] == "order_number"


def test_the_parse_ranks_every_intent_and_carries_the_vector(talk: Conversation) -> None:
    parsed = talk.parse("when are you open on Saturdays?")
    names = [entry["name"] for entry in parsed["intent_ranking"]]
    assert names[0] == "store_hours" == parsed["intent"]["name"]
    assert len(names) == len(set(names)) >= 51
    assert abs(sum(entry["confidence"] for entry in parsed["intent_ranking"]) - 1) < 1e-6
    vector = np.frombuffer(base64.b64decode(parsed["vector"]), dtype="<f4")
    assert vector.shape == (384 + 512,) and abs(np.linalg.norm(vector) - 1) < 1e-5


def test_vectors_of_texts_are_those_of_a_parse(servers: Servers, talk: Conversation) -> None:
    made = servers.post("vectors", texts=["where is my order?", "hello"]).json()
    assert made["vectors"] == [
        talk.parse(text)["vector"] for text in ("where is my order?", "hello")
    ]
    assert len(made["encoder"]) == 64
    for wrong in ([""], [3], "hello", ["x"] * 17):
        assert servers.post("vectors", texts=wrong).status_code == 400


def test_a_chosen_intent_replaces_the_guess(talk: Conversation) -> None:
    acted = talk.act("hmm, the boots", intent="product_care")
    assert "Wipe the deck boots" in acted["messages"][0]["text"]


def test_the_parse_of_another_model_is_refused(servers: Servers, talk: Conversation) -> None:
    parsed = {**talk.parse("hello"), "model_id": "an-older-one"}
    response = servers.post(
        "act", conversation_id=talk.id, message_id="1", epoch=0, text="hello", parse=parsed
    )
    assert (response.status_code, response.json()["code"]) == (409, "model_changed")


def test_nothing_works_without_the_token(servers: Servers) -> None:
    url = f"{servers.url}/webhooks/baton/health"
    assert servers.http.get(url, headers={"X-Baton-Token": "wrong"}).status_code == 401
    assert servers.http.post(f"{servers.actions_url}/webhook", json={}).status_code == 401
    assert servers.http.get(f"{servers.url}/domain").status_code == 401


def test_a_rewound_turn_never_happened(talk: Conversation) -> None:
    talk.say("where is my order?")
    assert talk.act("HG-10432", message_id="late")["slots"]["order_number"] == "HG-10432"
    talk.servers.post("rewind", conversation_id=talk.id, message_id="late")
    assert talk.parse("HG-10433")["requested_slot"] == "order_number"
    assert talk.act("HG-10433", message_id="late")["slots"]["order_number"] == "HG-10433"


def test_only_the_last_turn_can_be_rewound(talk: Conversation) -> None:
    talk.act("where is my order?", message_id="1")
    talk.act("HG-10432", message_id="2")
    response = talk.servers.post("rewind", conversation_id=talk.id, message_id="1")
    assert response.json() == {"rewound": False}
    assert talk.parse("x")["requested_slot"] == "email"


def test_after_a_person_the_bot_goes_on_with_what_it_knew(talk: Conversation) -> None:
    talk.say(f"where is my order HG-10432, e-mail {ANNA}")
    talk.say("I want to return something from HG-10433")
    talk.servers.post("deactivate", conversation_id=talk.id)
    said = [{"who": "customer", "text": "are you there?"}, {"who": "agent", "text": "I am!"}]
    talk.servers.post("turns", conversation_id=talk.id, turns=said)
    assert talk.parse("hello")["active_form"] is None
    acted = talk.act("how long does delivery take?")
    assert [m["text"][:17] for m in acted["messages"]] == ["Standard delivery"]
    assert acted["slots"]["order_number"] == "HG-10433"


def test_turns_may_come_before_the_bot_ever_spoke(talk: Conversation) -> None:
    said = [{"who": "customer", "text": "a person please"}, {"who": "agent", "text": "Hi"}]
    assert talk.servers.post("turns", conversation_id=talk.id, turns=said).status_code == 200
    assert "order number" in talk.say("where is my order?")
    assert "e-mail" in talk.say("HG-10432")


def test_after_a_reset_nothing_is_remembered(talk: Conversation) -> None:
    talk.say("where is my order HG-10432")
    talk.servers.post("reset", conversation_id=talk.id)
    acted = talk.act("where is my order?")
    assert acted["slots"] == {} and "order number" in acted["messages"][0]["text"]


def test_messages_of_one_conversation_wait_for_one_another(talk: Conversation) -> None:
    talk.say("hello")
    parsed = talk.parse("how long does delivery take?")

    def send(number: int) -> int:
        return talk.servers.post(
            "act", conversation_id=talk.id, message_id=f"n{number % 4}", epoch=0,
            text="how long does delivery take?", parse=parsed,
        ).status_code  # fmt: skip

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(send, range(12))) == {200}
    query = "SELECT data FROM events WHERE sender_id = ? AND type_name = 'user'"
    with closing(sqlite3.connect(talk.servers.var / "tracker.db")) as connection:
        heard = connection.execute(query, (talk.id,)).fetchall()
    assert len(heard) == 1 + 4


def test_the_vector_is_not_stored(talk: Conversation) -> None:
    talk.say("how long does delivery take?")
    with closing(sqlite3.connect(talk.servers.var / "tracker.db")) as connection:
        stored = connection.execute("SELECT data FROM events WHERE sender_id = ?", (talk.id,))
        assert not [row for row in stored if "vector" in row[0]]


def test_a_reply_is_stored_for_good(servers: Servers) -> None:
    """Last in this file: it restarts the bot."""
    talk = servers.conversation()
    talk.say("where is my order?")
    first = talk.act("HG-10432", message_id="before")
    servers.restart_bot()
    assert talk.act("HG-10432", message_id="before") == first
    assert "on its way" in talk.say(ANNA)
