"""Typos, so that the model meets them before customers make them."""

from __future__ import annotations

import random

SHORTEST = 4
"""Letters a word needs to be readable when mistyped."""


def mistyped(text: str, chance: float, dice: random.Random) -> str:
    """Each longer word has, with this chance, two letters swapped, one left out or one doubled."""
    words = text.split(" ")
    return " ".join(
        _slip(word, dice) if len(word) >= SHORTEST and dice.random() < chance else word
        for word in words
    )


def _slip(word: str, dice: random.Random) -> str:
    at = dice.randrange(len(word) - 1)
    one, two = word[at], word[at + 1]
    middle = dice.choice((two + one, two + one, two, one + one + two))
    return word[:at] + middle + word[at + 2 :]
