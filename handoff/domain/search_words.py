"""Words as search compares them: without case, accents and punctuation; how well they match, and
where.

Both databases are given the same words, so that both find the same. What is written as one, such
as AB-10432 or an address, is kept as a whole beside its parts: `ab10432`, `ab`, `10432`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from handoff.domain.errors import Invalid

MOST_TERMS = 10
LONGEST_WORD = 64
"""Characters of a word that are kept; nobody types more of it."""
SNIPPET = 140
"""Characters, more or less."""
LEAD = 40
"""Characters of a snippet before the first hit."""

_WRITTEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+")
_SPELT_OUT = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})
"""Letters that Unicode does not take apart."""


@dataclass(frozen=True, slots=True)
class Term:
    """What was written as one. `parts`: its words, each of which may be the beginning of one."""

    whole: str
    parts: tuple[str, ...]

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """Words that must all be there, or those of the next alternative."""
        return ((self.whole,), self.parts) if len(self.parts) > 1 else ((self.whole,),)


@dataclass(frozen=True, slots=True)
class SnippetPart:
    """Some of a text; `hit`: it is what was searched for."""

    text: str
    hit: bool


def begins(word: str, typed: str) -> bool:
    """Whether `typed` may stand for this word: as its beginning, unless it is a single letter."""
    return word.startswith(typed) if is_prefix(typed) else word == typed


def is_prefix(typed: str) -> bool:
    return len(typed) > 1


def words_of(text: str) -> list[str]:
    """All words of the text, folded, in their order."""
    return [word for one in _written(text) for word in one]


def terms_of(query: str) -> tuple[Term, ...]:
    """What to look for: all of these.

    Raises:
        Invalid: there is nothing to look for, or too much.
    """
    terms = tuple(
        dict.fromkeys(
            Term(words[-1], tuple(words[:-1]) or tuple(words)) for words in _written(query) if words
        )
    )
    if sum(len(term.whole) for term in terms) < 2:
        raise Invalid("write at least two letters or digits to search for")
    if len(terms) > MOST_TERMS:
        raise Invalid(f"search for at most {MOST_TERMS} words at once; leave some out")
    return terms


def score(terms: Sequence[Term], words: Collection[str]) -> int:
    """How well a text with these words matches: 2 for each term that is there as it was written,
    1 for one that is the beginning of a word, 0 for one that is not there."""
    known = frozenset(words)
    return sum(_score(term, known) for term in terms)


def _score(term: Term, words: frozenset[str]) -> int:
    if any(words.issuperset(these) for these in term.alternatives):
        return 2
    return int(
        any(
            all(any(begins(word, one) for word in words) for one in these)
            for these in term.alternatives
        )
    )


def snippet(text: str, terms: Sequence[Term]) -> tuple[SnippetPart, ...]:
    """The text around the first hit, on one line, with the hits marked."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    hits = list(_hits(line, terms))
    start = _start(line, hits[0][0] if hits else 0)
    end = min(len(line), start + SNIPPET)
    parts: list[SnippetPart] = [SnippetPart("…", False)] if start else []
    at = start
    for begin, stop in hits:
        if begin < at or begin >= end:
            continue
        parts += [SnippetPart(line[at:begin], False), SnippetPart(line[begin:stop], True)]
        at = stop
    parts.append(SnippetPart(line[at : max(at, end)] + ("…" if end < len(line) else ""), False))
    return tuple(part for part in parts if part.text)


def _start(line: str, hit: int) -> int:
    """Where the snippet begins: at a word, a little before the hit."""
    if hit <= LEAD:
        return 0
    space = line.find(" ", hit - LEAD, hit)
    return space + 1 if space >= 0 else hit


def _hits(line: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Spans: of a whole, or of single words."""
    for written in _WRITTEN.finditer(line):
        spans = list(_WORD.finditer(written[0]))
        whole = "".join(map(_fold, (span[0] for span in spans)))
        if len(spans) > 1 and any(begins(whole, term.whole) for term in terms):
            yield written.start() + spans[0].start(), written.start() + spans[-1].end()
            continue
        for span in spans:
            if any(begins(_fold(span[0]), one) for term in terms for one in term.parts):
                yield written.start() + span.start(), written.start() + span.end()


def _written(text: str) -> Iterator[list[str]]:
    """The words of whatever is written as one; after them, if there are several, the whole."""
    for one in _WRITTEN.findall(unicodedata.normalize("NFC", text)):
        words = [folded for word in _WORD.findall(one) if (folded := _fold(word))]
        if len(words) > 1:
            words.append("".join(words)[:LONGEST_WORD])
        yield [word[:LONGEST_WORD] for word in words]


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(one for one in apart if one.isalnum()).translate(_SPELT_OUT)
