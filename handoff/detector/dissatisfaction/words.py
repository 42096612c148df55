"""What one utterance of a conversation shows on its own: cues, words, hashed n-grams.

The cues are counted, not judged: what each is worth is learnt (`fitting/dissatisfaction`). They are
English, as the dialogues are; in another language hardly any occurs, and the model stays near its
base rate.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

import numpy as np

BUCKETS = 1 << 14
LONGEST_GRAM = 3

_CUES = {
    "sorry": r"\b(?:sorry|unfortunately|apologi[sz]e|afraid|unable|no longer|cannot|can'?t"
    r"|could ?n'?o?t|not able|unsuccessful|not available|isn'?t available|failed|difficult)\b",
    "no_match": r"\b(?:no|any|not|none|zero|0) (?:\w+ ){0,4}"
    r"(?:match\w*|available|meet\w*|find|found|listed|options?|results?|that|in the)\b"
    r"|there (?:are|is) (?:no|not any|none)\b|\bdo(?:n'?t| not) (?:have|see)\b",
    "negation": r"\b(?:no|not|nope|never|neither|(?:do|did|was|is|does)n'?t)\b",
    "pressing": r"\b(?:again|already|actually|wait|instead|i said|i asked|i meant|told you|wrong"
    r"|are you sure|but|really|ok(?:ay)? then|too bad|hmm|oh|different|other|else|another|still)\b",
    "pleased": r"\b(?:thank|thanks|great|perfect|good|nice|awesome|wonderful|appreciate|excellent"
    r"|sounds)\b",
    "parting": r"\b(?:bye|that'?s all|that is all|all i need|have a)\b",
}
_PATTERNS = tuple(re.compile(pattern) for pattern in _CUES.values())
_TOKEN = re.compile(r"[\w']+|\?|!")
_WORD = re.compile(r"[a-z0-9']+")

CUES = (*_CUES, "questions", "exclamations", "length")
"""Names of the numbers that `cues` gives."""
TROUBLE = 4
"""The first this many are signs of trouble, and are also counted over the conversation."""


@lru_cache(maxsize=4096)
def cues(text: str) -> tuple[float, ...]:
    """How often each of `CUES` occurs; length as the logarithm of 1 + words."""
    plain = _plain(text)
    found = [float(len(pattern.findall(plain))) for pattern in _PATTERNS]
    length = float(np.log1p(len(plain.split())))
    return (*found, float(plain.count("?")), float(plain.count("!")), length)


@lru_cache(maxsize=4096)
def words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(_plain(text)))


def likeness(one: str, other: str) -> float:
    """Jaccard similarity of the words, 0 to 1."""
    mine, theirs = words(one), words(other)
    return len(mine & theirs) / max(1, len(mine | theirs))


@lru_cache(maxsize=4096)
def grams(text: str) -> tuple[int, ...]:
    """Buckets of the n-grams of up to three words, ascending, once each; none for an empty text."""
    if not text.strip():
        return ()
    tokens = ["<", *_TOKEN.findall(_plain(text)), ">"]
    made = {
        " ".join(tokens[start : start + size])
        for size in range(1, LONGEST_GRAM + 1)
        for start in range(len(tokens) - size + 1)
    }
    return tuple(sorted({zlib.crc32(gram.encode()) % BUCKETS for gram in made - {"<", ">"}}))


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
