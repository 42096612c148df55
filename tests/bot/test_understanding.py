"""What a message is that no form waits for, and yet gives values."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channel.understanding import Waiting, merely_given, parts_of, understood
from common.assistant.forms import Forms, Slot
from common.assistant.identifiers import Identifier
from common.assistant.runtime import Runtime

LIBRARY = Runtime(
    identifiers=(Identifier("card_number", r"LC-\d{5}"),),
    forms=Forms(
        {"card": Slot("card_number", called=("library card",))}, intents={"inform": "tell"}
    ),
)


def parsed(text: str, **values: str) -> dict[str, Any]:
    found = [
        {"entity": entity, "value": value, "start": start, "end": start + len(value)}
        for entity, value in values.items()
        for start in (text.index(value),)
    ]
    return {"text": text, "entities": found}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("LC-20431", {"card_number": "LC-20431"}),
        ("my library card is LC-20431", {"card_number": "LC-20431"}),
        ("jo@example.org, LC-20431", {"email": "jo@example.org", "card_number": "LC-20431"}),
    ],
)
def test_a_message_that_only_gives_values_gets_the_intent_for_it(
    text: str, values: dict[str, str]
) -> None:
    assert merely_given(parsed(text, **values), LIBRARY)["intent"]["name"] == "tell"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("renew LC-20431", {"card_number": "LC-20431"}),
        ("the blue one", {"colour": "blue"}),
        ("hello", {}),
    ],
)
def test_one_that_wants_something_or_identifies_nothing_does_not(
    text: str, values: dict[str, str]
) -> None:
    assert merely_given(parsed(text, **values), LIBRARY) == {}


def test_an_assistant_without_such_an_intent_is_left_alone() -> None:
    bare = Runtime(LIBRARY.identifiers)
    assert merely_given(parsed("LC-20431", card_number="LC-20431"), bare) == {}


def waiting(at: str) -> Waiting:
    return Waiting(frozenset({"card", "confirmed"}), at, "card_form")


LEAVING = Runtime(LIBRARY.identifiers, Forms(LIBRARY.forms.slots, frozenset({"quit"})))
AWAY = "Hang on, she is away. Leave it be"


def test_at_a_confirmation_a_wish_to_stop_in_the_last_sentence_is_heard() -> None:
    assert parts_of(AWAY, waiting("confirmed")) == {"last": "Leave it be"}
    assert parts_of(AWAY, waiting("card")) == {} == parts_of("Leave it be", waiting("confirmed"))
    parse = parsed(AWAY) | {"intent": {"name": "greet", "confidence": 0.9}}
    heard = parse | {"parts": {"last": {"name": "quit", "confidence": 0.9}}}
    assert understood(heard, waiting("confirmed"), LEAVING)[0]["intent"]["name"] == "quit"


@pytest.mark.parametrize(("intent", "confidence"), [("quit", 0.6), ("greet", 0.9)])
def test_one_that_is_uncertain_or_means_something_else_changes_nothing(
    intent: str, confidence: float
) -> None:
    parse = parsed(AWAY) | {"intent": {"name": "hours", "confidence": 0.9}}
    heard = parse | {"parts": {"last": {"name": intent, "confidence": confidence}}}
    assert understood(heard, waiting("confirmed"), LEAVING)[0]["intent"]["name"] == "hours"
