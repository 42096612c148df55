"""Figures of speech in plain words: somebody who is dying to know something is not dying.

The tone model takes such words literally and hears distress in them. What is left is what they
mean: eagerness, or how much depends on it.
"""

from __future__ import annotations

import re

_SURELY = r"(?:(?:literally|absolutely|actually|honestly|really|totally|just|simply) )?"
_FIGURES = tuple(
    (re.compile(pattern, re.IGNORECASE), plain)
    for pattern, plain in (
        (rf"\b{_SURELY}dying to\b(?! die)", "eager to"),
        (rf"\b{_SURELY}dying for\b", "longing for"),
        (rf"(would|could|\bi'?d) {_SURELY}(?:kill|die|murder) for\b", r"\1 love to have"),
        (r"\bto die for\b", "wonderful"),
        (
            r"\b(wait|waiting|suspense|curiosity|anticipation|excitement)( is|'?s) "
            rf"{_SURELY}killing me\b",
            r"\1\2 long",
        ),
        (rf"\b(i'?ll|i will|i would|i'?d) {_SURELY}die (if|unless|when)\b", r"\1 be so upset \2"),
        (r"\b(?:dead|dying|died) (?:laughing|(?:of|from|with) laugh(?:ing|ter))\b", "laughing"),
    )
)


def said_plainly(text: str) -> str:
    """`text` without figures that speak of death and mean something else; straight apostrophes."""
    for figure, plain in _FIGURES:
        text = figure.sub(plain, text)
    return text
