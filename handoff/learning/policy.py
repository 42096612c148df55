"""The escalation policy of an assistant, with the labels of all intents."""

from __future__ import annotations

from collections.abc import Mapping

from common.assistant import Assistant
from common.assistant.care import Care
from common.assistant.other_languages import notes
from handoff.domain.care import MATTERS, MatterCategory
from handoff.domain.language import Languages
from handoff.domain.signals import DISTRESS, RAISED, Policy

PRIORITIES = {"raised": RAISED, "highest": DISTRESS}
"""By the words of policy.yml. Nothing is as urgent as danger."""


def policy_of(assistant: Assistant, learned: Mapping[str, str]) -> Policy:
    """What its designers have set; `learned`: intent -> label, for the intents that were taught."""
    given = assistant.policy
    return Policy(
        always_human=given.always_human,
        asks_for_a_person=given.asks_for_a_person,
        small_talk=given.small_talk,
        while_waiting=given.while_waiting,
        never_offered=given.never_offered,
        max_options=given.max_options,
        labels=assistant.labels | dict(learned),
        risk=given.risk,
        delta=given.delta,
        coverage=given.coverage,
        care=priorities_of(assistant.care),
        labels_in=_labels_in(assistant),
        languages=Languages(
            answered=assistant.languages,
            to_a_person=given.other_languages == "person",
            notes=notes(assistant.language),
        ),
    )


def _labels_in(assistant: Assistant) -> dict[str, dict[str, str]]:
    return {
        language: {
            intent.name: intent.labels_in[language]
            for intent in assistant.intents
            if language in intent.labels_in
        }
        for language in assistant.languages[1:]
    }


def priorities_of(care: Care) -> dict[MatterCategory, int]:
    """Of what needs care without being danger."""
    return {matter: PRIORITIES[care.priorities[matter]] for matter in MATTERS}
