"""The questions of a message, apart from each other: "do you ship to Norway and what's your phone
number?" Pure rules; the words are in `words.py`.

What leads up to a question ("the mug came broken.") belongs to it and is none; only the last piece
may be a wish instead.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.channel import replies
from bot.channel.phrases import any_of, compiled, phrases, words_in

MOST = 3
"""Who asks more is telling a story, and is better understood as a whole."""

FEWEST_WORDS = 3
"""A shorter piece means nothing by itself."""


def questions_in(text: str) -> list[str]:
    """What can be understood piece by piece; [] where there is only one thing, or too many."""
    sentences = (text[start:end] for start, end in replies.sentences(text))
    pieces = [piece for sentence in sentences for piece in _pieces(sentence)]
    telling = [piece for piece in pieces if len(words_in(piece.text)) >= FEWEST_WORDS]
    if len(telling) > MOST:
        return []
    asking = [piece.text for piece in telling if piece.asks or piece is telling[-1]]
    return asking if len(asking) >= 2 else []


@dataclass(frozen=True)
class _Piece:
    text: str
    asks: bool


def _pieces(sentence: str) -> list[_Piece]:
    """Where an "and" leads to another question, what stands before it asks, too."""
    clauses = _clauses(sentence)
    if len(clauses) > 1:
        return [_Piece(clause, True) for clause in clauses]
    asks = sentence.rstrip().endswith("?") or "¿" in sentence or replies.begins_to_ask(sentence)
    return [_Piece(clause, asks) for clause in clauses]


def _clauses(sentence: str) -> list[str]:
    """Apart where an "and" leads to another question."""
    starts = [0]
    ends = []
    for join in _JOIN.finditer(sentence):
        if replies.begins_to_ask(sentence[join.end() :]):
            ends.append(join.start())
            starts.append(join.end())
    pieces = [sentence[start:end] for start, end in zip(starts, [*ends, None], strict=True)]
    return [piece.strip(" \n,;") for piece in pieces]


_JOIN = compiled(rf"\s*[,;]?\s*{any_of(phrases(lambda one: one.joins))}\s+")
