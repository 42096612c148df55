"""What customers write, in words that are in the tone model's vocabulary.

The tokenizer ignores capitals and knows hardly any emoji; without this a row of angry faces would
reach the model as nothing, and a sentence shouted in capitals as plain speech.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

from handoff.detector.wording.figures import said_plainly

SHOUTED = "(shouting)"
"""Appended to a text written in capitals."""

FEWEST_CAPITALS = 6
CAPITAL_SHARE = 0.7
"""At least this many letters, and this share of all, must be capitals: "WHERE IS IT", not "my IKEA
lamp"."""

_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_REPEATED_MARKS = re.compile(r"([!?.])\1{3,}")
_FIRST_EMOJI = 0x2300
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)
_JOINERS = (0xFE0F, 0x200D)
"""One asks for the coloured form of an emoji, the other joins several into one."""


def in_words(text: str) -> str:
    """`text` with emoji as their Unicode names, quotes straight, drawn-out letters shortened, and
    without figures of speech about death.

    "Sooooo late 😡😡" becomes "Soo late pouting face"; "WHERE IS IT" gets "(shouting)" after it.
    """
    spoken = _named(unicodedata.normalize("NFC", text)).translate(_STRAIGHT)
    spoken = _REPEATED_MARKS.sub(r"\1\1\1", shortened(spoken))
    words = said_plainly(" ".join(spoken.split()))
    return f"{words} {SHOUTED}" if is_shouted(text) else words


def shortened(text: str) -> str:
    """Letters written three or more times in a row are written twice."""
    return _DRAWN_OUT.sub(r"\1\1", text)


def is_shouted(text: str) -> bool:
    """Nearly all letters are capitals, and there are enough of them to mean it."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return capitals >= FEWEST_CAPITALS and capitals >= CAPITAL_SHARE * len(letters)


def _named(text: str) -> str:
    """Each run of one emoji as its name, once: a fifth laughing face adds nothing to the first."""
    seen = (sign for sign in text if not _says_nothing(ord(sign)))
    return "".join(
        f" {unicodedata.name(sign).lower()} " if _is_emoji(sign) else "".join(run)
        for sign, run in groupby(seen)
    )


def _says_nothing(code: int) -> bool:
    return code in _JOINERS or code in _SKIN_TONES or code in _FLAG_LETTERS


def _is_emoji(sign: str) -> bool:
    """One of Unicode's "other symbols", from the technical ones up; one without a name stays."""
    return (
        ord(sign) >= _FIRST_EMOJI
        and unicodedata.category(sign) == "So"
        and bool(unicodedata.name(sign, ""))
    )
