"""What is assumed where a project says nothing, going by intents' names and examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LONGEST_LABEL = 60
COMPARED = 60
"""How many examples of an intent are compared with one another, at most."""

_A_PERSON = frozenset(
    {
        *("human", "agent", "operator", "person", "representative", "handoff", "handover"),
        *("escalate", "escalation", "mitarbeiter", "mitarbeiterin", "mensch", "berater"),
        "ansprechpartner",
    }
)
_FOR_A_PERSON = frozenset({"complaint", "complain", "beschwerde", "emergency", "notfall"})
_SMALL_TALK = frozenset(
    {
        *("greet", "greeting", "greetings", "hello", "hi", "welcome", "goodbye", "bye", "farewell"),
        *("thank", "thanks", "thankyou", "chitchat", "smalltalk", "mood", "gruss", "begruessung"),
        *("begruessen", "danke", "dank", "verabschiedung", "abschied", "tschuess", "hallo"),
    }
)
_ABOUT_THE_BOT = frozenset({"bot", "challenge", "robot"})
_WORD = re.compile(r"[^\W_]+")


def asks_for_a_person(intents: Iterable[str]) -> frozenset[str]:
    """Intents whose names say that the customer wants a person."""
    return frozenset(
        name
        for name in intents
        if _words(name) & _A_PERSON and not _words(name) & (_ABOUT_THE_BOT | {"are", "is"})
    )


def always_human(intents: Iterable[str]) -> frozenset[str]:
    """Intents that ask for a person, and those that no bot should settle."""
    names = list(intents)
    settled = frozenset(name for name in names if _words(name) & _FOR_A_PERSON)
    return asks_for_a_person(names) | settled


def small_talk(intents: Iterable[str]) -> frozenset[str]:
    return frozenset(name for name in intents if _words(name) & (_SMALL_TALK | {"challenge"}))


def hands_over(action: str) -> bool:
    """Whether a custom action's name says that it passes the conversation to a person."""
    words = _words(action)
    return "action" in words and bool(words & _A_PERSON)


def typical(examples: Sequence[str]) -> str | None:
    """The example that shares most words with the others and fits on a button; None if none fits.

    Ties go to the first, since people write the plainest example first.
    """
    fit = [text for text in examples[:COMPARED] if 0 < len(text) <= LONGEST_LABEL]
    words = {text: _words(text) for text in fit}

    def shared(text: str) -> float:
        mine = words[text]
        return sum(len(mine & theirs) / len(mine | theirs or {""}) for theirs in words.values())

    best = max(fit, key=shared, default=None)
    return best[:1].upper() + best[1:] if best else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
