"""What the benchmark has to know of the assistant, read from its own files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from common.assistant import read
from common.input_files import Fault
from harness.project_files import domain

CONFIRMED = "confirmed"
"""The slot of a form that books something: the customer's yes."""


@dataclass(frozen=True, slots=True)
class Shop:
    """`labels`: intents that a clarifying question can offer, and the words for them. `texts`: what
    an intent's response says. `submits`: form -> the action that runs when it is complete; `books`:
    forms that end with a yes.
    """

    always_human: frozenset[str] = frozenset()
    small_talk: frozenset[str] = frozenset()
    never_offered: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    submits: Mapping[str, str] = field(default_factory=dict)
    books: frozenset[str] = frozenset()

    def same_answer(self, one: str | None, other: str) -> bool:
        """Whether both get the same: one intent, or two whose responses are the same text."""
        if one is None or one == other:
            return one == other
        return one in self.texts and self.texts[one] == self.texts.get(other)

    def is_a_matter(self, intent: str) -> bool:
        """A customer's business, and neither small talk nor bare data."""
        return intent in self.labels and intent not in self.small_talk | self.never_offered


def shop_at(data: Path) -> Shop:
    """The assistant in this folder.

    Raises:
        Fault: a form's rule does not say what runs when it is complete.
    """
    assistant, project = read(data), domain(data)
    policy, forms = assistant.policy, project["forms"]
    return Shop(
        always_human=policy.always_human,
        small_talk=policy.small_talk,
        never_offered=policy.never_offered,
        labels=assistant.labels,
        texts=_texts(project["responses"]),
        submits={form: _submit(data, form) for form in forms},
        books=frozenset(f for f, form in forms.items() if CONFIRMED in form["required_slots"]),
    )


def _texts(responses: Mapping[str, Any]) -> dict[str, str]:
    """By intent; of variants, the first that holds without a condition."""
    found: dict[str, Any] = {
        name.removeprefix("utter_"): next((v for v in variants if "condition" not in v), {})
        for name, variants in responses.items()
    }
    return {name: variant["text"] for name, variant in found.items() if "text" in variant}


def _submit(data: Path, form: str) -> str:
    for file in sorted((data / "rules").glob("*.yml")):
        for rule in yaml.safe_load(file.read_text(encoding="utf-8")).get("rules") or []:
            names = [step["action"] for step in rule["steps"] if "action" in step]
            ends = any(
                "active_loop" in step and step["active_loop"] is None for step in rule["steps"]
            )
            if ends and names[:1] == [form] and len(names) > 1:
                return str(names[-1])
    raise Fault(f"{data / 'rules'}: no rule says what runs when {form} is complete")
