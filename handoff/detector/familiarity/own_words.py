"""Names of companies that are no concern of this assistant.

The network tags the words that name a company (`multitask/`). Those that the assistant's own
examples of the intent use are its business ("can I pay with PayPal?"), and so are words that many
of its intents use. Some intents are about companies ("it's cheaper at ..."): there any may be
named. What remains is another company's: "my Instagram password".

How sure the network must be is found in the examples, too, in each language: it takes rare words
for names, long German ones above all, and an example with a word that no other has stands for a
message with a new one. A slip of the finger ("yuor") is no new word.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from common.spelling import Slips
from handoff.detector.multitask.network import Scores
from handoff.detector.wording.wording import in_words
from handoff.domain.language import base_language

MANY = 5
"""A word in the examples of so many intents is the assistant's own, whatever is asked."""

SAMPLE = 40
"""Examples of each intent in each language that are looked at."""
EVEN = 0.0
"""Score at which the network takes a word for a name as likely as not; no limit is lower."""
ENOUGH = 500
"""Of them, in a language, for a limit of its own."""
MOST_MISTAKEN = 0.01
"""Of them, the share in which a word that no other example has may be taken for a name."""
OFTEN = 0.1
"""An intent is about companies if this share of its examples names one."""

Scored = Callable[[Sequence[str]], Iterable[Scores]]

_EDGES = ".,;:!?()[]{}\"'«»“”„‘’*_-–—/\\"
_ENDINGS = ("'s", "’s", "s")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """`of`: by word, the intents whose examples have it; empty: so many that it is always known.
    `about`: the intents that are about companies. `limit`: the score from which a word surely names
    one; `limits`: the same by language, where there are examples enough."""

    of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    about: frozenset[str] = frozenset()
    limit: float = np.inf
    limits: Mapping[str, float] = field(default_factory=dict)
    slips: Slips = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "slips", Slips(self.of))

    @classmethod
    def in_rows(
        cls,
        texts: Sequence[str],
        intents: Sequence[str],
        languages: Sequence[str],
        scored: Scored,
        least: float,
    ) -> OwnWords:
        """Texts [n], the intents [n] that they are examples of, and their languages [n]. `least`:
        what the limit is at least where there are too few to tell."""
        words = [set(map(bare, in_words(text).split())) - {""} for text in texts]
        own = cls(_intents_of(words, intents))
        uses = Counter(word for each in words for word in each)
        looked_at = list(_some(list(zip(intents, languages, strict=True))))
        some = [
            _Looked(intents[at], languages[at], scores)
            for at, scores in zip(looked_at, scored([texts[at] for at in looked_at]), strict=True)
        ]

        def new(word: str) -> bool:
            return uses[word] == 1

        first = own._limit(some, new, least)
        about = frozenset(_about(some, own.of, first))
        others = [each for each in some if each.intent not in about]
        limits = {
            language: own._limit(those, new, EVEN)
            for language in sorted(set(languages))
            if len(those := [each for each in others if each.language == language]) >= ENOUGH
        }
        return cls(own.of, about, own._limit(others or some, new, least), limits)

    def _limit(self, some: Sequence[_Looked], new: Callable[[str], bool], least: float) -> float:
        """That so few new words exceed; a slip counts as the word that was meant."""
        unique = [self._surest(each, new, least) for each in some]
        return float(np.quantile(unique, 1 - MOST_MISTAKEN, method="higher"))

    def _surest(self, each: _Looked, new: Callable[[str], bool], least: float) -> float:
        """The highest score of a new word in it; `least` stands for all that are lower."""
        named = [found for found in _candidates(each.scores) if found[1] > least]
        for word, score, pieces in sorted(named, key=lambda found: -found[1]):
            if new(bare(word)) and not self._known(word, pieces, each.intent, itself=False):
                return score
        return least

    def save(self, file: Path) -> None:
        words = {word: sorted(intents) for word, intents in sorted(self.of.items())}
        listed = {
            "limit": self.limit,
            "limits": dict(self.limits),
            "about_companies": sorted(self.about),
            "words": words,
        }
        file.write_text(json.dumps(listed, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, file: Path) -> OwnWords:
        """Raises OSError or ValueError if the file cannot be used."""
        listed = json.loads(file.read_text(encoding="utf-8"))
        of = {word: frozenset(intents) for word, intents in listed["words"].items()}
        limits = {language: float(limit) for language, limit in listed["limits"].items()}
        return cls(of, frozenset(listed["about_companies"]), float(listed["limit"]), limits)

    def foreign(
        self, scores: Scores, intent: str | None, language: str | None = None
    ) -> tuple[str, ...]:
        """The words that surely name a company, and one that this intent's examples never name."""
        if intent in self.about:
            return ()
        limit = self.limits.get(base_language(language or ""), self.limit)
        return tuple(
            word
            for word, score, pieces in _candidates(scores)
            if score >= limit and not self._known(word, pieces, intent)
        )

    def _known(self, word: str, pieces: int, intent: str | None, itself: bool = True) -> bool:
        """An own word of this intent, in another form, or mistyped; not just `itself`."""
        plain, *others = forms(word)
        if any(self._has(form, intent) for form in ([plain] if itself else []) + others):
            return True
        return pieces != 1 and self._is_a_slip(plain, intent)

    def has(self, word: str) -> bool:
        """Any example has it."""
        return any(form in self.of for form in forms(word))

    def _has(self, word: str, intent: str | None) -> bool:
        intents = self.of.get(word)
        return intents is not None and (not intents or intent in intents)

    def _is_a_slip(self, word: str, intent: str | None) -> bool:
        """Of an own word that begins alike."""
        return any(self._has(known, intent) for known in self.slips.of(word))


@dataclass(frozen=True, slots=True)
class _Looked:
    """An example that was looked at."""

    intent: str
    language: str
    scores: Scores


def _intents_of(words: Sequence[set[str]], intents: Sequence[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for each, intent in zip(words, intents, strict=True):
        for word in each:
            found.setdefault(word, set()).add(intent)
    return {
        word: frozenset() if len(those) >= MANY else frozenset(those)
        for word, those in found.items()
    }


def _about(
    some: Sequence[_Looked], of: Mapping[str, frozenset[str]], limit: float
) -> Iterator[str]:
    """The intents whose examples often name a company that not everything is about."""
    named: dict[str, list[bool]] = {}
    for each in some:
        scores = (s for word, s, _ in _candidates(each.scores) if of.get(bare(word)))
        named.setdefault(each.intent, []).append(max(scores, default=-1e9) >= limit)
    return (intent for intent, hits in named.items() if np.mean(hits) >= OFTEN)


def _some(kinds: Sequence[tuple[str, str]]) -> Iterator[int]:
    """Of each intent in each language at most `SAMPLE` examples, evenly."""
    of_kind: dict[tuple[str, str], list[int]] = {}
    for at, kind in enumerate(kinds):
        of_kind.setdefault(kind, []).append(at)
    for rows in of_kind.values():
        yield from rows[:: -(-len(rows) // SAMPLE)]


def _candidates(scores: Scores) -> Iterator[tuple[str, float, int]]:
    """Words that may be names, their scores, and in how many pieces they are read."""
    pieces = scores.pieces or (1,) * len(scores.words)
    for word, score, count in zip(scores.words, scores.names, pieces, strict=True):
        if may_be_a_name(word):
            yield word, float(score), count


def may_be_a_name(word: str) -> bool:
    """Not an order number or an e-mail address, which nobody has seen before either."""
    return bool(bare(word)) and not any(sign.isdigit() or sign == "@" for sign in word)


def bare(word: str) -> str:
    """In lower case, without the marks around it."""
    return word.strip(_EDGES).casefold()


def forms(word: str) -> list[str]:
    """The word, and what it is without an ending that is no part of a name."""
    plain = bare(word)
    cut = [plain.removesuffix(each) for each in _ENDINGS if plain.endswith(each)]
    return [plain, *cut]
