"""The questions of a message, apart from each other: "do you ship to Norway and what's your phone
number?" Pure rules; the words are in `words.py`.

What leads up to a question ("the mug came broken.") belongs to it and is none; only the last piece
may be a wish instead.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.channel import replies
from bot.channel.phrases import any_of, compiled, phrases, words_in

MOST = 3
"""Who asks more is telling a story, and is better understood as a whole."""

FEWEST_WORDS = 3
"""A shorter piece means nothing by itself."""

FEWEST_AROUND = 1
"""Words beside a question that can make it hard to understand."""


def questions_in(
    text: str, values: Collection[replies.Span] = (), names: Collection[str] = ()
) -> list[str]:
    """What can be understood piece by piece; [] where there is only one thing, or too many.

    `values`: where the text gives a value, such as an order number, and `names` what such values
    are called. A last piece with nothing else tells what the question is about, and is no wish.
    """
    pieces = [piece for sentence in replies.sentences(text) for piece in _pieces(text, sentence)]
    telling = [piece for piece in pieces if len(words_in(piece.text)) >= FEWEST_WORDS]
    if len(telling) > MOST:
        return []
    only_values = [piece.is_only(values, names) for piece in telling]
    asking: list[str] = []
    for piece, values_alone in zip(telling, only_values, strict=True):
        if values_alone and asking:
            asking[-1] += f" {piece.text}"
        elif piece.asks or (piece is telling[-1] and not values_alone):
            asking.append(piece.text)
    return asking if len(asking) >= 2 else []


def question_in(text: str) -> list[str]:
    """The one question of a message, without the story around it: "damn, too late. how long have I
    got?"; [] if there are several, or nothing around it."""
    telling = [one for one in replies.sentences(text) if len(words_in(text[slice(*one)])) > 1]
    asking = [asked for one in telling if (asked := _question(text, one))]  # not "What?"
    if len(asking) != 1:
        return []
    ((start, end),) = asking
    question = _without_aside(text[start:end]).strip(_AROUND)
    fewest = len(words_in(question))
    around = len(words_in(text)) - fewest
    return [question] if fewest >= FEWEST_WORDS and around >= FEWEST_AROUND else []


def _question(text: str, sentence: replies.Span) -> replies.Span | None:
    start, end = sentence
    return replies.question(text, sentence) or (sentence if seems_to_ask(text[start:end]) else None)


def _without_aside(question: str) -> str:
    """Without what is told behind it: "can I pay later, I'm in Bristol"."""
    if question.rstrip().endswith("?"):
        return question
    for comma in _COMMA.finditer(question):
        if not seems_to_ask(question[comma.end() :]):
            return question[: comma.start()]
    return question


@dataclass(frozen=True)
class _Piece:
    text: str
    start: int
    asks: bool

    def is_only(self, values: Collection[replies.Span], names: Collection[str]) -> bool:
        end = self.start + len(self.text)
        inside = [
            (max(start, self.start) - self.start, min(stop, end) - self.start)
            for start, stop in values
            if start < end and self.start < stop
        ]
        return bool(inside) and replies.is_only(self.text, inside, names)


def _pieces(text: str, sentence: replies.Span) -> list[_Piece]:
    """Where an "and" leads to another question, what stands before it asks, too."""
    start, end = sentence
    clauses = _clauses(text[start:end])
    said = text[start:end]
    asks = said.rstrip().endswith("?") or "¿" in said or replies.begins_to_ask(said)
    return [
        _trimmed(text, start + first, start + last, asks or len(clauses) > 1)
        for first, last in clauses
    ]


def _trimmed(text: str, start: int, end: int, asks: bool) -> _Piece:
    piece = text[start:end]
    return _Piece(piece.strip(_AROUND), end - len(piece.lstrip(_AROUND)), asks)


def _clauses(sentence: str) -> list[replies.Span]:
    """Apart where an "and", or a comma behind a question, leads to another question."""
    starts = [0]
    ends = []
    for join in _JOIN.finditer(sentence):
        asks = seems_to_ask(sentence[starts[-1] : join.start()]) or sentence.rstrip().endswith("?")
        if _opens(sentence[join.end() :], asks):
            ends.append(join.start())
            starts.append(join.end())
    spans = zip(starts, [*ends, len(sentence)], strict=True)
    return [part for start, end in spans for part in _by_commas(sentence, start, end)]


def _by_commas(sentence: str, start: int, end: int) -> list[replies.Span]:
    """Before a comma there may be a condition or a story, which belongs to the question."""
    parts, at = [], start
    for comma in _COMMA.finditer(sentence, start, end):
        asks = seems_to_ask(sentence[at : comma.start()])
        if asks and _opens(sentence[comma.end() : end], asks):
            parts.append((at, comma.start()))
            at = comma.end()
    return [*parts, (at, end)]


def seems_to_ask(text: str) -> bool:
    """It begins like a question, even if nobody ever began one with just these words."""
    return _opens(text, True)


def _opens(text: str, asks: bool) -> bool:
    """A question as such or, where something is asked at all, what begins like one: "how soon
    after". "When it comes" goes on with what was asked before, and "does not work" tells."""
    text = replies.without_lead(text)
    if replies.begins_to_ask(text):
        return True
    return asks and _OPENS.match(text) is not None and _DEPENDS.match(text) is None


_AROUND = " \n,;"
_COMMA = re.compile(r"\s*,\s+")
_OPENS = compiled(any_of(phrases(lambda one: one.opens)))
_DEPENDS = compiled(
    rf"{_OPENS.pattern}\s+{any_of(phrases(lambda one: f'{one.subjects},{one.denying}'))}"
)
_JOIN = compiled(rf"\s*[,;]?\s*{any_of(phrases(lambda one: one.joins))}\s+")
