"""Is a message an unmistakable yes, or an unmistakable no? Pure rules on a text, without Rasa.

A plain yes is words that mean yes, perhaps with courtesies around them, and nothing more. Anything
else (a question, a "but", a "maybe", a value, a word unknown here) and the customer is asked again:
missing a yes costs one question, acting on a mistaken one costs trust.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.channel.words import LANGUAGES
from common.unified import unified

DRAWN_OUT = "yes, yep, yup, yeah, ja, jep, oui, ouais, si, sip, no, nope, nein, ne"
"""Mean the same with letters repeated. "suuure" and "okaaay" do not."""

YES_ALONE, NO_ALONE = "y", "n"
"""Mean it only as the whole message; "y" is also the Spanish "and"."""

IF = re.compile(r"\bsi (?=(?:es|est[aá]|eso|estoy|todo|as[ií]|lo|cest|cela|[cç]a|tout|je)\b)")
""" "si es correcto", "si c'est bon" are conditions; a yes would have its accent or a comma."""

YES_SIGNS = "👍👌✅✔☑🆗💯"
NO_SIGNS = "👎❌✖🚫⛔"
FRIENDLY_SIGNS = "🙂😊☺😀😃😄😁😉😍🥰🤗😇🙏👏🙌💪🎉❤💙💚💛🧡💜🤍♥"
SMILEYS = (":-)", ":)", ";-)", ";)", ":d", "=)")
PUNCTUATION = ".,!¡-–—。、"
"""Says nothing by itself; question marks, quotes and brackets do, so they are not listed."""

LONGEST = 120
"""Characters; a longer message says more than yes."""

_SKIN_TONES = dict.fromkeys(range(127995, 128000))
_GREEK_QUESTION_MARK = "\u037e"
"""NFKC turns it into a semicolon."""


def is_plain_yes(text: str) -> bool:
    """The whole message means yes, in English, German, French or Spanish, and nothing else."""
    words = _plain_words(text)
    doubtful = _DOUBTFUL.search(words) or IF.search(_unified(text))
    return bool(_WHOLE_YES.match(words)) and not doubtful


def is_plain_no(text: str) -> bool:
    """The whole message means no, and nothing else."""
    return bool(_WHOLE_NO.match(_plain_words(text)))


def begins_like_an_answer(text: str) -> bool:
    """It begins with a yes or a no, whatever follows."""
    return bool(_BEGINS.match(_words(text)))


# ── a text as words ──────────────────────────────────────────────────────────────────────────


def _plain_words(text: str) -> str:
    """The words, a space after each; "" if the text is too long or not all of it is plain."""
    said = _unified(text)
    if len(said) > LONGEST or _GREEK_QUESTION_MARK in text or not all(map(_is_plain, said)):
        return ""
    return _words(text)


def _words(text: str) -> str:
    """The words and signs in lower case without accents, a space after each."""
    spaced = (char if char.isalpha() else f" {char} " if char in _SIGNS else " "
              for char in _without_accents(_unified(text)))  # fmt: skip
    return "".join(f"{_drawn_in(word)} " for word in "".join(spaced).split())


def _unified(text: str) -> str:
    """What is visible, in lower case, with look-alike characters made the same."""
    said = unified(text).translate(_SKIN_TONES).casefold().replace("'", "").replace("\n", " ")
    for smiley in SMILEYS:
        said = said.replace(smiley, " ")
    return said.strip()


def _is_plain(char: str) -> bool:
    """Combining marks are not: NFKC keeps those that cross out a letter or sit above an emoji."""
    return char.isalpha() or char in f" {PUNCTUATION}{FRIENDLY_SIGNS}" or char in _SIGNS


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _drawn_in(word: str) -> str:
    """ "yesss" as "yes"; other words stay as they are."""
    short = re.sub(r"(.)\1+", r"\1", word)
    return short if short in _STRETCHED else word


# ── the lists as patterns ────────────────────────────────────────────────────────────────────

_SIGNS = frozenset(YES_SIGNS + NO_SIGNS)
_STRETCHED = frozenset(DRAWN_OUT.split(", "))


def _phrases(lists: Iterable[str]) -> list[str]:
    """The phrases as `_words` would give them; the lists above are spelt as people write."""
    return [_words(phrase) for one in lists for phrase in one.split(",") if phrase.strip()]


def _any_of(phrases: Iterable[str]) -> str:
    longest_first = sorted(set(phrases), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


_PLEASE = _any_of(_phrases(one.please for one in LANGUAGES))
_POLITE = _any_of(_phrases(f"{one.polite},{one.please}" for one in LANGUAGES))
_SORRY = _any_of(_phrases(one.sorry for one in LANGUAGES))
_YES = [*_phrases(one.yes for one in LANGUAGES), *(f"{sign} " for sign in YES_SIGNS)]
_YES_WORD = _any_of(phrase for phrase in _YES if phrase.count(" ") == 1)
_YES_PHRASE = _any_of(phrase for phrase in _YES if phrase.count(" ") > 1)
_RIGHT = f"(?:{_any_of(_phrases(one.right for one in LANGUAGES))}(?!{_PLEASE}))"
_NO = _any_of([*_phrases(one.no for one in LANGUAGES), *(f"{sign} " for sign in NO_SIGNS)])

_WHOLE_YES = re.compile(
    f"(?!{_POLITE}*$){_RIGHT}*(?:{_YES_WORD}{_RIGHT}*|{_YES_PHRASE}|{_POLITE})*$|{YES_ALONE} $"
)
_WHOLE_NO = re.compile(f"(?!(?:{_POLITE}|{_SORRY})*$)(?:{_NO}|{_POLITE}|{_SORRY})+$|{NO_ALONE} $")
_BEGINS = re.compile(f"{_POLITE}*(?:{_YES_WORD}|{_YES_PHRASE}|{_RIGHT}|{_NO})")
_DOUBTFUL = re.compile(rf"\b{_any_of(_phrases(one.doubtful for one in LANGUAGES))}")
