"""How one language speaks of danger: lists of regular expressions, each with its own purpose.

They are matched against text as `plain.readings` gives it: lower case, no accents, no apostrophes,
one space between words, and " . " where a sentence ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from handoff.domain.care import DangerCategory

_NOTHING = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`run_together`: whole sentences written as one word."""

    language: str
    figures: re.Pattern[str]
    """Blanked out before anything else is searched."""
    signs: Mapping[DangerCategory, re.Pattern[str]]
    """Danger wherever they occur."""
    mentions: Mapping[DangerCategory, re.Pattern[str]]
    """Danger unless the message is about goods: a film, a game, a poster."""
    goods: re.Pattern[str]
    run_together: re.Pattern[str]
    small_words: frozenset[str]
    """They tell which language it is."""

    @classmethod
    def of(
        cls,
        language: str,
        *,
        figures: Iterable[str],
        signs: Mapping[DangerCategory, Iterable[str]],
        mentions: Mapping[DangerCategory, Iterable[str]],
        goods: Iterable[str],
        run_together: Iterable[str],
        small_words: str,
        elided: str = "",
    ) -> Lexicon:
        """`elided`: what may be written together with a sign's first word ("j'arrive")."""
        return cls(
            language,
            figures=_any_of(figures),
            signs={category: _any_of(each, elided) for category, each in signs.items()},
            mentions={category: _any_of(each, elided) for category, each in mentions.items()},
            goods=_any_of(goods),
            run_together=re.compile("|".join(run_together)),
            small_words=frozenset(small_words.split()),
        )

    def sign_in(self, plain: str) -> DangerCategory | None:
        """The first one found, in the order of the mapping: self-harm before the others."""
        if self.run_together.search(plain):
            return "self_harm"
        return _first(self.signs, plain)

    def mention_in(self, plain: str) -> DangerCategory | None:
        return _first(self.mentions, plain)


def _first(patterns: Mapping[DangerCategory, re.Pattern[str]], text: str) -> DangerCategory | None:
    return next((category for category, each in patterns.items() if each.search(text)), None)


def _any_of(alternatives: Iterable[str], before: str = "") -> re.Pattern[str]:
    """One expression that matches whole words."""
    joined = "|".join(alternatives)
    return re.compile(rf"\b{before}(?:{joined})\b") if joined else _NOTHING
