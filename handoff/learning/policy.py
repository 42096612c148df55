"""The escalation policy of an assistant, with the labels of all intents."""

from __future__ import annotations

from collections.abc import Mapping

from common.assistant import Assistant
from common.assistant.other_languages import notes
from handoff.domain.escalation import Policy
from handoff.domain.language import Languages


def policy_of(assistant: Assistant, learned: Mapping[str, str]) -> Policy:
    """What its designers have set; `learned`: intent -> label, for the intents that were taught."""
    given = assistant.policy
    return Policy(
        always_human=given.always_human,
        asks_for_a_person=given.asks_for_a_person,
        small_talk=given.small_talk,
        never_offered=given.never_offered,
        max_options=given.max_options,
        labels=assistant.labels | dict(learned),
        risk=given.risk,
        delta=given.delta,
        coverage=given.coverage,
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
