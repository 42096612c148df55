"""A customer's reply in a form, taken apart: what it says, what it asks, what it takes back.

Pure rules on a unified text; the words are in `words.py`. Nothing here knows any form or value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.channel.consent import is_plain_no, is_plain_yes
from bot.channel.phrases import any_of, compiled, named, phrases, single_words, words_in
from bot.channel.words import LANGUAGES, Words

Span = tuple[int, int]


@dataclass(frozen=True)
class Reply:
    """`said`: the text without its questions; `asked`: those questions. Neither is trimmed of what
    it takes back."""

    text: str
    said: str
    asked: str


def read(text: str) -> Reply:
    spans = _questions(text)
    asked = " ".join(text[start:end].strip() for start, end in spans)
    return Reply(text, without(text, spans).strip(" \n,;"), asked)


# ── questions ────────────────────────────────────────────────────────────────────────────────


def _questions(text: str) -> list[Span]:
    found = (question(text, sentence) for sentence in sentences(text))
    return [span for span in found if span]


def sentences(text: str) -> Iterable[Span]:
    """A full stop inside an e-mail address or a number ends nothing."""
    start = 0
    for mark in _END.finditer(text):
        if text[start : mark.end()].strip():
            yield start, mark.end()
        start = mark.end()
    if text[start:].strip():
        yield start, len(text)


def last_sentence(text: str) -> str:
    """The last of several; "" where there is only one."""
    spans = list(sentences(text))
    return text[slice(*spans[-1])].strip() if len(spans) > 1 else ""


def question(text: str, sentence: Span) -> Span | None:
    """The sentence, or its last part from a comma on, if it asks something."""
    start, end = sentence
    parts = [start, *(start + mark.end() for mark in _COMMA.finditer(text[start:end]))]
    for part in parts:
        if begins_to_ask(text[part:end]):
            return part, end
    marked = text[start:end].rstrip().endswith("?") or "¿" in text[start:end]
    return sentence if marked else None


def begins_to_ask(text: str) -> bool:
    return _ASKS.match(without_lead(text.lstrip(" \n¿"))) is not None


# ── what is not meant ────────────────────────────────────────────────────────────────────────


def excluded(text: str) -> list[Span]:
    """Where the text names what is not meant: "not the red one", "instead of two"."""
    return [match.span("out") for match in _EXCLUDED.finditer(text)]


def without_excluded(text: str) -> str:
    """The text without what is not meant, and the words that say so."""
    return without(text, [match.span() for match in _EXCLUDED.finditer(text)])


def takes_back(text: str) -> bool:
    """It begins as if to correct what was said before: "oh wait", "no", "whoops"."""
    return _TAKES_BACK.match(text.lstrip(" \n")) is not None


def last_word_begins(text: str) -> int:
    """Where that begins which takes back what stands before it: "boots. no, mugs"; 0 if nothing
    does."""
    starts = [mark.end() for mark in _CLAUSE_END.finditer(text)]
    later = (start for start in starts if text[:start].strip() and _takes_back_alone(text[start:]))
    return max(later, default=0)


def _takes_back_alone(text: str) -> bool:
    """With more behind it than the words that take back."""
    return takes_back(text) and any(map(str.isalnum, without_lead(text)))


def corrects(text: str) -> bool:
    """It says, somewhere, that an earlier value is wrong or is to be another."""
    return takes_back(text) or _CORRECTS.search(text) is not None


def without_lead(text: str) -> str:
    """The text without the words in front that only take something back, agree or apologise."""
    text = text.lstrip(" \n,;.-!")
    match = _LEAD.match(text)
    return text[match.end() :] if match else text


def without_reminder(text: str) -> str:
    """The text without "as I said" at its end."""
    return _REMINDER.sub("", text)


# ── what is nothing ──────────────────────────────────────────────────────────────────────────


def says_nothing(text: str) -> bool:
    """A yes, a no, a courtesy, a sound, or no letter at all: no value of any kind."""
    if _DENIED.search(text):
        return False
    if is_plain_yes(text) or is_plain_no(text):
        return True
    return not any(char.isalnum() for char in _EMPTY.sub("", text))


def is_only(text: str, spans: Collection[Span], names: Iterable[str]) -> bool:
    """Outside `spans` the text has nothing but filling words and these names."""
    known = _FILLERS | {word for name in names for word in words_in(name)}
    return all(word in known for word in words_in(without(text, spans)))


def without(text: str, spans: Iterable[Span]) -> str:
    """The text without these parts."""
    kept, end = "", 0
    for start, stop in sorted(spans):
        kept, end = kept + text[end : max(start, end)], max(end, stop)
    return kept + text[end:]


def without_clauses(text: str, spans: Collection[Span]) -> str:
    """What it says in the clauses, from comma to comma, that touch none of these parts."""
    touched = [*spans, *_questions(text)]
    start, kept = 0, []
    for mark in (*_CLAUSE_END.finditer(text), None):
        end = mark.start() if mark else len(text)
        if not any(start < other_end and other_start < end for other_start, other_end in touched):
            kept.append(text[start:end].strip())
        start = mark.end() if mark else end
    return ", ".join(filter(None, kept))


# ── about the asking itself ──────────────────────────────────────────────────────────────────


def asks_about(reply: Reply, names: Iterable[str]) -> bool:
    """It asks what a value with these names is, why it is wanted, or whether it must be told."""
    asked = reply.asked or (reply.said if _VERB_FIRST.match(reply.said) else "")
    return any(_is_about(pattern, asked, names) for pattern in (_WHAT_IS, _WHY, _MUST_I))


def lacks(reply: Reply, names: Iterable[str]) -> bool:
    """The customer cannot give a value with these names: "I don't have it here"."""
    return _is_about(_LACKS, reply.text, names)


def _is_about(pattern: re.Pattern[str], text: str, names: Iterable[str]) -> bool:
    """Beside the pattern there is only the value's name, or a word that stands for it."""
    match = pattern.search(text)
    if match is None:
        return False
    names = tuple(names)
    rest = without(text, [match.span()])
    is_named = bool(names) and named(names).search(rest) is not None
    left = named(names).sub(" ", rest) if names else rest
    others = [word for word in words_in(left) if word not in _FILLERS | _TELLING]
    return len(others) <= (1 if is_named else 0)


# ── the lists as patterns ────────────────────────────────────────────────────────────────────

_REMINDER = re.compile(
    r"\W*\b(?:(?:as|like) I(?:'ve| have)? (?:already )?(?:said|told you|wrote)"
    r"|wie (?:schon )?gesagt|comme je (?:vous )?(?:l'ai|ai) (?:déjà )?dit"
    r"|como (?:ya )?(?:he dicho|dije))\W*$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?;]+(?=\s|$)|\n")
_CLAUSE_END = re.compile(r"[,;!\n]|\.(?=\s|$)")
_COMMA = re.compile(r",\s+|\s[-–—]\s|\.{2,}\s*")


def _asks(language: Words) -> str:
    verbs = any_of(phrases(lambda one: one.verbs, [language]))
    subjects = any_of(phrases(lambda one: one.subjects, [language]))
    with_verb = any_of(phrases(lambda one: one.asks_with, [language]))
    alone = any_of(phrases(lambda one: one.asks, [language]))
    return rf"{alone}|{verbs}\s+{subjects}|{with_verb}\s+(?:(?!{subjects})[\w']+\s+)?{verbs}"


_ASKS = compiled("|".join(map(_asks, LANGUAGES)))
_VERB_FIRST = compiled(any_of(phrases(lambda one: one.verbs)))
_SOUNDS = any_of(["hm", "hmm", "hmmm", "um", "uh", "uhm", "er", "erm", "lol", "haha", "so", "and"])
_OOPS = any_of(phrases(lambda one: one.oops))
_SORRY = any_of(phrases(lambda one: one.sorry))
_SHORT_NO = any_of(phrases(lambda one: one.short_no))
_SHORT_YES = any_of(phrases(lambda one: one.short_yes))
_GAP = r"[\s,;.!:…-]*"
_LEAD = compiled(
    rf"(?:(?:{_OOPS}|{_SORRY}|{_SOUNDS}|(?:{_SHORT_NO}|{_SHORT_YES})(?=\s*(?:[,;.!:…-]|$))){_GAP})*"
)
_TAKES_BACK = compiled(rf"(?:(?:{_SORRY}|{_SHORT_YES}|{_SOUNDS}){_GAP})*(?:{_OOPS}|{_SHORT_NO})")
_EMPTY = compiled(
    rf"{_OOPS}|{_SORRY}|{_SOUNDS}|{any_of(phrases(lambda one: f'{one.yes},{one.no},{one.polite}'))}"
)
_DENIED = compiled(
    rf"{any_of(phrases(lambda one: one.yes))}\s+{any_of(phrases(lambda one: one.denies))}"
)
_CORRECTS = compiled(any_of(phrases(lambda one: one.corrects)))
_RESUMES = any_of(phrases(lambda one: one.resumes))
_EXCLUDED = compiled(
    rf"{any_of(phrases(lambda one: one.excludes))}\s+(?P<out>.+?)"
    rf"(?=\s*(?:[,;!?\n]|\.(?:\s|$)|\s[-–—]\s|{_RESUMES}|$))"
)
_WHAT_IS = compiled(any_of(phrases(lambda one: one.what_is)))
_WHY = compiled(any_of(phrases(lambda one: one.why)))
_MUST_I = compiled(any_of(phrases(lambda one: one.must_i)))
_LACKS = compiled(any_of(phrases(lambda one: one.lacks)))
_FILLERS = single_words(lambda one: f"{one.fillers},{one.sorry},{one.oops},{one.it}")
_TELLING = single_words(lambda one: f"{one.telling},{one.verbs},{one.subjects}")
