"""What a text must have in it for a regular expression to match: fragments of words.

They are read off the expression itself, so looking for fragments first loses no match. A fragment
lies within one word: what is blanked out of a text, or put between its words, makes none.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Any

# How `re` itself reads an expression; it has no public name.
_parser: Any = importlib.import_module("re._parser")

SHORTEST = 2
"""Letters of a fragment."""
MOST_READINGS = 128
"""Of a piece of an expression; one that can be read in more ways than this demands nothing."""
MOST_CLAUSES = 3
WORDS_KEPT = 1 << 14
_NO_WORD = re.compile(r"[\W_]+")

Clause = frozenset[str]
"""Fragments of which one must be there."""


@dataclass(frozen=True, slots=True)
class Needed:
    """Of some expressions. `clauses`: by each fragment of the rarest clause of one, its number and
    its other clauses. `always`: those that demand nothing."""

    clauses: Mapping[str, Sequence[tuple[int, Sequence[Clause]]]]
    always: frozenset[int]

    @classmethod
    def by(cls, expressions: Iterable[str]) -> Needed:
        clauses: dict[str, list[tuple[int, Sequence[Clause]]]] = {}
        always: set[int] = set()
        for number, expression in enumerate(expressions):
            for alternative in _alternatives(_parser.parse(expression)):
                best = sorted(_sequence(alternative).clauses, key=_share)[:MOST_CLAUSES]
                if not best:
                    always.add(number)
                for fragment in best[0] if best else ():
                    clauses.setdefault(fragment, []).append((number, best[1:]))
        return cls(clauses, frozenset(always))

    @property
    def fragments(self) -> frozenset[str]:
        """All that are looked for."""
        others = (clause for each in self.clauses.values() for _, one in each for clause in one)
        return frozenset(self.clauses).union(*others)

    def met_by(self, fragments: Set[str]) -> Set[int]:
        """The expressions that may match a text with these fragments."""
        return self.always.union(
            number
            for found in fragments
            for number, others in self.clauses.get(found, ())
            if all(not clause.isdisjoint(fragments) for clause in others)
        )


class Fragments:
    """Looks for the fragments of some expressions in texts."""

    def __init__(self, fragments: Set[str]) -> None:
        self._all = fragments
        self._longest = max(map(len, fragments), default=0)
        self._in_word = lru_cache(maxsize=WORDS_KEPT)(self._look)

    def of(self, text: str) -> Set[str]:
        """Those that are in the text."""
        return frozenset[str]().union(*map(self._in_word, text.split()))

    def _look(self, word: str) -> Set[str]:
        return frozenset(
            word[start:end]
            for start in range(len(word))
            for end in range(start + SHORTEST, min(start + self._longest, len(word)) + 1)
            if word[start:end] in self._all
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of an expression. `readings`: all texts that it matches, None if they are many.
    `clauses`: what every text that it matches has in it."""

    readings: frozenset[str] | None
    clauses: tuple[Clause, ...] = ()


_EMPTY = _Piece(frozenset({""}))
_ANYTHING = _Piece(None)
_BLANK = frozenset({" "})


def _alternatives(parsed: Any) -> Iterator[Any]:
    if len(parsed) == 1 and str(parsed[0][0]) == "BRANCH":
        yield from parsed[0][1][1]
    else:
        yield parsed


def _sequence(parsed: Any) -> _Piece:
    """Pieces side by side; adjoining texts make longer fragments."""
    clauses: list[Clause] = []
    everything: frozenset[str] | None = frozenset({""})
    run = frozenset({""})
    for operator, argument in parsed:
        piece = _piece(str(operator), argument)
        clauses += piece.clauses
        everything = _joined(everything, piece.readings)
        longer = None if piece.readings == _BLANK else _joined(run, piece.readings)
        if longer is None:
            clauses += _clause(run)
        run = piece.readings or frozenset({""}) if longer is None else longer
    return _Piece(everything, (*clauses, *_clause(run)))


def _piece(operator: str, argument: Any) -> _Piece:
    match operator:
        case "LITERAL":
            return _Piece(frozenset({chr(argument)}))
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return _EMPTY  # no text of its own
        case "SUBPATTERN":
            return _sequence(argument[-1])
        case "BRANCH":
            return _branches([_sequence(each) for each in argument[1]])
        case "IN":
            kinds = {str(kind) for kind, _ in argument}
            if kinds == {"LITERAL"}:
                return _Piece(frozenset(chr(code) for _, code in argument))
            return _ANYTHING
        case "MAX_REPEAT" | "MIN_REPEAT":
            return _repeated(*argument)
        case _:
            return _ANYTHING


def _branches(pieces: Sequence[_Piece]) -> _Piece:
    known = [piece.readings for piece in pieces if piece.readings is not None]
    readings = frozenset[str]().union(*known) if len(known) == len(pieces) else None
    best = [min(piece.clauses, key=_share) for piece in pieces if piece.clauses]
    if len(best) < len(pieces):
        return _Piece(readings)
    return _Piece(readings, (frozenset[str]().union(*best),))


def _repeated(least: int, most: int, parsed: Any) -> _Piece:
    once = _sequence(parsed)
    if (least, most) == (1, 1):
        return once
    if least:
        return _Piece(None, once.clauses)
    if most == 1 and once.readings is not None:
        return _Piece(once.readings | {""})
    return _ANYTHING


def _joined(first: frozenset[str] | None, second: frozenset[str] | None) -> frozenset[str] | None:
    if first is None or second is None or len(first) * len(second) > MOST_READINGS:
        return None
    return frozenset(map("".join, product(first, second)))


def _clause(readings: frozenset[str] | None) -> tuple[Clause, ...]:
    """The longest word of each; none if one of them has no word that is long enough."""
    if not readings:
        return ()
    longest = frozenset(max(_NO_WORD.split(each), key=len) for each in readings)
    return (longest,) if min(map(len, longest)) >= SHORTEST else ()


def _share(clause: Clause) -> float:
    """Roughly, of words that meet it."""
    return sum(10.0 ** -len(fragment) for fragment in clause)
