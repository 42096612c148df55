"""In which language a customer writes, and in which one the bot answers.

What a text shows by itself is measured elsewhere (`handoff/detector/language.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Weights:
    """What counts for a language beside the text, in the same logarithms; chosen by
    `fitting/language/accuracy.py`."""

    stays: float = 8.0
    """The conversation's: so much must speak for another one before it changes."""
    stays_in_a_form: float = 12.0
    """A value that was asked for may be a name, an address, or what a product is called."""
    page: float = 4.0
    """The page's, before the conversation has one of its own."""


WEIGHTS = Weights()


def language_of(
    evidence: Mapping[str, float],
    so_far: str | None,
    page: str,
    is_value: bool = False,
    weights: Weights = WEIGHTS,
) -> str:
    """The language of one message, as a code such as `de`.

    `evidence`: language -> logarithm of how likely the text is in it, up to a constant; empty for a
    text that shows none, such as a number. `so_far`: the conversation's language. `page`: the
    website's. `is_value`: the text is what a form asked for.
    """
    expected = so_far or page
    if not evidence:
        return expected
    stays = weights.stays_in_a_form if is_value else weights.stays
    weight = weights.page if so_far is None else stays

    def chance(language: str) -> float:
        return evidence[language] + (weight if language == expected else 0.0)

    return max(sorted(evidence), key=chance)


def base_language(tag: str) -> str:
    """`de` of `de-AT` or `de_AT`."""
    return tag.replace("_", "-").split("-")[0].lower()


@dataclass(frozen=True, slots=True)
class Languages:
    """Those that an assistant answers in, the main one first.

    `to_a_person`: customers with another language go to a person; otherwise the bot answers in the
    main one and says so once. `notes`: the words for that, by the customer's language; under "" for
    every language that has none.
    """

    answered: tuple[str, ...] = ("en",)
    to_a_person: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)

    def answers_in(self, language: str | None) -> str:
        """The language of the answer to a customer with this one."""
        same = (tag for tag in self.answered if base_language(tag) == language)
        return next(same, self.answered[0])

    def is_foreign(self, language: str | None) -> bool:
        """There are no answers in it."""
        return language is not None and language not in map(base_language, self.answered)

    def note(self, language: str | None) -> str | None:
        """What the bot says before it answers in another language; None if it need not."""
        if language is None or not self.is_foreign(language):
            return None
        return self.notes.get(language, self.notes.get(""))
