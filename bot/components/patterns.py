"""What bare data looks like in a message: an assistant's identifiers, e-mail addresses, dates, and
names that its training data lists.

Pure functions on text. Each match is a `Found` with character offsets and a normalised value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from common.assistant import Found, Identifier
from common.masking import EMAIL_PATTERN
from common.unified import unified

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join([*_MONTHS, *(name[:3] for name in _MONTHS), "sept"])
_DAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d?)-(\d\d?)(?!\d)")
_NUMERIC = re.compile(r"(?<![\d.])(\d\d?)[./](\d\d?)[./](20\d\d|\d\d)(?![\d.])")
_DAY_MONTH = re.compile(
    rf"(?<!\w)(\d\d?)(?:st|nd|rd|th|\.)?\s(?:of\s)?({_MONTH})(?:,?\s(20\d\d))?(?!\w)", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"(?<!\w)({_MONTH})\.?\s(\d\d?)(?:st|nd|rd|th)?(?:,?\s(20\d\d))?(?![\w:])", re.IGNORECASE
)
_RELATIVE = re.compile(
    rf"""(?<!\w)(?:
        today | tonight | yesterday | tomorrow | the\sday\s(?:before\syesterday|after\stomorrow)
      | (?:(?:last|next|this|on)\s)?(?:{_DAY})s?
      | (?:last|next|this)\s(?:week|weekend|month|year|spring|summer|autumn|winter)
      | this\s(?:morning|afternoon|evening) | last\snight
      | (?:\d\d?|a|an|one|two|three|four|five|six|ten)\s(?:hour|day|week|month|year)s?\sago
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)


def find_all(text: str, identifiers: Iterable[Identifier], listed: Iterable[Listed]) -> list[Found]:
    """All matches in order of position; where two overlap, the longer one stays.

    Positions are those in the unified text, which the channel gives Rasa.
    """
    text = unified(text)
    found = [one for each in identifiers for one in each.find(text)]
    found += [*_emails(text), *_dates(text)]
    found += [one for names in listed for one in names.find(text)]
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda one: one.start)


def _emails(text: str) -> Iterable[Found]:
    for match in EMAIL_PATTERN.finditer(text):
        value = f"{match.group(1)}@{match.group(2)}".lower()
        yield Found("email", match.start(), match.end(), value)


def _dates(text: str) -> Iterable[Found]:
    """ISO 8601 where day, month and year are given, otherwise the words in lower case."""
    for match in _ISO.finditer(text):
        yield from _date(match, match.group(1), match.group(2), match.group(3))
    for match in _NUMERIC.finditer(text):
        year = match.group(3) if len(match.group(3)) == 4 else "20" + match.group(3)
        yield from _date(match, year, match.group(2), match.group(1))
    for match in _DAY_MONTH.finditer(text):
        yield from _date(match, match.group(3), _month(match.group(2)), match.group(1))
    for match in _MONTH_DAY.finditer(text):
        yield from _date(match, match.group(3), _month(match.group(1)), match.group(2))
    for match in _RELATIVE.finditer(text):
        yield Found("date", match.start(), match.end(), match.group().lower())


def _date(match: re.Match[str], year: str | None, month: str, day: str) -> Iterable[Found]:
    """The match as a date, unless the calendar has no such day."""
    try:
        exact = date(int(year or 2024), int(month), int(day))
    except ValueError:
        return
    value = exact.isoformat() if year else match.group().lower()
    yield Found("date", match.start(), match.end(), value)


def _month(name: str) -> str:
    return str([full[:3] for full in _MONTHS].index(name.lower()[:3]) + 1)


class Listed:
    """Names of one entity, from a lookup table, each with its proper name."""

    def __init__(self, entity: str, names: Mapping[str, str]) -> None:
        """`names`: name in lower case as customers write it -> proper name."""
        self.entity = entity
        self.names = dict(names)
        longest_first = sorted(names, key=len, reverse=True)
        joined = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)({joined})(s?)(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> Iterable[Found]:
        """Those in the text; a plural counts as its singular unless it is listed itself."""
        if not self.names:
            return
        for match in self._pattern.finditer(text):
            name = " ".join(match.group(1).lower().split())
            yield Found(self.entity, match.start(), match.end(), self.names[name])
