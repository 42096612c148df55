"""The parts of an assistant that people see or set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Intent:
    """`label`: the customer's words for it, on a button; `labels_in`: in other languages than the
    main one. `answer` is empty when the intent opens a dialogue of several steps."""

    name: str
    label: str
    answer: str
    examples: int
    labels_in: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Policy:
    """When the bot must not go on by itself; docs/interfaces.md explains each field.

    `asks_for_a_person`: those of `always_human` by which a customer asks for a person.
    `while_waiting`: small talk that the bot answers though the customer waits for a person.
    `other_languages`: what becomes of customers in whose language there are no answers.
    """

    always_human: frozenset[str] = frozenset()
    asks_for_a_person: frozenset[str] = frozenset()
    small_talk: frozenset[str] = frozenset()
    while_waiting: frozenset[str] = frozenset()
    never_offered: frozenset[str] = frozenset()
    max_options: int = 3
    risk: float = 0.02
    delta: float = 0.05
    coverage: float = 0.98
    other_languages: Literal["answer", "person"] = "answer"


@dataclass(frozen=True)
class Greeting:
    """What the widget says before the first message; with `intro` None, its own general words."""

    intro: str | None = None
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Widget:
    """`greetings`: by language."""

    greetings: Mapping[str, Greeting] = field(default_factory=dict)

    def greeting(self, locale: str, language: str) -> Greeting:
        """For a tag such as `de-AT`. Where the visitor's language has none, the suggestions are
        those of the assistant's own `language`, and there is no intro."""
        tag = locale.replace("_", "-").lower()
        for wanted in (tag, tag.split("-")[0]):
            if wanted in self.greetings:
                return self.greetings[wanted]
        return Greeting(None, self.greetings.get(language, Greeting()).suggestions)
