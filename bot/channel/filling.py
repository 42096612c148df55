"""Does a message fill the slot that a form asked for? Pure rules on a parse, without Rasa.

The answer is the intent with which Rasa is to act on the message: `inform` makes the slot mappings
of domain/slots.yml take the text, `affirm` and `deny` settle a confirmation. None means that the
message is something else: an interruption, the wish to stop, or nothing recognisable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

INFORM, AFFIRM, DENY = "inform", "affirm", "deny"

CONFIDENT = 0.6
"""From this probability on, another intent is an interruption."""

LEAVING = frozenset({"stop", "talk_to_human"})
LEAVING_CONFIDENT = 0.4
"""Taking the wish to leave for a value is the worse mistake, so it needs less."""

ENTITY_OF = {"order_number": "order_number", "email": "email", "return_item": "product"}

BARE = frozenset({INFORM, AFFIRM, DENY})

NEIGHBOURS = {
    "order_number": {"order_status", "order_confirmation"},
    "email": {"update_details", "newsletter", "order_confirmation"},
    "return_item": {"return_item", "stock_check", "exchange_item", "product_care"},
    "return_reason": {
        "return_item", "return_policy", "exchange_item", "damaged_item", "wrong_item",
        "missing_item", "warranty", "size_advice", "complaint", "price_match", "delivery_time",
        "parcel_lost", "stock_check", "product_care", "cancel_order", "change_order",
    },
    "new_address": {"change_address", "store_locations", "update_details", "delivery_abroad"},
}  # fmt: skip
"""Intents that a value of this slot is easily taken for; as a statement they do not interrupt."""

_QUESTION = re.compile(
    r"\?\s*$|^\W*(?:what|when|where|which|who|why|how|can|could|do|does|did|is|are|will|would|may)\b",
    re.IGNORECASE,
)
_YES = re.compile(
    r"^\W*(?:y|yes|yeah|yep|yup|yea|sure|ok|okay|correct|right|exactly|confirm(?:ed)?|please do"
    r"|go ahead|do it|ja|oui|sí|si)\b",
    re.IGNORECASE,
)
_NO = re.compile(r"^\W*(?:n|no|nope|nah|don'?t|do not|not|wrong|nein|non)\b", re.IGNORECASE)
_TRIED = {
    "order_number": re.compile(r"\d"),
    "email": re.compile(r"@|\bat\b.*\b(?:dot|com|de|net|org)\b", re.IGNORECASE),
}


def filling_intent(
    parse: Mapping[str, Any], requested_slot: str | None, form_slots: frozenset[str]
) -> str | None:
    """The intent to act with when the message fills `requested_slot` (or corrects another slot
    of the form), else None. `parse` has `text`, `intent` and `entities`."""
    if not requested_slot or _wants_to_leave(parse):
        return None
    if requested_slot == "confirmed":
        return _answer_to_confirmation(parse, form_slots)
    if _names_a_value(parse, form_slots & {"order_number", "email"}):
        return INFORM
    if _interrupts(parse, requested_slot):
        return None
    if requested_slot in _TRIED and not _tries_a_value(parse, requested_slot):
        return None
    return INFORM


def _wants_to_leave(parse: Mapping[str, Any]) -> bool:
    intent = parse["intent"]
    return intent["name"] in LEAVING and intent["confidence"] >= LEAVING_CONFIDENT


def _answer_to_confirmation(parse: Mapping[str, Any], form_slots: frozenset[str]) -> str | None:
    """Yes, no, or a correction ("no, it's HG-10433"), which asks for the confirmation again."""
    if _names_a_value(parse, form_slots):
        return INFORM if not _is_confident(parse) or parse["intent"]["name"] in BARE else None
    if _is_question(parse):
        return None
    name, text = parse["intent"]["name"], parse["text"]
    if name in (AFFIRM, DENY) and _is_confident(parse):
        return str(name)
    if _YES.search(text):
        return AFFIRM
    if _NO.search(text):
        return DENY
    return None


def _names_a_value(parse: Mapping[str, Any], slots: frozenset[str]) -> bool:
    found = {entity["entity"] for entity in parse["entities"]}
    return any(ENTITY_OF.get(slot) in found for slot in slots)


def _interrupts(parse: Mapping[str, Any], requested_slot: str) -> bool:
    """A confident other intent, unless it is a statement that may well be the value."""
    name = parse["intent"]["name"]
    if name in BARE or not _is_confident(parse):
        return False
    return name not in NEIGHBOURS.get(requested_slot, set()) or _is_question(parse)


def _tries_a_value(parse: Mapping[str, Any], slot: str) -> bool:
    """The text is an attempt at the value, good or bad, rather than about something else."""
    bare = parse["intent"]["name"] == INFORM and _is_confident(parse)
    return bare or bool(_TRIED[slot].search(parse["text"]))


def _is_confident(parse: Mapping[str, Any]) -> bool:
    return float(parse["intent"]["confidence"]) >= CONFIDENT


def _is_question(parse: Mapping[str, Any]) -> bool:
    return bool(_QUESTION.search(parse["text"]))
