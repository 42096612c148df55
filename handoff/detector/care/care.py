"""Whether a message speaks of danger to life or of self-harm: patterns in four languages.

They must not miss: a truly ambiguous text counts as danger, so that a person reads it. A figure of
speech without any real sign ("dying to know", "killer deal") does not. No model is needed, so this
works whatever has failed. Measured in tests/detector/care.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from handoff.detector.care.english import ENGLISH
from handoff.detector.care.french import FRENCH
from handoff.detector.care.german import GERMAN
from handoff.detector.care.plain import readings
from handoff.detector.care.spanish import SPANISH
from handoff.domain.care import Danger, DangerCategory

_LEXICONS = (ENGLISH, GERMAN, FRENCH, SPANISH)


@lru_cache(maxsize=512)
def danger_in(text: str) -> Danger | None:
    """The danger that `text` speaks of, in whatever language and spelling; None: there is none.

    Cached, since a message is checked more than once: when it arrives, and when it is dealt with.
    """
    for reading in readings(text):
        plain = _without_figures(reading)
        found = _signs_in(plain) or _mentions_in(plain)
        if found:
            return Danger(next(iter(found.values())), _language_of(reading, found.keys()))
    return None


def _without_figures(reading: str) -> str:
    for lexicon in _LEXICONS:
        reading = lexicon.figures.sub(" _ ", reading)
    return reading


def _signs_in(plain: str) -> dict[str, DangerCategory]:
    """By the language whose patterns found it."""
    found = ((each.language, each.sign_in(plain)) for each in _LEXICONS)
    return {language: category for language, category in found if category}


def _mentions_in(plain: str) -> dict[str, DangerCategory]:
    if any(lexicon.goods.search(plain) for lexicon in _LEXICONS):
        return {}
    found = ((each.language, each.mention_in(plain)) for each in _LEXICONS)
    return {language: category for language, category in found if category}


def _language_of(reading: str, found_in: Collection[str]) -> str | None:
    """By its small words and by where it was found; None if two are equally likely."""
    words = reading.split()
    likelihood = {
        each.language: sum(word in each.small_words for word in words) + (each.language in found_in)
        for each in _LEXICONS
    }
    likely = [one for one, count in likelihood.items() if count == max(likelihood.values())]
    return likely[0] if len(likely) == 1 else None
