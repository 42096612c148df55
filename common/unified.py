"""One writing for what reads the same: every pattern of ours is matched against this.

People write with full-width digits, typographic apostrophes, letters that carry nothing visible.
"""

from __future__ import annotations

import re
import unicodedata

from common.visible import visible

_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´＇", "'"))
"""Before NFKC, which makes a space and a mark of a lone acute accent."""

_LINES = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")


def unified(text: str) -> str:
    """NFKC, apostrophes straight, no invisible characters; lines stay lines.

    Applied twice it changes nothing more.
    """
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(map(_line, _LINES.split(text)))


def _line(text: str) -> str:
    apart = "".join(f" {char}" if _is_fraction(char) else char for char in text)
    straight = visible(apart).translate(_APOSTROPHES)
    plain = unicodedata.normalize("NFKC", straight).translate(_APOSTROPHES)
    return visible(plain.replace("\u2044", "/"))


def _is_fraction(char: str) -> bool:
    """Kept apart from digits before it: NFKC writes "12½" as "121⁄2"."""
    return unicodedata.decomposition(char).startswith("<fraction>")
