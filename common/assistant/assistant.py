"""Everything that belongs to one assistant, read from its folder: a Rasa project and `baton.yml`.

    from common.assistant import read
    read(Path("data")).name

The folder's files are described in docs/interfaces.md ("An assistant's folder").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from common.assistant.care import Care
from common.assistant.heldout import questions_by_language
from common.assistant.hours import OpeningHours
from common.assistant.parts import Intent, Policy, Widget
from common.assistant.runtime import Runtime
from common.assistant.service_levels import ServiceLevels

_NAMED_BY_RASA = frozenset({"back", "nlu_fallback", "restart", "session_start"})
"""Intents that mean something to Rasa itself."""


@dataclass(frozen=True)
class Assistant:
    """`name`: as customers see it. `languages`: those it answers in, the main one first.

    `sources`: path in a dataset version -> file. `actions`: package or module of custom actions.
    `demo_data`: what that package's `prepare` is given. `conversation_tests`: for Rasa's own test
    runner. `words`: those that belong to this assistant, and so must not occur in the engine.
    """

    folder: Path
    name: str
    languages: tuple[str, ...]
    intents: tuple[Intent, ...]
    answers: frozenset[str]
    """Names of the responses, without `utter_`."""
    policy: Policy
    runtime: Runtime
    widget: Widget
    care: Care
    sources: Mapping[str, Path]
    actions: Path | None = None
    demo_data: Path | None = None
    conversation_tests: Path | None = None
    words: frozenset[str] = field(default_factory=frozenset)
    hours: OpeningHours | None = None
    """None: the team is always there."""
    service_levels: ServiceLevels = field(default_factory=ServiceLevels)
    assumed: tuple[str, ...] = ()
    """A line each: what the folder leaves out, what is assumed instead, what would be better."""

    @property
    def language(self) -> str:
        return self.languages[0]

    @property
    def tested_languages(self) -> frozenset[str]:
        """Languages besides the main one in which there are held-out questions."""
        return frozenset(questions_by_language(self.sources)) - {self.language}

    @property
    def intent_names(self) -> frozenset[str]:
        return frozenset(intent.name for intent in self.intents)

    @property
    def labels(self) -> dict[str, str]:
        return {intent.name: intent.label for intent in self.intents}

    @property
    def taken_names(self) -> frozenset[str]:
        """Names that no taught intent may have: intents, and answers called `utter_NAME`."""
        return self.intent_names | self.answers | _NAMED_BY_RASA
