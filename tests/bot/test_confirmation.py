"""Nothing is done for a customer without an unmistakable yes to the values as they stand.

Through the running bot and its action server; the shop's database shows what was done.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

import pytest

from harness.bot_servers import Conversation, Servers, running_servers
from tests.conftest import TOKEN

pytestmark = pytest.mark.bot

ANOTHER = "somebody.else@example.com"

Form = Callable[[Servers], Conversation]

ANSWERS_THAT_ARE_NONE = (
    "\u2060\u200d", "\u00ad\u3164", "\u2800", "/", "...",
    "yes but something else too", "ok, only if it's free", "sure, unless I have to pay",
    "ja, aber erst nächste Woche", "oui mais pas maintenant", "sí, pero otro día",
    "really?", "yes？", "¿sí", "correct\u037e", "yes or no?", "are you certain?",
    "I guess so", "sounds about right", "more or less", "not sure", "why not", "if you must",
    "yeah, right", "do it right", "please correct", "👍👎", "yes 🙄", "y̶e̶s̶", "yes no", "hmm",
    "I want to send it back", "please change the address of my order",
    "no, something is wrong", "no idea", "not exactly what I meant",
)  # fmt: skip
REJECTED = (
    "\u2060\u200d", "yes but something else too", "oui mais pas maintenant", "I guess so",
    "yes？", "👍👎", "no idea", "not exactly what I meant",
)  # fmt: skip
"""Some of them, which an interruption must not let through either."""


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    with running_servers(tmp_path_factory.mktemp("bot")) as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_done_before(servers: Servers) -> None:
    with closing(sqlite3.connect(servers.var / "orders.db")) as connection, connection:
        connection.executescript("DELETE FROM returns; DELETE FROM address_changes")


def done(servers: Servers) -> list[tuple[Any, ...]]:
    """Every return and every change of address."""
    with closing(sqlite3.connect(servers.var / "orders.db")) as connection:
        returns = connection.execute("SELECT order_number, item FROM returns").fetchall()
        changes = connection.execute("SELECT order_number, address FROM address_changes")
        return returns + changes.fetchall()


def a_return(servers: Servers) -> Conversation:
    talk = servers.conversation()
    talk.say("I would like to return something")
    talk.say("HG-10477")
    talk.say("jonas.falk@example.com")
    assert "Is that right" in talk.say("the sleeves are too long")
    return talk


def an_address(servers: Servers) -> Conversation:
    talk = servers.conversation()
    talk.say("please send my order HG-10495 to another address")
    talk.say("eva.norden@example.com")
    assert "Is that right" in talk.say("Eva Norden\nAm Siel 5\n25813 Husum")
    return talk


FORMS = pytest.mark.parametrize("form", [a_return, an_address])
DONE = {
    a_return: [("HG-10477", "wool jumper")],
    an_address: [("HG-10495", "Eva Norden, Am Siel 5, 25813 Husum")],
}


# ── what the customer says ───────────────────────────────────────────────────────────────────


@FORMS
def test_no_answer_but_a_plain_yes_does_anything(servers: Servers, form: Form) -> None:
    talk = form(servers)
    for answer in ANSWERS_THAT_ARE_NONE:
        acted = talk.act(answer)
        assert done(servers) == [], answer
        if acted["active_form"] is None:
            talk = form(servers)
        else:
            assert "Is that right" in acted["messages"][-1]["text"], answer


@FORMS
@pytest.mark.parametrize("answer", REJECTED)
def test_what_is_neither_yes_nor_no_is_asked_again_and_then_a_yes_acts_once(
    servers: Servers, form: Form, answer: str
) -> None:
    talk = form(servers)
    assert talk.parse(answer)["fills_slot"]
    acted = talk.act(answer)
    assert acted["rejected_slot"]
    refusal, question = acted["messages"]
    assert "clear yes" in refusal["text"] and question["buttons"] == ["Yes", "No"]
    assert "Done" in talk.act("Yes", message_id="y")["messages"][0]["text"]
    talk.act("Yes", message_id="y")
    talk.say("yes")
    assert done(servers) == DONE[form]


@FORMS
def test_two_unclear_answers_in_a_row_end_the_form_as_two_unusable_values_do(
    servers: Servers, form: Form
) -> None:
    talk = form(servers)
    assert talk.act("well, who knows")["active_form"]
    second = talk.act("ok whatever")
    assert second["rejected_slot"] and second["active_form"] is None
    assert "haven't changed anything" in second["messages"][-1]["text"]
    talk.say("yes")
    assert done(servers) == []


@FORMS
@pytest.mark.parametrize("answer", ["Nein danke!", "non", "No.", "that’s wrong", "👎"])
def test_a_plain_no_ends_the_form(servers: Servers, form: Form, answer: str) -> None:
    talk = form(servers)
    acted = talk.act(answer)
    assert acted["active_form"] is None and not acted["rejected_slot"]
    assert acted["messages"][0]["text"].startswith("All right")
    talk.say("yes")
    assert done(servers) == []


@pytest.mark.parametrize(
    "answer", ["Ja, bitte!", "OUI 👍", "sí, gracias", "ｙｅｓ", "👌🏽", "yesss"]
)
def test_a_plain_yes_acts_in_each_language(servers: Servers, answer: str) -> None:
    assert "Done" in a_return(servers).say(answer)
    assert done(servers) == DONE[a_return]


@FORMS
def test_a_question_in_between_is_answered_and_the_confirmation_asked_again(
    servers: Servers, form: Form
) -> None:
    talk = form(servers)
    acted = talk.act("what are your opening hours?")
    assert "10:00" in acted["messages"][0]["text"]
    assert "Is that right" in acted["messages"][-1]["text"] and done(servers) == []
    talk.say("yes please")
    assert done(servers) == DONE[form]


@FORMS
def test_the_wish_said_once_more_is_no_yes_to_the_values(servers: Servers, form: Form) -> None:
    talk = form(servers)
    wish = "I want to send it back" if form is a_return else "please change my order's address"
    acted = talk.act(wish)
    assert "Is that right" in acted["messages"][-1]["text"] and done(servers) == []
    talk.say("yes")
    assert done(servers) == DONE[form]


@pytest.mark.parametrize("again", ["I want to send something back", "ok", "?", "\u200b"])
def test_after_a_word_that_fills_nothing_a_value_is_still_checked(
    servers: Servers, again: str
) -> None:
    talk = servers.conversation()
    talk.say("I would like to return something")
    assert "order number" in talk.say(again)
    talk.say("HG-10477")
    assert talk.act(ANOTHER)["rejected_slot"]


@pytest.mark.parametrize("text", ["\u200e\u200f", "\ufeff \u2062", "\u3164\u3164", "\u2800"])
def test_nothing_visible_fills_no_slot(servers: Servers, text: str) -> None:
    talk = servers.conversation()
    talk.say("I would like to return something")
    for asked_for, value in (
        ("order_number", "HG-10477"),
        ("email", "jonas.falk@example.com"),
        ("return_reason", "it itches"),
    ):
        before = talk.act("hello")["slots"]
        assert talk.act(text)["slots"] == before
        assert talk.parse("x")["requested_slot"] == asked_for
        talk.say(value)


# ── the classifier, buttons, other parts of the conversation ─────────────────────────────────


def act_as(talk: Conversation, text: str, intent: str) -> dict[str, Any]:
    """Act on a parse in which the classifier is sure of `intent`."""
    parse = talk.parse(text)
    parse["intent"] = {"name": intent, "confidence": 1.0}
    answer = talk.servers.post(
        "act", conversation_id=talk.id, message_id=f"{text}{intent}", epoch=0, text=text,
        parse=parse,
    )  # fmt: skip
    acted: dict[str, Any] = answer.json()
    return acted


@FORMS
@pytest.mark.parametrize("intent", ["affirm", "deny"])
def test_the_classifier_alone_settles_nothing(servers: Servers, form: Form, intent: str) -> None:
    talk = form(servers)
    acted = act_as(talk, "the tide is coming in", intent)
    assert acted["active_form"] and acted["rejected_slot"]
    assert "Is that right" in acted["messages"][-1]["text"] and done(servers) == []


@FORMS
@pytest.mark.parametrize("text", ["hmm", "yes"])
def test_a_button_that_clarifies_an_older_text_confirms_nothing(
    servers: Servers, form: Form, text: str
) -> None:
    talk = form(servers)
    acted = talk.act(text, intent="affirm")
    assert acted["active_form"] and done(servers) == []
    assert "Is that right" in acted["messages"][-1]["text"]


@FORMS
def test_a_yes_written_before_the_question_was_read_is_asked_for_again(
    servers: Servers, form: Form
) -> None:
    talk = form(servers)
    acted = talk.act("yes", answers_last_reply=False)
    assert "Is that right" in acted["messages"][-1]["text"] and not acted["rejected_slot"]
    assert done(servers) == []
    talk.say("yes")
    assert done(servers) == DONE[form]


@FORMS
def test_a_yes_after_a_person_spoke_answers_the_person(servers: Servers, form: Form) -> None:
    talk = form(servers)
    said = [{"who": "agent", "text": "Shall I look for a bigger size?"}]
    servers.post("turns", conversation_id=talk.id, turns=said)
    talk.say("yes")
    assert done(servers) == []


@FORMS
def test_a_yes_after_the_form_was_left_is_no_confirmation(servers: Servers, form: Form) -> None:
    talk = form(servers)
    servers.post("deactivate", conversation_id=talk.id)
    talk.say("yes")
    assert done(servers) == []


@FORMS
def test_a_yes_after_the_question_was_undone_is_no_confirmation(
    servers: Servers, form: Form
) -> None:
    talk = form(servers)
    servers.post("rewind", conversation_id=talk.id, message_id=str(talk.turn))
    talk.say("yes")
    assert done(servers) == []


def test_a_correction_is_shown_before_a_yes_counts_for_it(servers: Servers) -> None:
    talk = servers.conversation()
    for said in ("I want to send something back", "HG-10418", "karim.ansari@example.com"):
        talk.say(said)
    talk.say("the kettle")
    talk.say("the lid does not close")
    acted = talk.act("yes, and it is the duffel bag")
    assert "duffel bag" in acted["messages"][-1]["text"] and not acted["rejected_slot"]
    assert done(servers) == []
    talk.say("yes")
    assert done(servers) == [("HG-10418", "duffel bag")]


def test_an_order_that_slipped_in_by_a_question_is_not_acted_on_unchecked(
    servers: Servers,
) -> None:
    talk = a_return(servers)
    shown = talk.act("do you gift wrap orders such as HG-10480?")["messages"][-1]["text"]
    assert "HG-10477: wool jumper" in shown and "Is that right" in shown
    talk.say("yes")
    assert done(servers) == DONE[a_return]


@FORMS
def test_a_yes_while_the_action_server_was_down_does_nothing_later(
    servers: Servers, form: Form
) -> None:
    talk = form(servers)
    servers.stop_actions()
    assert talk.act("yes")["failed"]
    servers.start_actions()
    talk.say("how long does delivery take?")
    assert done(servers) == []


# ── the action server by itself ──────────────────────────────────────────────────────────────


def run_action(servers: Servers, text: str, **slots: Any) -> list[str]:
    """What `action_create_return` says to this message and these slots, called as Rasa calls it."""
    known = {
        "order_number": "HG-10477", "email": "jonas.falk@example.com",
        "return_item": "wool jumper", "return_reason": "it itches",
    }  # fmt: skip
    required = [*known, "confirmed"]
    shown = ["return_form", *(f"{slot}={value}" for slot, value in known.items())]
    tracker = {
        "sender_id": "someone", "events": [], "paused": False, "active_loop": {},
        "latest_action_name": "return_form", "followup_action": None, "latest_input_channel": "",
        "slots": {**known, "confirmed": True, "shown": shown, **slots},
        "latest_message": {"text": text, "intent": {"name": "affirm"}, "entities": [],
                           "message_id": "1", "metadata": {}},
    }  # fmt: skip
    body = {
        "next_action": "action_create_return", "sender_id": "someone", "tracker": tracker,
        "domain": {"forms": {"return_form": {"required_slots": required}}},
    }  # fmt: skip
    url = f"{servers.actions_url}/webhook"
    answer = servers.http.post(url, params={"token": TOKEN}, content=json.dumps(body))
    assert answer.status_code == 200, answer.text
    return [said["text"] for said in answer.json()["responses"]]


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("I want to return something", {}),
        ("yes but later", {}),
        ("\u200b", {}),
        ("yes", {"return_reason": "another one"}),
        ("yes", {"shown": None}),
        ("yes", {"confirmed": None}),
        ("yes", {"confirmed": False}),
        ("no", {}),
    ],
)
def test_a_slot_that_says_confirmed_is_not_enough_for_the_action(
    servers: Servers, text: str, slots: dict[str, Any]
) -> None:
    said = run_action(servers, text, **slots)
    assert done(servers) == []
    assert said == [] if slots.get("confirmed", True) is None else "haven't changed" in said[0]


def test_the_action_acts_on_a_yes_to_what_was_shown(servers: Servers) -> None:
    """Otherwise the test above would show nothing."""
    assert "RT-" in run_action(servers, "yes")[0]
    assert done(servers) == DONE[a_return]
