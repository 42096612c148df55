"""What bare data looks like in a message: order numbers, e-mail addresses, dates, products.

Pure functions on text. Each finding is a `Found` with character offsets and a normalised value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from common.masking import EMAIL_PATTERN, ORDER_PATTERN


@dataclass(frozen=True)
class Found:
    """`text[start:end]` is an `entity` whose normalised form is `value`."""

    entity: str
    start: int
    end: int
    value: str


_NAMED_ORDER = re.compile(
    r"(?<!\w)(?:order|bestellung|commande|pedido|number|no\.?|nr\.?|\#)"
    r"(?:\s?(?:no\.?|nr\.?|number|num|id|is))*\s?[:#]?\s?(\d{5})(?!\w)",
    re.IGNORECASE,
)
_LONE_ORDER = re.compile(
    r"^\W*(?:(?:it'?s|its|it is|no|sorry|wait|i mean|hi|hello)\W+)*(\d{5})\W*$", re.IGNORECASE
)

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


def find_all(text: str, products: Products) -> list[Found]:
    """All findings in order of position; where two overlap, the longer one stays."""
    found = [*_orders(text), *_emails(text), *_dates(text), *products.find(text)]
    kept: list[Found] = []
    for candidate in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if all(candidate.end <= other.start or candidate.start >= other.end for other in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda one: one.start)


def _orders(text: str) -> Iterable[Found]:
    """`HG-10432` however it is written; five bare digits count only when called an order number
    or when they are the whole message."""
    for pattern in (ORDER_PATTERN, _NAMED_ORDER, _LONE_ORDER):
        for match in pattern.finditer(text):
            start = match.start() if pattern is ORDER_PATTERN else match.start(1)
            digits = re.sub(r"\s", "", match.group(1))
            yield Found("order_number", start, match.end(1), f"HG-{digits}")


def _emails(text: str) -> Iterable[Found]:
    for match in EMAIL_PATTERN.finditer(text):
        value = f"{match.group(1)}@{match.group(2)}".lower()
        yield Found("email", match.start(), match.end(), value)


def _dates(text: str) -> Iterable[Found]:
    """ISO 8601 where day, month and year are said, otherwise the words in lower case."""
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


class Products:
    """Names of products, each with what it is called in the catalogue."""

    def __init__(self, names: dict[str, str]) -> None:
        """`names`: name in lower case as customers write it -> catalogue name."""
        self.names = names
        longest_first = sorted(names, key=len, reverse=True)
        joined = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
        self._pattern = re.compile(rf"(?<!\w)({joined})(s?)(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> Iterable[Found]:
        """Products named in the text; a plural is its singular unless it is listed itself."""
        if not self.names:
            return
        for match in self._pattern.finditer(text):
            name = " ".join(match.group(1).lower().split())
            yield Found("product", match.start(), match.end(), self.names[name])
