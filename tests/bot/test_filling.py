"""When a message counts as the value a form asked for, and when as something else."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channel.filling import filling_intent, in_roles
from common.assistant import Identifier, Runtime
from common.assistant.forms import Forms, Slot
from tests.support.shop import SHOP

FORM = frozenset({"order_number", "email", "return_item", "return_reason", "confirmed"})


def fills(
    slot: str | None, text: str, intent: str, confidence: float = 0.9, *entities: str
) -> str | None:
    parse: dict[str, Any] = {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "entities": [{"entity": entity} for entity in entities],
    }
    return filling_intent(parse, slot, FORM, SHOP.runtime)


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
        ("order_number", "I don't have it", "deny", 0.3),
        ("order_number", "forget it", "stop", 0.5),
        ("return_reason", "can I exchange it instead?", "exchange_item", 0.9),
        ("return_reason", "when are you open", "store_hours", 0.9),
        ("return_reason", "a person please", "talk_to_human", 0.5),
        ("new_address", "where are your stores?", "store_locations", 0.9),
        ("confirmed", "how long do I have?", "return_policy", 0.9),
        ("confirmed", "hmm", "greet", 0.3),
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
        ("ok go on", "stop", 0.3, "affirm"),
        ("No", "deny", 0.9, "deny"),
        ("n", "affirm", 0.4, "deny"),
        ("don't do that", "stop", 0.3, "deny"),
    ],
)
def test_yes_and_no_settle_a_confirmation(
    text: str, intent: str, confidence: float, settled: str
) -> None:
    assert fills("confirmed", text, intent, confidence) == settled


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
    assert filling_intent(parse, slot, frozenset({"card", "title"}), LIBRARY) == filling


def test_an_intent_is_known_by_its_role() -> None:
    library = Runtime(forms=Forms(intents={"affirm": "ja_gern"}))
    parse = {"text": "ja", "intent": {"name": "ja_gern", "confidence": 0.9}, "entities": []}
    read = in_roles(parse, library)
    assert filling_intent(read, "confirmed", frozenset({"confirmed"}), library) == "affirm"
    other = {**parse, "intent": {"name": "opening", "confidence": 0.9}}
    assert in_roles(other, library) is other
