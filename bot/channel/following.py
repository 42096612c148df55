"""A message that only names another thing goes on with the question before: "and to Norway?".

Rules without Rasa. Which questions can be about which things, an assistant says itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from common.assistant.runtime import Runtime

_LITTLE_WORDS = """
    and or but also then plus what how about the a an in at to from for of with your one ones
    shop store branch please same goes
    und oder auch was wie ist mit nach für von der die das den dem im am zum bitte
    et ou aussi pour vers de du des le la les l à au en chez
    y o también qué tal para el los las un una por favor s
"""
BESIDE_A_NAME = frozenset(_LITTLE_WORDS.split())
"""Words that may stand around the names in such a message; together they ask nothing."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Asked:
    """The customer's message before: its `intent`, and the answers chosen for it, by intent."""

    intent: str | None = None
    chosen: Mapping[str, Any] | None = None


def asked_in(parse: Mapping[str, Any]) -> Asked:
    """`parse`: a message's parse as Rasa stored it."""
    intent = (parse.get("intent") or {}).get("name")
    return Asked(intent, parse.get("response_selector"))


def goes_on(
    text: str, entities: Iterable[Mapping[str, Any]], before: Asked, assistant: Runtime
) -> bool:
    """Whether the message does nothing but name what the question before can be about.

    `text` and the places of `entities` are those of the unified text.
    """
    named = [one for one in entities if "start" in one]
    about = (assistant.follow_ups.get(str(one["entity"]), frozenset()) for one in named)
    if not named or not all(before.intent in intents for intents in about):
        return False
    return all(word in BESIDE_A_NAME for word in _WORD.findall(_beside(text, named).lower()))


def _beside(text: str, named: Iterable[Mapping[str, Any]]) -> str:
    """The text without the names."""
    rest, at = [], 0
    for one in sorted(named, key=lambda each: int(each["start"])):
        rest.append(text[at : one["start"]])
        at = int(one["end"])
    return " ".join([*rest, text[at:]])
