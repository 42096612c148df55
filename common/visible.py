"""What a reader sees of a text: characters that show nothing are left out."""

from __future__ import annotations

import unicodedata

_SHOWS_NOTHING = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})
_MARKS = frozenset({"Mn", "Mc", "Me"})
_BLANK = frozenset(
    # Hangul and Khmer fillers, the braille blank, the null notehead, the object replacement
    # character: letters and symbols by category, but nothing is drawn for them.
    "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\U0001d159"
)
_IGNORED_MARKS = frozenset({"\u034f", *map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10)))})
"""The grapheme joiner and the variation selectors; the rest of those are in plane 14."""


def visible(text: str) -> str:
    """The text without invisible characters; white space stays, as plain spaces."""
    kept: list[str] = []
    for char in text:
        if char.isspace():
            kept.append(" ")
        elif not _is_invisible(char) and not (_is_mark(char) and _has_no_base(kept)):
            kept.append(char)
    return "".join(kept)


def shows_nothing(text: str) -> bool:
    """The reader sees an empty message."""
    return not visible(text).strip()


def _is_invisible(char: str) -> bool:
    return (
        unicodedata.category(char) in _SHOWS_NOTHING
        or char in _BLANK
        or char in _IGNORED_MARKS
        or 0xE0000 <= ord(char) <= 0xE0FFF
    )


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in _MARKS


def _has_no_base(kept: list[str]) -> bool:
    """A mark here would stand alone, above or below nothing."""
    return not kept or kept[-1] == " "
