"""A message as the lexicons read it: without accents, tricks or decoration.

People in despair do not mind their spelling; people who hide from filters write "d1e" and "k.m.s".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from common.unified import unified

_FOLDED = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ı": "i"}
    # Letters of other alphabets that look like ours.
    | dict(zip("аеорсухіјѕԁкмтвнαοερυικνχ", "aeopcyxijsdkmtbhaoepuikvx", strict=True))
)
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´ʼ＇](?=\w)")
_ENDS_OF_SENTENCES = re.compile(r"(?<!\.)\.(?![.\w])|[!?;]+|(?<=\w)\.(?=\s)")
_LETTERS_APART = re.compile(r"(?<!\w)[^\W\d](?:[\s.,_*·-]{1,3}[^\W\d](?!\w)){2,}")
_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")
_DISGUISED = str.maketrans("013457@$!|", "oieastasii")
_MIXED = re.compile(r"[^\s.,;?]*[a-z][^\s.,;?]*")
_MASKED = re.compile(r"(?<=[a-z])[*#]+(?=[a-z])")
_LETTER_UNDER_A_MASK = "aeiou"
MOST_READINGS = 16


def readings(text: str) -> Iterator[str]:
    """The ways to read `text`, the plainest first; each once, at most `MOST_READINGS`.

    "I wanna d1eee!!" gives "i wanna d1e ." and "i wanna die ."; "i w a n t" gives "iwant", too.
    """
    seen = dict.fromkeys(_words(each) for each in _spellings(_folded(text)))
    yield from islice(seen, MOST_READINGS)


def _folded(text: str) -> str:
    """Unified before and NFKD after the case is folded; no marks, no apostrophes in words."""
    lower = unified(_APOSTROPHES.sub("", text)).casefold()
    seen = "".join(sign for sign in lower if sign.isspace() or not _is_invisible(sign))
    bare = (sign for sign in unicodedata.normalize("NFKD", seen) if not unicodedata.combining(sign))
    return "".join(bare).translate(_FOLDED)


def _is_invisible(sign: str) -> bool:
    """Format and control characters, and marks such as the one that asks for a coloured emoji."""
    return unicodedata.category(sign) in ("Cf", "Cc", "Mn")


def _spellings(folded: str) -> Iterator[str]:
    for told in _undisguised(folded):
        for drawn in (r"\1", r"\1\1") if _DRAWN_OUT.search(told) else ("",):
            short = _DRAWN_OUT.sub(drawn, told) if drawn else told
            yield short
            if _LETTERS_APART.search(short):
                yield _LETTERS_APART.sub(lambda found: re.sub(r"\W|_", "", found.group()), short)


def _undisguised(folded: str) -> Iterator[str]:
    yield folded
    undisguised = _MIXED.sub(_with_letters, folded)
    if undisguised != folded:
        yield undisguised
    if _MASKED.search(folded):
        for letter in _LETTER_UNDER_A_MASK:
            yield _MASKED.sub(letter, folded)


def _with_letters(found: re.Match[str]) -> str:
    """A mark after the word is punctuation: "die!" is not "diei"."""
    word = found.group()
    end = len(word.rstrip("!|@$"))
    return word[:end].translate(_DISGUISED) + word[end:]


def _words(text: str) -> str:
    marked = _ENDS_OF_SENTENCES.sub(" \x00 ", text)
    words = re.sub(r"[^\w\x00]|_", " ", marked).replace("\x00", ".")
    return " ".join(words.split())
