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

from bot.channel.replies import corrects, excluded, is_only
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

_CONNECTING = {"en": "and|also", "de": "und|auch", "fr": "et|aussi", "es": "y|e|también"}
_POINTING = {
    "en": "it|they|them|those|these",
    "de": "davon|dafür|dazu|dort|dorthin|dahin|(?:dauert|kostet|passt)\\s+(?:es|das)",
    "fr": "ça|celui|celle",
    "es": "eso|ese|allí",
}
"""Words that stand for what was named before. Left out are those that are mostly articles, say
"you", or stand for nothing (la, los, les, sie; "gibt es")."""

_EXPLETIVE = re.compile(r"\b(?:is|was|would)\s+it\s+(?:possible|true|ok(?:ay)?|better)\b", re.I)

MOST_WORDS = 8
"""Of a question that leans on the one before."""

MOST_WORDS_UNSURE = 14
"""Of a message that means little by itself."""

SURE_OF_THE_ANSWER = 0.5
"""So probable must one of the earlier intent's answers be, to be what is asked for."""

SURE_BY_ITSELF, SURE_THOUGH_IT_LEANS = 0.5, 0.8
"""What is more certain than this is no part of the matter before: by itself, and if it connects or
points to what was said."""

NEAR, NEAR_IF_IT_LEANS = 0.4, 0.28
"""So near (`bot/components/selection.py`) must a message be to the examples of the earlier intent
to be about its matter, if nothing in it says so: "from what amount upwards?", not "are dogs
allowed?"; and if it connects or points to what was said: "up to how much do they go?"."""

IN_THE_RUNNING = 3
"""Among so many likeliest intents of a message, the one before is what it means, if it is as near
as `NEAR_IN_THE_RUNNING`; else it must be nearer, and one of its answers surer."""

NEAR_IF_LIKELIEST, NEAR_IN_THE_RUNNING, NEAR_THOUGH_UNLIKELY = 0.34, 0.45, 0.5
SURE_THOUGH_UNLIKELY = 0.84
MOST_WORDS_OF_THE_MATTER = 25

CARRIED = "carried"
"""Marks an entity that an earlier message named."""

_WORD = re.compile(r"[^\W_]+")


def _in_each(words: Mapping[str, str], around: str) -> dict[str, re.Pattern[str]]:
    return {key: re.compile(around.format(each), re.IGNORECASE) for key, each in words.items()}


_LEANING = _in_each(_CONNECTING, r"\W*(?:{})\s")
_POINTS = _in_each(_POINTING, r"(?<!\w)(?:{})(?!\w)")


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
    out = excluded(str(parse.get("text") or ""))
    meant = meant_in(parse.get("entities") or (), out)
    return Asked(intent, parse.get("response_selector"), tuple(meant))


def goes_on(
    text: str, entities: Iterable[Mapping[str, Any]], before: Asked, assistant: Runtime
) -> bool:
    """Whether the message does nothing but name what the question before can be about.

    `text` and the places of `entities` are those of the unified text.
    """
    out = excluded(text)
    named = [one for one in meant_in(entities, out) if "start" in one]
    about = (assistant.follow_ups.get(str(one["entity"]), frozenset()) for one in named)
    if not named or not all(before.intent in intents for intents in about):
        return False
    if corrects(text):  # "sorry, Bristol I mean", "Norway, not Sweden"
        spans = [*out, *((int(one["start"]), int(one["end"])) for one in named)]
        return is_only(text, spans, BESIDE_A_NAME)
    return all(word in BESIDE_A_NAME for word in _WORD.findall(_beside(text, named).lower()))


def meant_in(
    entities: Iterable[Mapping[str, Any]], out: Iterable[tuple[int, int]]
) -> list[Mapping[str, Any]]:
    """Those that are not in one of these places."""
    places = list(out)
    return [
        one
        for one in entities
        if not any(start <= one.get("start", -1) and one["end"] <= end for start, end in places)
    ]


def asks_more(
    text: str, parse: Mapping[str, Any], before: Asked, language: str | None = None
) -> bool:
    """Whether a message asks for another of the answers that the earlier message's intent has: "and
    unworn?", "when do they run out?". That must be more certain than what it means by itself. Or it
    stays with the matter, and is nothing clear by itself.

    `parse`: its own, with the answers chosen for its likeliest intents and for the one before.
    """
    return _asks_another(text, parse, before, language) or _stays_with_it(text, parse, before)


def _stays_with_it(text: str, parse: Mapping[str, Any], before: Asked) -> bool:
    """Whether a message that is no clear question of its own is still about the matter before: "I
    only need to know which button", after how to cancel; the same answer may be meant again."""
    choice = (parse.get("response_selector") or {}).get(before.intent) or {}
    names = [one["name"] for one in parse.get("intent_ranking") or ()]
    if not choice or corrects(text) or len(_WORD.findall(text)) > MOST_WORDS_OF_THE_MATTER:
        return False
    near = float(choice.get("near") or 0)
    if names[:1] == [before.intent]:
        return near >= NEAR_IF_LIKELIEST
    if float((parse.get("intent") or {}).get("confidence") or 0) >= SURE_THOUGH_IT_LEANS:
        return False
    if before.intent in names[:IN_THE_RUNNING]:
        return near >= NEAR_IN_THE_RUNNING
    sure = float((choice.get("response") or {}).get("confidence") or 0)
    return near >= NEAR_THOUGH_UNLIKELY and sure >= SURE_THOUGH_UNLIKELY


def _asks_another(text: str, parse: Mapping[str, Any], before: Asked, language: str | None) -> bool:
    intent = parse.get("intent") or {}
    choice = (parse.get("response_selector") or {}).get(before.intent) or {}
    if len(choice.get("ranking") or ()) < 2 or len(_WORD.findall(text)) > MOST_WORDS_UNSURE:
        return False
    answer = choice["response"]
    key = str(answer.get("intent_response_key") or "")
    sure, alone = float(answer.get("confidence") or 0), float(intent.get("confidence") or 0)
    if sure < SURE_OF_THE_ANSWER or key.partition("/")[2] in ("", GENERAL):
        return False
    leans = _leans(text, language) or _points(text, language)
    near = float(choice.get("near") or 0) >= (NEAR_IF_IT_LEANS if leans else NEAR)
    if intent.get("name") == before.intent:
        return near
    if key == _answer_to(before):
        return False
    if _leans(text, language) and sure > alone:
        return True
    return near and alone < (SURE_THOUGH_IT_LEANS if leans else SURE_BY_ITSELF)


def asks_on_the_way(text: str, parse: Mapping[str, Any], intent: str) -> bool:
    """Whether a question that interrupts a form asks for one of the answers of this intent, which
    the form is about; a form is as much of a context as a question that was answered."""
    if len(_WORD.findall(text)) > MOST_WORDS_UNSURE:
        return False
    choice = (parse.get("response_selector") or {}).get(intent) or {}
    near = float(choice.get("near") or 0)
    meant = parse.get("intent") or {}
    if meant.get("name") == intent:
        return near >= NEAR_IF_IT_LEANS
    sure = float((choice.get("response") or {}).get("confidence") or 0)
    alone = float(meant.get("confidence") or 0)
    return near >= NEAR and sure >= SURE_OF_THE_ANSWER and alone < SURE_THOUGH_IT_LEANS


def _answer_to(before: Asked) -> str | None:
    chosen = ((before.chosen or {}).get(before.intent or "") or {}).get("response") or {}
    key: str | None = chosen.get("intent_response_key")
    return key


def carried(
    text: str,
    intent: str | None,
    entities: Iterable[Mapping[str, Any]],
    before: Asked,
    assistant: Runtime,
    language: str | None = None,
) -> list[dict[str, Any]]:
    """What the earlier message was about and this one, which names nothing that a question can go
    on with, must be about, too, as entities without a place in the text."""
    named = any("start" in one and one["entity"] in assistant.follow_ups for one in entities)
    if named or not (_leans(text, language) or _points(text, language)):
        return []
    return [
        {"entity": one["entity"], "value": one["value"], CARRIED: True}
        for one in before.entities
        if intent in assistant.follow_ups.get(str(one["entity"]), frozenset())
    ]


def _leans(text: str, language: str | None) -> bool:
    return (
        1 < len(_WORD.findall(text)) <= MOST_WORDS
        and _of(_LEANING, language).match(text) is not None
    )


def _points(text: str, language: str | None) -> bool:
    return (
        len(_WORD.findall(text)) <= MOST_WORDS
        and not _EXPLETIVE.search(text)
        and _of(_POINTS, language).search(text) is not None
    )


def _of(patterns: Mapping[str, re.Pattern[str]], language: str | None) -> re.Pattern[str]:
    """That of the language, or of English where it has none or nobody knows which it is."""
    base = re.split("[-_]", language or "")[0].lower()
    return patterns.get(base, patterns["en"])


def _beside(text: str, named: Iterable[Mapping[str, Any]]) -> str:
    """The text without the names."""
    rest, at = [], 0
    for one in sorted(named, key=lambda each: int(each["start"])):
        rest.append(text[at : one["start"]])
        at = int(one["end"])
    return " ".join([*rest, text[at:]])
