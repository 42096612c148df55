"""Typing errors put right, as far as an assistant's own words tell: a shop's "retrun" is "return".

Only a word is changed that neither the examples nor the encoders know, to the one word of the
examples that is a slip of a finger or two away. The encoders were taught well-spelt text; a
mistyped word falls into pieces that mean nothing to them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

SHORTEST = 4
"""Letters; of shorter words too many are one slip away from each other."""
LONG = 8
"""A word of so many letters may have two slips in it."""
ENDING = 2
"""Letters at the end that must be right: there, forms of a word differ."""
OFTEN = 2
"""Examples that must use a word for it to be what was meant."""

_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(rf"<[^<>\s]*>|{_WORD.pattern}")
"""A placeholder of the masker, or a word."""


def words_in(texts: Iterable[str]) -> Counter[str]:
    """How many texts use each word, in lower case."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word.casefold() for word in _WORD.findall(text)})
    return counts


class Speller:
    """`counts`: how many examples use each word, in lower case. `is_word`: others that are right as
    they are."""

    def __init__(self, counts: Mapping[str, int], is_word: Callable[[str], bool]) -> None:
        self._counts, self._is_word = counts, is_word
        self._by_deletion: dict[str, list[str]] = {}
        for word, count in counts.items():
            if count >= OFTEN and len(word) >= SHORTEST:
                for form in _with_letters_left_out(word):
                    self._by_deletion.setdefault(form, []).append(word)

    def __call__(self, text: str) -> str:
        """The text with what is surely mistyped put right."""
        return _PART.sub(lambda match: self._right(match.group()), text)

    def _right(self, word: str) -> str:
        lower = word.casefold()
        if lower in self._counts or len(lower) < SHORTEST or lower.startswith("<"):
            return word
        if self._is_word(word) or self._is_word(lower):
            return word
        slips = slips_in(lower)
        near = {
            known: distance
            for form in _with_letters_left_out(lower)
            for known in self._by_deletion.get(form, ())
            if _may_be_meant(lower, known)
            and (distance := slips_between(lower, known, slips)) <= slips
        }
        if not near:
            return word
        best = min(near.values())
        likely = sorted((known for known in near if near[known] == best), key=self._rank)
        if len(likely) > 1 and self._counts[likely[0]] < 3 * self._counts[likely[1]]:
            return word
        return likely[0]

    def _rank(self, word: str) -> tuple[int, str]:
        return -self._counts[word], word


class Slips:
    """Finds which of some words another one may be a mistyped form of. Measuring how far two words
    are apart is slow; most are told apart by their first letter, length and letters."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words` in lower case; short ones are left out."""
        self._by: dict[tuple[str, int], list[tuple[int, str]]] = {}
        for word in words:
            if len(word) >= SHORTEST:
                self._by.setdefault((word[0], len(word)), []).append((_letters(word), word))

    def of(self, typed: str) -> Iterator[str]:
        """Other words that begin alike and are so few slips away from `typed`, in lower case, as a
        word of its length may have."""
        if len(typed) < SHORTEST:
            return
        most, letters = slips_in(typed), _letters(typed)
        for length in range(len(typed) - most, len(typed) + most + 1):
            for others, word in self._by.get((typed[0], length), ()):
                # A slip takes away one letter and brings in another, at most.
                alike = (others ^ letters).bit_count() <= 2 * most
                if alike and word != typed and slips_between(typed, word, most) <= most:
                    yield word


def _letters(word: str) -> int:
    """A bit for each letter in it; letters may share one."""
    bits = 0
    for letter in word:
        bits |= 1 << ord(letter) % 64
    return bits


def slips_in(word: str) -> int:
    """Most that a word of this length may have."""
    return 2 if len(word) >= LONG else 1


def _may_be_meant(typed: str, known: str) -> bool:
    """Not "cassée" and "passée", two words of one sound, nor "chaquetas" and "chaqueta", two forms
    of one word: it begins alike, and ends alike unless only the order of letters differs."""
    if typed[0] != known[0]:
        return False
    return typed[-ENDING:] == known[-ENDING:] or sorted(typed) == sorted(known)


def _with_letters_left_out(word: str) -> set[str]:
    """The word, and with one letter or, if it is long, two left out (Garbe's symmetric deletes)."""
    seen = {word}
    layer = {word}
    for _ in range(2 if len(word) >= LONG - 1 else 1):
        layer = {one[:at] + one[at + 1 :] for one in layer for at in range(len(one))}
        seen |= layer
    return seen


def slips_between(one: str, other: str, most: int) -> int:
    """Letters swapped, left out, added or mistaken (optimal string alignment); more than `most` is
    any larger number."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        row = [i]
        for j, b in enumerate(other, start=1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if before and j > 1 and a == other[j - 2] and b == one[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
