"""From a parse to what Rasa is to act on, while a form may be waiting. Rules without Rasa."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channel import replies
from bot.channel.filling import (
    CONFIRMED,
    NO_READING,
    Reading,
    in_roles,
    read_in_form,
    with_bare_identifiers,
)
from common.assistant.forms import INFORM
from common.assistant.runtime import Runtime
from common.unified import unified
from common.visible import shows_nothing

NOTHING_LEFT = "?"
"""Stands in for a message of only slashes or with nothing visible; Rasa needs some text."""

SAID, ASKED = "said", "asked"
LAST = "last"
EMAIL = "email"

SURELY_LEAVING = 0.7
"""Of a last sentence alone, which says less than the whole."""

_COMMAND = re.compile(r"^[\s/]+")


def neutralised(text: str) -> str:
    """In one writing, and without leading slashes: Rasa would take `/restart` as a command, not as
    words."""
    words = _COMMAND.sub("", unified(text)).rstrip()
    return NOTHING_LEFT if shows_nothing(words) else words


@dataclass(frozen=True)
class Waiting:
    """The active form, if any: its required slots, the one that it asked for, and its name."""

    slots: frozenset[str] | None = None
    requested: str | None = None
    form: str | None = None


def parts_of(text: str, waiting: Waiting) -> dict[str, str]:
    """What a reply in a form says, and what it asks, if it does both; at a confirmation else its
    last sentence, if there are several. Each gets an intent."""
    reply = replies.read(text)
    if waiting.slots is None:
        return {}
    if reply.said and reply.asked:
        return {SAID: reply.said, ASKED: reply.asked}
    last = replies.last_sentence(text) if waiting.requested == CONFIRMED else ""
    return {LAST: last} if last else {}


def understood(
    parsed: Mapping[str, Any], waiting: Waiting, assistant: Runtime
) -> tuple[dict[str, Any], Reading]:
    """The parse as the waiting form understands it, and what the message is to that form.

    `parsed["parts"]`: the intents of what `parts_of` found.
    """
    if waiting.slots is None:
        return dict(parsed), NO_READING
    found = with_bare_identifiers(parsed, waiting.requested, waiting.slots, assistant)
    leaves = leaves_in_the_end(parsed["parts"], assistant)
    if leaves:
        return {**parsed, "entities": found, "intent": leaves}, NO_READING
    said = {**parsed, "entities": found, "intent": parsed["parts"].get(SAID, parsed["intent"])}
    roles = in_roles(said, assistant)
    reading = read_in_form(roles, waiting.requested, waiting.slots, assistant)
    return {**parsed, "entities": found}, reading


def merely_given(parsed: Mapping[str, Any], assistant: Runtime) -> dict[str, Any]:
    """The intent of a message that gives an identifier or an address and says nothing more, while
    no form waits for one; nothing for all others."""
    identifying = {EMAIL, *(one.entity for one in assistant.identifiers)}
    places = [one for one in parsed["entities"] if "start" in one]
    spans = [(int(one["start"]), int(one["end"])) for one in places]
    intent = assistant.forms.intents.get(INFORM)
    if intent is None or not any(one["entity"] in identifying for one in places):
        return {}
    if not replies.is_only(parsed["text"], spans, assistant.forms.all_called):
        return {}
    return {"intent": {"name": intent, "confidence": 1.0}}


def leaves_in_the_end(parts: Mapping[str, Any], assistant: Runtime) -> Mapping[str, Any] | None:
    """The wish to stop in a reply's last sentence: "hang on, she's away. Leave it as it was"."""
    last: Mapping[str, Any] | None = parts.get(LAST)
    if last is None or float(last["confidence"]) < SURELY_LEAVING:
        return None
    return last if last["name"] in assistant.forms.leaving else None


def for_the_actions(reading: Reading, parts: Mapping[str, Any]) -> dict[str, Any]:
    """What custom actions are told of the reading, as metadata of the message."""
    return {"about": reading.about, "asked": parts.get(ASKED)}
