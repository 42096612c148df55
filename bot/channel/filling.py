"""What a message means to the form that waits for a slot. Pure rules on a parse, without Rasa.

A `Reading` says in which role Rasa should act on it: `inform` makes the assistant's slot mappings
take the text, `affirm` and `deny` settle a confirmation, `explain` asks about the asking, `solved`
ends the matter. No role: an interruption, a wish to stop, or nothing recognisable.

At a confirmation only a plain yes is `affirm` and only a plain no `deny`; anything else that is not
an interruption is `inform`, and the form asks again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.channel import replies
from bot.channel.consent import begins_like_an_answer, is_plain_no, is_plain_yes
from bot.channel.phrases import named
from bot.channel.pieces import seems_to_ask
from bot.channel.replies import Reply
from common.assistant.forms import AFFIRM, DENY, EXPLAIN, INFORM, SOLVED
from common.assistant.runtime import Runtime

CONFIRMED = "confirmed"

CONFIDENT = 0.6
"""At this probability or above, another intent is an interruption."""

BRIEF = 2
"""Words."""

SURELY_SOLVED = 0.9

LEAVING_CONFIDENT = 0.4
"""Mistaking a wish to leave for a value is the worse error, so less certainty is enough."""

BARE = frozenset({INFORM, AFFIRM, DENY})

_EMAIL = "email"
_TRIED_EMAIL = re.compile(r"@|\bat\b.*\b(?:dot|com|de|net|org)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """`about`: the slot that it names without giving a value ("wrong number", "which number?")."""

    role: str | None = None
    about: str | None = None


NO_READING = Reading()


def read_in_form(
    parse: Mapping[str, Any],
    requested_slot: str | None,
    form_slots: frozenset[str],
    assistant: Runtime,
) -> Reading:
    """The message's meaning while the form waits for `requested_slot`.

    `parse` has the unified `text`, the `intent` of what it says beside its questions, and
    `entities`; see `with_bare_identifiers`.
    """
    if not requested_slot:
        return NO_READING
    at_confirmation = requested_slot == CONFIRMED
    answer = _plain_answer(parse["text"]) if at_confirmation else None
    if answer:
        return Reading(answer)
    if _wants_to_leave(parse, assistant):
        return NO_READING
    reply = replies.read(parse["text"])
    names_one = _names_a_value(parse, _unmistakable(form_slots, assistant), assistant)
    if names_one and not at_confirmation:
        mentions = not reply.said and _interrupts(parse, requested_slot, assistant)
        return Reading(None if mentions else INFORM)
    corrects = names_one or (at_confirmation and _names_a_value(parse, form_slots, assistant))
    if _is_solved(parse, reply, requested_slot, assistant) and not corrects:
        return Reading(SOLVED)
    asked = None if names_one else _explains(parse, reply, requested_slot, form_slots, assistant)
    if asked:
        return Reading(EXPLAIN, asked)
    about = None if names_one else _about(parse, reply, requested_slot, form_slots, assistant)
    if about:
        return Reading(INFORM, about)
    if at_confirmation:
        return Reading(_other_answer(parse, reply, form_slots, assistant))
    return Reading(_free_answer(parse, reply, requested_slot, form_slots, assistant))


def with_bare_identifiers(
    parse: Mapping[str, Any],
    requested_slot: str | None,
    form_slots: frozenset[str],
    assistant: Runtime,
) -> list[dict[str, Any]]:
    """The entities, and identifiers without their prefix: all where the form waits for one, others
    where the message says nothing else ("oh wrong number, its 20433")."""
    entities: list[dict[str, Any]] = list(parse["entities"])
    for slot in sorted(form_slots):
        entities += _bare_in(parse["text"], slot, requested_slot, entities, assistant)
    return entities


def in_roles(parse: Mapping[str, Any], assistant: Runtime) -> Mapping[str, Any]:
    """The parse with the intent called by its role, where the assistant gives it one."""
    intent = parse["intent"]
    role = assistant.forms.role_of(intent["name"])
    return {**parse, "intent": {**intent, "name": role}} if role else parse


# ── values ───────────────────────────────────────────────────────────────────────────────────


def _bare_in(
    text: str,
    slot: str,
    requested_slot: str | None,
    known: list[dict[str, Any]],
    assistant: Runtime,
) -> list[dict[str, Any]]:
    identifier = assistant.identifier(assistant.forms.entity_of(slot))
    if identifier is None or identifier.bare is None:
        return []
    spans = [(one["start"], one["end"]) for one in known if "start" in one]
    found = [
        one
        for one in identifier.find_bare(text)
        if all(one.end <= start or one.start >= end for start, end in spans)
    ]
    names = (*assistant.forms.called(slot), *identifier.bare.behind, *identifier.bare.between)
    around = [*spans, *((one.start, one.end) for one in found)]
    if not found or not (slot == requested_slot or replies.is_only(text, around, names)):
        return []
    return [
        {"entity": one.entity, "start": one.start, "end": one.end, "value": one.value}
        for one in found
    ]


def _unmistakable(slots: Iterable[str], assistant: Runtime) -> frozenset[str]:
    """The slots whose values are recognisable by their form: identifiers, e-mail addresses."""
    return frozenset(
        slot for slot in slots if _has_a_form(assistant.forms.entity_of(slot), assistant)
    )


def _has_a_form(entity: str | None, assistant: Runtime) -> bool:
    return entity == _EMAIL or assistant.identifier(entity) is not None


def _names_a_value(parse: Mapping[str, Any], slots: Iterable[str], assistant: Runtime) -> bool:
    found = {entity["entity"] for entity in parse["entities"]}
    return any(assistant.forms.entity_of(slot) in found for slot in slots)


def _tries_a_value(parse: Mapping[str, Any], slot: str, assistant: Runtime) -> bool:
    """The text is an attempt at the value, good or bad, rather than about something else."""
    is_bare = parse["intent"]["name"] == INFORM and _is_confident(parse)
    identifier = assistant.identifier(assistant.forms.entity_of(slot))
    tried = identifier.is_tried if identifier else _TRIED_EMAIL.search
    return is_bare or bool(tried(parse["text"]))


# ── the rules ────────────────────────────────────────────────────────────────────────────────


def _plain_answer(text: str) -> str | None:
    return AFFIRM if is_plain_yes(text) else DENY if is_plain_no(text) else None


def _wants_to_leave(parse: Mapping[str, Any], assistant: Runtime) -> bool:
    intent = parse["intent"]
    leaves = intent["name"] in assistant.forms.leaving
    return leaves and intent["confidence"] >= LEAVING_CONFIDENT


def _is_solved(
    parse: Mapping[str, Any], reply: Reply, requested_slot: str, assistant: Runtime
) -> bool:
    """ "We have two of them now" may be what the form wants to know, so there it must be surer."""
    intents, may_be_a_value = assistant.forms.intents, assistant.forms.taken_for(requested_slot)
    enough = SURELY_SOLVED if intents.get(SOLVED) in may_be_a_value else CONFIDENT
    sure = parse["intent"]["name"] == SOLVED and parse["intent"]["confidence"] >= enough
    return sure and not reply.asked


def _explains(
    parse: Mapping[str, Any],
    reply: Reply,
    requested_slot: str,
    form_slots: frozenset[str],
    assistant: Runtime,
) -> str | None:
    """The slot that the customer asks about or cannot fill: the one that is named, or this one."""
    recognisable = requested_slot in _unmistakable(form_slots, assistant)
    explained = recognisable and parse["intent"]["name"] == EXPLAIN and _is_confident(parse)
    if EXPLAIN not in assistant.forms.intents:
        return None
    about = _slot_named(reply.text, form_slots, assistant) or requested_slot
    names = assistant.forms.called(about)
    if replies.asks_about(reply, names) or explained:
        return about
    return about if about != CONFIRMED and replies.lacks(reply, names) else None


def _about(
    parse: Mapping[str, Any],
    reply: Reply,
    requested_slot: str,
    form_slots: frozenset[str],
    assistant: Runtime,
) -> str | None:
    """The slot whose value is said to be wrong. "It was the wrong one" may be what a form wants to
    know, so where it waits for free text, only what begins as a correction counts."""
    slot = _slot_named(reply.said, form_slots, assistant)
    answers = replies.takes_back(reply.said) or begins_like_an_answer(reply.said)
    is_another = parse["intent"]["name"] not in BARE and _is_confident(parse) and not answers
    if slot is None or is_another or (_wishes(parse, form_slots, assistant) and not answers):
        return None
    if requested_slot == CONFIRMED and replies.excluded(reply.said):
        return None  # "number 89, not 88" says itself what is meant
    typed = requested_slot == CONFIRMED or requested_slot in _unmistakable(form_slots, assistant)
    if typed:
        return slot if replies.corrects(reply.said) else None
    return slot if slot != requested_slot and replies.takes_back(reply.said) else None


def _slot_named(text: str, slots: frozenset[str], assistant: Runtime) -> str | None:
    """The slot with the longest name in the text."""
    found: dict[str, int] = {}
    for slot in sorted(slots):
        called = assistant.forms.called(slot)
        matches = named(called).finditer(text) if called else ()
        found[slot] = max((len(match.group()) for match in matches), default=0)
    best = max(found, key=found.__getitem__, default=None)
    return best if best and found[best] else None


def _other_answer(
    parse: Mapping[str, Any], reply: Reply, form_slots: frozenset[str], assistant: Runtime
) -> str | None:
    """A correction ("no, the other one") or no answer at all, unless it is an interruption. Either
    way the form asks for the confirmation again."""
    wishes, confident = _wishes(parse, form_slots, assistant), _is_confident(parse)
    is_bare = parse["intent"]["name"] in BARE or wishes
    if reply.said and (replies.takes_back(reply.said) or replies.excluded(reply.said)):
        return INFORM
    if reply.said and reply.asked and not _names_a_value(parse, form_slots, assistant):
        return None  # "before I say yes, who pays for it?": first the question
    if is_bare or _names_a_value(parse, form_slots, assistant):
        return INFORM if is_bare or not confident else None
    if not reply.said:
        return INFORM if _is_brief(parse) and not confident else None
    return INFORM if begins_like_an_answer(parse["text"]) or not confident else None


def _free_answer(
    parse: Mapping[str, Any],
    reply: Reply,
    requested_slot: str,
    form_slots: frozenset[str],
    assistant: Runtime,
) -> str | None:
    """A question is no value, unless it is the wish with a value in it ("can I return the mug?") or
    asks nothing else ("the mug?")."""
    if not reply.said:
        corrects = replies.takes_back(reply.text) and _wishes(parse, form_slots, assistant)
        holds_it = corrects or _may_hold_the_value(parse, requested_slot, assistant)
        return INFORM if holds_it else None
    if _interrupts(parse, requested_slot, assistant) or _asks_something(parse, reply):
        return INFORM if _may_hold_the_value(parse, requested_slot, assistant) else None
    if _unmistakable({requested_slot}, assistant) and not _tries_a_value(
        parse, requested_slot, assistant
    ):
        return None
    return INFORM


def _may_hold_the_value(parse: Mapping[str, Any], requested_slot: str, assistant: Runtime) -> bool:
    if parse["intent"]["name"] == assistant.forms.wish_of(requested_slot):
        return parse["intent"]["name"] is not None
    entity = assistant.forms.entity_of(requested_slot)
    named = [
        (one["start"], one["end"])
        for one in parse["entities"]
        if one["entity"] == entity and "start" in one
    ]
    return bool(named) and replies.is_only(
        parse["text"], named, assistant.forms.called(requested_slot)
    )


def _interrupts(parse: Mapping[str, Any], requested_slot: str, assistant: Runtime) -> bool:
    """Confidently another intent, unless it is a statement that may well be the value."""
    name = parse["intent"]["name"]
    if name in BARE or not _is_confident(parse):
        return False
    return assistant.forms.intents.get(name, name) not in assistant.forms.taken_for(requested_slot)


def _asks_something(parse: Mapping[str, Any], reply: Reply) -> bool:
    """ "Do youse deliver to Belfast" has no mark, and no words that always ask."""
    is_bare = parse["intent"]["name"] in BARE or not _is_confident(parse)
    return not is_bare and seems_to_ask(reply.said)


def _wishes(parse: Mapping[str, Any], slots: frozenset[str], assistant: Runtime) -> bool:
    return parse["intent"]["name"] in {assistant.forms.wish_of(slot) for slot in slots} - {None}


def _is_confident(parse: Mapping[str, Any]) -> bool:
    return float(parse["intent"]["confidence"]) >= CONFIDENT


def _is_brief(parse: Mapping[str, Any]) -> bool:
    """Such as "really?", which asks about nothing else."""
    return len(parse["text"].split()) <= BRIEF
