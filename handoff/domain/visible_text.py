"""Whether a text shows anything at all. Some characters take no space, or leave it blank."""

from __future__ import annotations

import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp", "Mn", "Mc", "Me"})
"""Categories: controls, format characters, surrogates, spaces; and marks, which need a letter."""

_BLANK = frozenset(
    [
        0x115F, 0x1160, 0x3164, 0xFFA0,  # Hangul fillers: letters by category
        0x2800,  # the braille cell without dots
        0x1D159,  # the musical note without a head
        0xFFFC,  # stands in for an object
        0x2065, *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000),  # reserved as invisible
        *range(0xFDD0, 0xFDF0),  # noncharacters
    ]
)  # fmt: skip


def has_visible_text(text: str) -> bool:
    """Whether at least one character of the text can be seen on its own.

    A character that this Python does not know yet, such as a new emoji, counts as visible.
    """
    return any(map(_is_visible, text))


def _is_visible(character: str) -> bool:
    code = ord(character)
    if code & 0xFFFE == 0xFFFE or code in _BLANK:
        return False
    return unicodedata.category(character) not in _INVISIBLE
