"""What a message takes from the question before.

"And to Norway?" names another thing and asks the same; "and unworn?" asks another thing about the
same; "how long does it take?" says of what it is about no more than "it". Rules without Rasa. Which
questions can be about which things, an assistant says itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.components.selection import GENERAL
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

CONNECTING = frozenset({"and", "also", "und", "auch", "et", "aussi", "y", "e", "también"})
_POINTING = """
    it them those these
    es davon dafür dazu dort dorthin dahin
    ça celui celle
    eso ese allí
"""
POINTING = frozenset(_POINTING.split())
"""Words that stand for what was named before. Left out are those that are mostly articles or say
"you" (la, los, les, sie)."""

MOST_WORDS = 8
"""Of a question that leans on the one before."""

SURE_OF_THE_ANSWER = 0.5
"""So probable must one of the earlier intent's answers be, to be what is asked for."""

CARRIED = "carried"
"""Marks an entity that an earlier message named."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Asked:
    """The customer's message before: its `intent`, the answers chosen for it, by intent, and what
    it named or was about."""

    intent: str | None = None
    chosen: Mapping[str, Any] | None = None
    entities: tuple[Mapping[str, Any], ...] = ()


def asked_in(parse: Mapping[str, Any]) -> Asked:
    """`parse`: a message's parse as Rasa stored it."""
    intent = (parse.get("intent") or {}).get("name")
    return Asked(intent, parse.get("response_selector"), tuple(parse.get("entities") or ()))


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


def asks_more(text: str, parse: Mapping[str, Any], before: Asked) -> bool:
    """Whether a message asks for another of the answers that the earlier message's intent has: "and
    unworn?". That must be more certain than what it means by itself.

    `parse`: its own, with the answers chosen for its likeliest intents.
    """
    intent = parse.get("intent") or {}
    if not _leans(text):
        return False
    answer = ((parse.get("response_selector") or {}).get(before.intent) or {}).get("response") or {}
    kind = str(answer.get("intent_response_key") or "").partition("/")[2]
    sure, alone = float(answer.get("confidence") or 0), float(intent.get("confidence") or 0)
    return kind not in ("", GENERAL) and sure >= SURE_OF_THE_ANSWER and sure > alone


def carried(
    text: str,
    intent: str | None,
    entities: Iterable[Mapping[str, Any]],
    before: Asked,
    assistant: Runtime,
) -> list[dict[str, Any]]:
    """What the earlier message was about and this one, which names nothing, must be about, too, as
    entities without a place in the text."""
    if any("start" in one for one in entities) or not (_leans(text) or _points(text)):
        return []
    return [
        {"entity": one["entity"], "value": one["value"], CARRIED: True}
        for one in before.entities
        if intent in assistant.follow_ups.get(str(one["entity"]), frozenset())
    ]


def _leans(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return 1 < len(words) <= MOST_WORDS and words[0] in CONNECTING


def _points(text: str) -> bool:
    words = _WORD.findall(text.lower())
    return len(words) <= MOST_WORDS and not POINTING.isdisjoint(words)


def _beside(text: str, named: Iterable[Mapping[str, Any]]) -> str:
    """The text without the names."""
    rest, at = [], 0
    for one in sorted(named, key=lambda each: int(each["start"])):
        rest.append(text[at : one["start"]])
        at = int(one["end"])
    return " ".join([*rest, text[at:]])
