"""The lists of `words.py` as patterns on a unified text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache

from bot.channel.words import LANGUAGES, Words

_WORD = re.compile(r"\w+(?:'\w+)*")


def phrases(of: Callable[[Words], str], languages: Iterable[Words] = LANGUAGES) -> list[str]:
    """Those of these languages, as they are written in the lists."""
    listed = [phrase for language in languages for phrase in of(language).split(",")]
    return [" ".join(phrase.split()) for phrase in listed if phrase.strip()]


def any_of(spelt: Iterable[str]) -> str:
    """A pattern for any of these phrases as whole words, the longest first."""
    longest_first = sorted(set(spelt), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(map(_loosely, longest_first))})(?!\w)"


def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=256)
def named(spelt: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of these names, one or several of the thing."""
    return compiled(rf"(?:{any_of(spelt)}|{any_of(f'{each}s' for each in spelt)})")


def bare(word: str) -> str:
    """A word without case, accents and apostrophes."""
    decomposed = unicodedata.normalize("NFD", word.casefold().replace("'", ""))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def words_in(text: str) -> list[str]:
    return [bare(word) for word in _WORD.findall(text)]


def single_words(of: Callable[[Words], str]) -> frozenset[str]:
    """Every word of these phrases by itself."""
    return frozenset(word for phrase in phrases(of) for word in words_in(phrase))


def _loosely(phrase: str) -> str:
    """With or without its apostrophes and accents, and any white space between its words."""
    return r"\s+".join("".join(map(_letter, word)) for word in phrase.split())


def _letter(char: str) -> str:
    if char == "'":
        return "'?"
    plain = bare(char)
    return re.escape(char) if plain == char.casefold() else f"[{char}{plain}]"
