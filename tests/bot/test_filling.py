"""When a message counts as the value a form asked for, and when it is something else."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import pytest

from bot.channel.filling import Reading, in_roles, read_in_form
from bot.channel.understanding import Waiting, understood
from bot.components.patterns import Listed, find_all
from common.assistant import Identifier, Runtime
from common.assistant.forms import Forms, Slot
from common.unified import unified
from harness.shop import SHOP

FORM = frozenset({"order_number", "email", "return_item", "return_reason", "confirmed"})


def fills(
    slot: str | None, text: str, intent: str, confidence: float = 0.9, *entities: str
) -> str | None:
    parse: dict[str, Any] = {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "entities": [{"entity": entity} for entity in entities],
    }
    return read_in_form(parse, slot, FORM, SHOP.runtime).role


@pytest.mark.parametrize(
    ("slot", "text", "intent", "confidence", "entities"),
    [
        ("order_number", "HG-10432", "inform", 0.9, ["order_number"]),
        ("order_number", "where is HG-10432", "order_status", 0.9, ["order_number"]),
        ("order_number", "it is 12", "stock_check", 0.2, []),
        ("order_number", "my mail is a@example.com", "inform", 0.9, ["email"]),
        ("email", "anna at example", "inform", 0.8, []),
        ("email", "a@b", "thank", 0.2, []),
        ("return_item", "the mug", "inform", 0.6, ["product"]),
        ("return_reason", "they arrived broken", "damaged_item", 0.95, []),
        ("return_reason", "changed my mind", "stop", 0.2, []),
        ("new_address", "Hafenstraße 4, Kiel", "store_locations", 0.8, []),
        ("return_reason", "when it came the lid was off", "damaged_item", 0.9, []),
        ("confirmed", "no, it's HG-10433", "inform", 0.5, ["order_number"]),
    ],
)
def test_a_value_or_a_correction_fills(
    slot: str, text: str, intent: str, confidence: float, entities: list[str]
) -> None:
    assert fills(slot, text, intent, confidence, *entities) == "inform"


@pytest.mark.parametrize(
    ("slot", "text", "intent", "confidence"),
    [
        (None, "HG-10432", "inform", 0.9),
        ("order_number", "what are your opening hours?", "store_hours", 0.9),
        ("order_number", "I have never been to Kiel", "deny", 0.3),
        ("order_number", "forget it", "stop", 0.5),
        ("return_reason", "can I exchange it instead?", "exchange_item", 0.9),
        ("return_reason", "when are you open", "store_hours", 0.9),
        ("return_reason", "a person please", "talk_to_human", 0.5),
        ("new_address", "where are your stores?", "store_locations", 0.9),
        ("new_address", "will ye bring it out to Rathlin at all", "delivery_abroad", 0.9),
        ("confirmed", "how long do I have?", "return_policy", 0.9),
        ("confirmed", "is it insured on the way?", "warranty", 0.3),
        ("confirmed", "forget the whole thing", "stop", 0.8),
        ("confirmed", "thank you", "thank", 0.9),
        ("confirmed", "rather change the address of my parcel", "change_address", 0.9),
    ],
)
def test_an_interruption_does_not_fill(
    slot: str | None, text: str, intent: str, confidence: float
) -> None:
    assert fills(slot, text, intent, confidence) is None


@pytest.mark.parametrize(
    ("text", "intent", "confidence", "settled"),
    [
        ("Yes", "affirm", 0.9, "affirm"),
        ("y", "greet", 0.3, "affirm"),
        ("ok go on", "stop", 0.8, "affirm"),
        ("Ja, stimmt", "order_status", 0.9, "affirm"),
        ("No", "deny", 0.9, "deny"),
        ("n", "affirm", 0.4, "deny"),
        ("don't do that", "stop", 0.3, "deny"),
    ],
)
def test_a_plain_yes_and_a_plain_no_settle_a_confirmation_whatever_the_classifier_says(
    text: str, intent: str, confidence: float, settled: str
) -> None:
    assert fills("confirmed", text, intent, confidence) == settled


@pytest.mark.parametrize(
    ("text", "intent", "confidence"),
    [
        ("fine, I suppose", "affirm", 0.99),
        ("yes, only the town is misspelt", "change_address", 0.9),
        ("really?", "affirm", 0.95),
        ("are you sure?", "affirm", 0.7),
        ("which one?", "stock_check", 0.3),
        ("I want to send it back", "return_item", 0.97),
        ("can I send it back?", "return_item", 0.97),
        ("rather something else", "deny", 0.9),
        ("no, leave it at the neighbour's", "delivery_time", 0.9),
        ("hmm", "greet", 0.3),
        ("?", "affirm", 0.4),
        ("🤷", "thank", 0.2),
    ],
)
def test_at_a_confirmation_what_is_neither_is_for_the_form_to_ask_again(
    text: str, intent: str, confidence: float
) -> None:
    assert fills("confirmed", text, intent, confidence) == "inform"


# ── another assistant, whose slots and intents have other names ─────────────────────────────────

LIBRARY = Runtime(
    identifiers=(Identifier("card", r"LC\d{4}"),),
    forms=Forms(
        slots={
            "card": Slot("card", frozenset({"opening"})),
            "title": Slot(None, frozenset({"recommend"})),
        },
        leaving=frozenset({"never_mind"}),
    ),
)


@pytest.mark.parametrize(
    ("slot", "text", "intent", "entities", "filling"),
    [
        ("card", "LC2041", "opening", ["card"], "inform"),
        ("card", "is it 20?", "greeting", [], None),
        ("card", "it says 20", "opening", [], "inform"),
        ("card", "I have lost it", "opening", [], None),
        ("title", "something like Middlemarch", "recommend", [], "inform"),
        ("title", "can you recommend one?", "recommend", [], None),
        ("title", "it was LC2041 by the way", "greeting", ["card"], "inform"),
        ("title", "never mind", "never_mind", [], None),
        ("unheard_of", "Middlemarch", "greeting", [], None),
        ("card", "a person", "stop", [], None),
    ],
)
def test_the_rules_follow_the_assistant(
    slot: str, text: str, intent: str, entities: list[str], filling: str | None
) -> None:
    parse: dict[str, Any] = {
        "text": text,
        "intent": {"name": intent, "confidence": 0.9},
        "entities": [{"entity": entity} for entity in entities],
    }
    assert read_in_form(parse, slot, frozenset({"card", "title"}), LIBRARY).role == filling


def test_an_intent_is_known_by_its_role() -> None:
    forms = replace(LIBRARY.forms, intents={"inform": "angabe"})
    library = replace(LIBRARY, forms=forms)
    parse = {"text": "the blue one", "intent": {"name": "angabe", "confidence": 0.9}}
    read = in_roles({**parse, "entities": []}, library)
    assert read_in_form(read, "card", frozenset({"card"}), library).role == "inform"
    assert in_roles(parse, LIBRARY) is parse


def test_an_intent_that_nobody_recognised_is_no_wish() -> None:
    parse = {"text": "is it?", "intent": {"name": None, "confidence": 0.9}, "entities": []}
    assert read_in_form(parse, "confirmed", frozenset({"title", "confirmed"}), LIBRARY).role is None


# ── corrections, questions about the asking, bare numbers ───────────────────────────────────────


def reading(slot: str, text: str, intent: str = "x", confidence: float = 0.3) -> Reading:
    """As the channel reads it in the shop's form, with the entities that it would find."""
    found = find_all(text, SHOP.runtime.identifiers, [Listed("product", {"oil lamp": "oil lamp"})])
    parsed = {
        "text": unified(text),
        "intent": {"name": intent, "confidence": confidence},
        "entities": [asdict(one) for one in found],
        "parts": {},
    }
    waiting = Waiting(FORM | {"new_address"}, slot)
    read, result = understood(parsed, waiting, SHOP.runtime)
    numbers.clear()
    numbers.extend(e["value"] for e in read["entities"] if e["entity"] == "order_number")
    return result


numbers: list[str] = []


@pytest.mark.parametrize("slot", ["email", "return_item", "return_reason", "confirmed"])
@pytest.mark.parametrize(
    "text",
    [
        "ah sorry, the number should be 20178", "hang on, other order: 20178", "oops 20178",
        "I gave you the wrong one, its 20178", "ｎｏ， ２０１７８", "not 20177 but 20178",
        "correction: HG-20178",
    ],
)  # fmt: skip
def test_a_number_is_corrected_at_any_step(slot: str, text: str) -> None:
    assert reading(slot, text) == Reading("inform")
    assert numbers[-1] == "HG-20178"


@pytest.mark.parametrize(
    "text", ["Hafenweg 8, 24159 Kiel", "75001 Paris", "flat 3, 12345 Example Town"]
)
def test_a_postcode_is_no_order_number(text: str) -> None:
    assert reading("new_address", text) == Reading("inform")
    assert numbers == []


@pytest.mark.parametrize(
    ("slot", "text", "about"),
    [
        ("order_number", "what exactly is an order number", "order_number"),
        ("email", "where do I find the order number?", "order_number"),
        ("email", "why do you ask for my e-mail?", "email"),
        ("order_number", "haven't got it with me", "order_number"),
        ("email", "I can't remember it", "email"),
        ("return_reason", "do I have to say that?", "return_reason"),
        ("return_reason", "is a reason required", "return_reason"),
        ("confirmed", "why do you ask?", "confirmed"),
    ],
)
def test_a_question_about_the_asking_is_explained(slot: str, text: str, about: str) -> None:
    assert reading(slot, text) == Reading("explain", about)


def test_an_assistant_without_explanations_does_not_claim_any() -> None:
    parse = {
        "text": "I don't have it", "intent": {"name": "x", "confidence": 0.3}, "entities": [],
    }  # fmt: skip
    assert read_in_form(parse, "card", frozenset({"card"}), LIBRARY).role is None


@pytest.mark.parametrize(
    ("slot", "text", "about"),
    [
        ("confirmed", "yes but the postal code is off, change it", "new_address"),
        ("confirmed", "fix the house number please", "new_address"),
        ("confirmed", "the e-mail is wrong", "email"),
        ("email", "that was the wrong order", "order_number"),
        ("return_reason", "wait, wrong order", "order_number"),
        ("confirmed", "no, another reason", "return_reason"),
    ],
)
def test_a_value_that_is_only_said_to_be_wrong_is_asked_for_again(
    slot: str, text: str, about: str
) -> None:
    assert reading(slot, text) == Reading("inform", about)


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("return_reason", "you sent the wrong item"), ("return_reason", "other colour than shown"),
        ("new_address", "another town: Rose Cottage, Little Snoring"),
    ],
)  # fmt: skip
def test_what_the_form_asks_for_may_speak_of_wrong_things(slot: str, text: str) -> None:
    assert reading(slot, text) == Reading("inform")


@pytest.mark.parametrize("slot", ["order_number", "return_reason", "new_address", "confirmed"])
def test_a_matter_that_has_settled_itself_ends_the_form(slot: str) -> None:
    assert reading(slot, "it came this minute", "solved_itself", 0.95).role == "solved"
    assert reading(slot, "did it come by itself?", "solved_itself", 0.95).role != "solved"


def test_a_value_named_at_the_confirmation_is_a_correction_and_ends_nothing() -> None:
    said = "oh sorry, the kettle after all"
    assert fills("confirmed", said, "solved", 0.95, "product") == "inform"
    assert fills("confirmed", "oh, it has come", "solved", 0.95) == "solved"


def test_where_such_words_may_be_the_value_only_a_sure_reading_ends_the_form() -> None:
    assert reading("return_reason", "we own three by now", "solved_itself", 0.7).role == "inform"
    assert reading("order_number", "the box is here", "solved_itself", 0.7).role == "solved"


def test_a_question_that_names_a_product_gives_it_only_if_it_asks_nothing_else() -> None:
    assert reading("return_item", "the oil lamp?", "stock_check", 0.4).role == "inform"
    after = "what becomes of the oil lamp after that?"
    assert reading("return_item", after, "product_care", 0.4).role is None


@pytest.mark.parametrize("slot", ["return_reason", "new_address", "return_item"])
@pytest.mark.parametrize("text", ["will it cost anything?", "and the postage?", "when do I get it"])
def test_a_question_is_no_value(slot: str, text: str) -> None:
    assert reading(slot, text, "delivery_cost", 0.4).role is None


def test_a_wish_with_a_value_in_it_is_for_the_form_to_look_into() -> None:
    assert reading("return_item", "can I return the oil lamp?", "return_item", 0.9).role == "inform"
    assert reading("return_item", "the oil lamp?").role == "inform"
