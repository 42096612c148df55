"""Whether a message needs care: danger to life, self-harm, death, the law, the press. Patterns in
four languages.

They must not miss: a truly ambiguous text counts as danger, so that a person reads it. A figure of
speech without any real sign ("dying to know", "killer deal") does not. No model is needed, so this
works whatever has failed; `head` sees more where there is one. Measured in tests/detector/care.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set
from functools import lru_cache

from handoff.detector.care.english import ENGLISH
from handoff.detector.care.french import FRENCH
from handoff.detector.care.german import GERMAN
from handoff.detector.care.lexicon import Lexicon
from handoff.detector.care.matters import MATTERS
from handoff.detector.care.needed import Fragments
from handoff.detector.care.plain import readings
from handoff.detector.care.spanish import SPANISH
from handoff.domain.care import CareCategory, Concern

_DANGERS = (ENGLISH, GERMAN, FRENCH, SPANISH)
_FRAGMENTS = Fragments(frozenset[str]().union(*(each.fragments for each in (*_DANGERS, *MATTERS))))


@lru_cache(maxsize=512)
def concern_in(text: str) -> Concern | None:
    """What `text` speaks of, in whatever language and spelling; None: nothing that needs care.

    Danger comes before everything else. Cached, since a message is checked more than once: when it
    arrives, and when it is dealt with.
    """
    every = [(reading, _FRAGMENTS.of(reading)) for reading in readings(text)]
    return _first_in(every, _DANGERS) or _first_in(every, MATTERS)


def danger_in(text: str) -> Concern | None:
    """Only danger counts."""
    concern = concern_in(text)
    return concern if concern is not None and concern.is_danger else None


def searched(text: str) -> Concern | None:
    """`concern_in` with every expression tried, whatever they demand: the same, and much slower."""
    every = [(reading, None) for reading in readings(text)]
    return _first_in(every, _DANGERS) or _first_in(every, MATTERS)


def language_of(text: str) -> str | None:
    """By its small words; None if two languages are equally likely."""
    return _language_of(next(readings(text), ""), ())


Reading = tuple[str, Set[str] | None]
"""A reading of the text, and the fragments in it; None: every expression is tried."""


def _first_in(every: Iterable[Reading], lexicons: Sequence[Lexicon]) -> Concern | None:
    for text, fragments in every:
        tried = _to_be_tried(lexicons, fragments)
        if not any(signs is None or signs or mentions for _, signs, mentions in tried):
            continue
        plain = _without_figures(text, lexicons, fragments)
        found = _signs_in(plain, tried) or _mentions_in(plain, tried)
        if found:
            return Concern(next(iter(found.values())), _language_of(text, found.keys()))
    return None


Tried = tuple[Lexicon, Set[int] | None, Set[int] | None]
"""Which of its signs and which of its mentions; None: all."""


def _to_be_tried(lexicons: Sequence[Lexicon], fragments: Set[str] | None) -> list[Tried]:
    if fragments is None:
        return [(each, None, None) for each in lexicons]
    return [
        (each, each.signs.needed.met_by(fragments), each.mentions.needed.met_by(fragments))
        for each in lexicons
    ]


def _without_figures(text: str, lexicons: Sequence[Lexicon], fragments: Set[str] | None) -> str:
    for each in lexicons:
        if fragments is None or each.figures_needed.met_by(fragments):
            text = each.figures.sub(" _ ", text)
    return text


def _signs_in(plain: str, tried: Iterable[Tried]) -> dict[str, CareCategory]:
    """By the language whose patterns found it."""
    found = ((each.language, each.signs.first_in(plain, signs)) for each, signs, _ in tried)
    return {language: category for language, category in found if category}


def _mentions_in(plain: str, tried: Sequence[Tried]) -> dict[str, CareCategory]:
    found = ((each.language, each.mentions.first_in(plain, some)) for each, _, some in tried)
    mentioned = {language: category for language, category in found if category}
    about_goods = mentioned and any(each.goods.search(plain) for each, _, _ in tried)
    return {} if about_goods else mentioned


def _language_of(reading: str, found_in: Collection[str]) -> str | None:
    words = reading.split()
    likelihood = {
        each.language: sum(word in each.small_words for word in words) + (each.language in found_in)
        for each in _DANGERS
    }
    likely = [one for one, count in likelihood.items() if count == max(likelihood.values())]
    return likely[0] if len(likely) == 1 else None
