"""Does a message fill the slot that a form asked for? Pure rules on a parse, without Rasa.

The answer is the intent Rasa should act on: `inform` makes the assistant's slot mappings take the
text, `affirm` and `deny` settle a confirmation. None means that the message is something else: an
interruption, a wish to stop, or nothing recognisable.

At a confirmation only a plain yes is `affirm` and only a plain no `deny`; anything else that is not
an interruption is `inform`, and the form asks again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from bot.channel.consent import begins_like_an_answer, is_plain_no, is_plain_yes
from common.assistant.forms import AFFIRM, DENY, INFORM
from common.assistant.runtime import Runtime

CONFIDENT = 0.6
"""At this probability or above, another intent is an interruption."""

BRIEF = 2
"""Words."""

LEAVING_CONFIDENT = 0.4
"""Mistaking a wish to leave for a value is the worse error, so less certainty is enough."""

BARE = frozenset({INFORM, AFFIRM, DENY})

_QUESTION = re.compile(
    r"\?\s*$|^\W*(?:what|when|where|which|who|why|how|can|could|do|does|did|is|are|will|would|may)\b",
    re.IGNORECASE,
)
_EMAIL = "email"
_TRIED_EMAIL = re.compile(r"@|\bat\b.*\b(?:dot|com|de|net|org)\b", re.IGNORECASE)


def filling_intent(
    parse: Mapping[str, Any],
    requested_slot: str | None,
    form_slots: frozenset[str],
    assistant: Runtime,
) -> str | None:
    """The intent to act with when the message fills `requested_slot` (or corrects another slot
    of the form), else None. `parse` has `text`, `intent` and `entities`."""
    if requested_slot == "confirmed":
        return _plain_answer(parse["text"]) or _other_answer(parse, form_slots, assistant)
    if not requested_slot or _wants_to_leave(parse, assistant):
        return None
    if _names_a_value(parse, _unmistakable(form_slots, assistant), assistant):
        return INFORM
    if _interrupts(parse, requested_slot, assistant):
        return None
    if _unmistakable({requested_slot}, assistant) and not _tries_a_value(
        parse, requested_slot, assistant
    ):
        return None
    return INFORM


def in_roles(parse: Mapping[str, Any], assistant: Runtime) -> Mapping[str, Any]:
    """The parse with the intent called by its role, where the assistant gives it one."""
    intent = parse["intent"]
    role = assistant.forms.role_of(intent["name"])
    return {**parse, "intent": {**intent, "name": role}} if role else parse


def _unmistakable(slots: Iterable[str], assistant: Runtime) -> frozenset[str]:
    """The slots whose values are recognisable by their form: identifiers, e-mail addresses."""
    return frozenset(
        slot for slot in slots if _has_a_form(assistant.forms.entity_of(slot), assistant)
    )


def _has_a_form(entity: str | None, assistant: Runtime) -> bool:
    return entity == _EMAIL or assistant.identifier(entity) is not None


def _wants_to_leave(parse: Mapping[str, Any], assistant: Runtime) -> bool:
    intent = parse["intent"]
    leaves = intent["name"] in assistant.forms.leaving
    return leaves and intent["confidence"] >= LEAVING_CONFIDENT


def _plain_answer(text: str) -> str | None:
    return AFFIRM if is_plain_yes(text) else DENY if is_plain_no(text) else None


def _other_answer(
    parse: Mapping[str, Any], form_slots: frozenset[str], assistant: Runtime
) -> str | None:
    """A correction ("no, the other one") or no answer at all, unless it is an interruption. Either
    way the form asks for the confirmation again."""
    if _wants_to_leave(parse, assistant):
        return None
    wishes = {assistant.forms.wish_of(slot) for slot in form_slots} - {None}
    bare, confident = parse["intent"]["name"] in BARE | wishes, _is_confident(parse)
    if bare or _names_a_value(parse, form_slots, assistant):
        return INFORM if bare or not confident else None
    if _is_question(parse):
        return INFORM if _is_brief(parse) and not confident else None
    return INFORM if begins_like_an_answer(parse["text"]) or not confident else None


def _names_a_value(parse: Mapping[str, Any], slots: frozenset[str], assistant: Runtime) -> bool:
    found = {entity["entity"] for entity in parse["entities"]}
    return any(assistant.forms.entity_of(slot) in found for slot in slots)


def _interrupts(parse: Mapping[str, Any], requested_slot: str, assistant: Runtime) -> bool:
    """Confidently another intent, unless it is a statement that may well be the value."""
    name = parse["intent"]["name"]
    if name in BARE or not _is_confident(parse):
        return False
    return name not in assistant.forms.taken_for(requested_slot) or _is_question(parse)


def _tries_a_value(parse: Mapping[str, Any], slot: str, assistant: Runtime) -> bool:
    """The text is an attempt at the value, good or bad, rather than about something else."""
    bare = parse["intent"]["name"] == INFORM and _is_confident(parse)
    identifier = assistant.identifier(assistant.forms.entity_of(slot))
    tried = identifier.is_tried if identifier else _TRIED_EMAIL.search
    return bare or bool(tried(parse["text"]))


def _is_confident(parse: Mapping[str, Any]) -> bool:
    return float(parse["intent"]["confidence"]) >= CONFIDENT


def _is_brief(parse: Mapping[str, Any]) -> bool:
    """Such as "really?", which asks about nothing else."""
    return len(parse["text"].split()) <= BRIEF


def _is_question(parse: Mapping[str, Any]) -> bool:
    return bool(_QUESTION.search(parse["text"]))
