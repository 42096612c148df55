"""Does a message fill the slot that a form asked for? Pure rules on a parse, without Rasa.

The answer is the intent with which Rasa is to act on the message: `inform` makes the slot mappings
of domain/slots.yml take the text, `affirm` and `deny` settle a confirmation. None means that the
message is something else: an interruption, the wish to stop, or nothing recognisable.

At a confirmation only a plain yes is `affirm` and only a plain no `deny`; what is neither, and no
interruption, is `inform`, and the form asks again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.channel.consent import begins_like_an_answer, is_plain_no, is_plain_yes

INFORM, AFFIRM, DENY = "inform", "affirm", "deny"

CONFIDENT = 0.6
"""From this probability on, another intent is an interruption."""

BRIEF = 2
"""Words."""

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

WISH_OF = {"return_item": "return_item", "new_address": "change_address"}
"""A slot that only one form has -> the intent that began this form: said at the confirmation it
is no interruption, and no yes."""

_QUESTION = re.compile(
    r"\?\s*$|^\W*(?:what|when|where|which|who|why|how|can|could|do|does|did|is|are|will|would|may)\b",
    re.IGNORECASE,
)
_TRIED = {
    "order_number": re.compile(r"\d"),
    "email": re.compile(r"@|\bat\b.*\b(?:dot|com|de|net|org)\b", re.IGNORECASE),
}


def filling_intent(
    parse: Mapping[str, Any], requested_slot: str | None, form_slots: frozenset[str]
) -> str | None:
    """The intent to act with when the message fills `requested_slot` (or corrects another slot
    of the form), else None. `parse` has `text`, `intent` and `entities`."""
    if requested_slot == "confirmed":
        return _plain_answer(parse["text"]) or _other_answer(parse, form_slots)
    if not requested_slot or _wants_to_leave(parse):
        return None
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


def _plain_answer(text: str) -> str | None:
    return AFFIRM if is_plain_yes(text) else DENY if is_plain_no(text) else None


def _other_answer(parse: Mapping[str, Any], form_slots: frozenset[str]) -> str | None:
    """A correction ("no, it's HG-10433") or an answer that is none, unless it is an interruption.
    Either way the form asks for the confirmation again."""
    if _wants_to_leave(parse):
        return None
    wishes = {WISH_OF[slot] for slot in form_slots & WISH_OF.keys()}
    bare, confident = parse["intent"]["name"] in BARE | wishes, _is_confident(parse)
    if bare or _names_a_value(parse, form_slots):
        return INFORM if bare or not confident else None
    if _is_question(parse):
        return INFORM if _is_brief(parse) and not confident else None
    return INFORM if begins_like_an_answer(parse["text"]) or not confident else None


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


def _is_brief(parse: Mapping[str, Any]) -> bool:
    """ "really?" is no question about anything else."""
    return len(parse["text"].split()) <= BRIEF


def _is_question(parse: Mapping[str, Any]) -> bool:
    return bool(_QUESTION.search(parse["text"]))
