"""The questions of a message, apart from each other: "do you ship to Norway and what's your phone
number?" Pure rules; the words are in `words.py`.
"""

from __future__ import annotations

from bot.channel import replies
from bot.channel.phrases import any_of, compiled, phrases, words_in

MOST = 3
"""Who asks more is telling a story, and is better understood as a whole."""

FEWEST_WORDS = 3
"""A shorter piece means nothing by itself."""


def questions_in(text: str) -> list[str]:
    """What can be understood piece by piece; [] where there is only one thing, or too many."""
    sentences = (text[start:end] for start, end in replies.sentences(text))
    pieces = [piece for sentence in sentences for piece in _clauses(sentence)]
    telling = [piece for piece in pieces if len(words_in(piece)) >= FEWEST_WORDS]
    return telling if 2 <= len(telling) <= MOST else []


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
