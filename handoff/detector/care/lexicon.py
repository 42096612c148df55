"""How one language speaks of what needs care: lists of expressions, each with its own purpose.

They are matched against text as `plain.readings` gives it: lower case, no accents, no apostrophes,
one space between words, and " . " where a sentence ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from handoff.detector.care.needed import Needed
from handoff.domain.care import CareCategory

_NOTHING = re.compile(r"(?!)")
_NONE: Mapping[CareCategory, Iterable[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Expressions:
    """Expressions for whole words, by category; only those are tried whose fragments are there."""

    patterns: tuple[tuple[CareCategory, re.Pattern[str]], ...]
    needed: Needed

    @classmethod
    def of(cls, by_category: Mapping[CareCategory, Iterable[str]], before: str = "") -> Expressions:
        """In the order of the mapping. `before`: what may be written together with them."""
        pairs = [(category, one) for category, each in by_category.items() for one in each]
        return cls(
            tuple((category, _whole_words(one, before)) for category, one in pairs),
            Needed.by(one for _, one in pairs),
        )

    def first_in(self, plain: str, tried: Iterable[int] | None = None) -> CareCategory | None:
        """The first category found; `tried`: the numbers of the expressions, None: all."""
        numbers = range(len(self.patterns)) if tried is None else sorted(tried)
        some = (self.patterns[number] for number in numbers)
        return next((category for category, pattern in some if pattern.search(plain)), None)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`language`: its tag."""

    language: str
    figures: re.Pattern[str]
    """Blanked out before anything else is searched."""
    figures_needed: Needed
    signs: Expressions
    """They count wherever they occur."""
    mentions: Expressions
    """They count unless the message is about goods: a film, a game, a poster."""
    goods: re.Pattern[str]
    small_words: frozenset[str]
    """They tell which language it is."""

    @classmethod
    def of(
        cls,
        language: str,
        *,
        figures: Iterable[str],
        signs: Mapping[CareCategory, Iterable[str]],
        mentions: Mapping[CareCategory, Iterable[str]] = _NONE,
        goods: Iterable[str] = (),
        run_together: Iterable[str] = (),
        small_words: str = "",
        elided: str = "",
    ) -> Lexicon:
        """`run_together`: signs of self-harm written as one word, within whatever word. `elided`:
        what may be written together with a sign's first word ("j'arrive")."""
        figures, together = tuple(figures), tuple(rf"\w*{each}\w*" for each in run_together)
        every = dict(signs) | ({"self_harm": (*together, *signs["self_harm"])} if together else {})
        return cls(
            language,
            figures=_any_of(figures),
            figures_needed=Needed.by(figures),
            signs=Expressions.of(every, elided),
            mentions=Expressions.of(mentions, elided),
            goods=_any_of(tuple(goods)),
            small_words=frozenset(small_words.split()),
        )

    @property
    def fragments(self) -> frozenset[str]:
        """All that the expressions demand."""
        every = (self.figures_needed, self.signs.needed, self.mentions.needed)
        return frozenset[str]().union(*(each.fragments for each in every))


def _any_of(expressions: tuple[str, ...]) -> re.Pattern[str]:
    return _whole_words("|".join(expressions)) if expressions else _NOTHING


def _whole_words(expression: str, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"\b{before}(?:{expression})\b")
