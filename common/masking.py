"""Replace personal data in a text with placeholders.

The same masker runs before a text is encoded and before it is stored as a training candidate.
It also runs inside Rasa, so this module needs nothing but the standard library of Python 3.10.

It masks e-mail addresses, payment card numbers (with a valid check digit), IBANs (with a valid
check sum), phone numbers, and the assistant's own identifiers, such as order numbers. Names and
postal addresses are not recognised; they are left to the designer who approves a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from common.assistant.identifiers import Identifier
from common.unified import unified

EMAIL, CARD, IBAN, PHONE = "<email>", "<card>", "<iban>", "<phone>"

READ_AS = {EMAIL: "my email", PHONE: "my phone"}
"""Placeholders in words that the encoder knows: "<email> is wrong" is not English."""

EMAIL_PATTERN = re.compile(
    r"""
    (?<![\w.+%-])
    ([\w.+%'-]{1,64})
    \s?(?:@|\(at\)|\[at\])\s?
    ((?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24})
    (?![\w-])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?!\w)", re.IGNORECASE)
_IBAN_LENGTHS = {
    code: int(length)
    for length, codes in {
        "15": "NO", "16": "BE", "18": "DK FI FO GL NL", "19": "MK SI", "20": "AT BA EE LT LU XK",
        "21": "CH HR LI LV", "22": "BG DE GB GE IE ME RS", "23": "GI", "24": "AD CZ ES MD RO SE SK",
        "25": "PT", "26": "IS TR", "27": "FR GR IT MC SM", "28": "AL CY HU LB PL", "29": "BR UA",
        "31": "MT",
    }.items()
    for code in codes.split()
}  # fmt: skip
_CARD = re.compile(r"(?<![\w])\d(?:[ .-]?\d){12,18}(?![\w])", re.ASCII)
_PHONE = re.compile(
    r"""
    (?<![\w<+])
    (?!\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d))    # a date is no phone number
    (?:
        (?:\+|00)\d{1,3}[\s./-]?(?:\(0?\d{0,4}\)[\s./-]?)?\d(?:[\s./()-]{0,2}\d){5,12}
      | \(?0\d{1,5}\)?(?:[\s./-]{0,2}\d){5,12}
    )
    (?!\w)
    """,
    re.VERBOSE | re.ASCII,
)


class Masker:
    """Masks what is personal everywhere, and the `identifiers` of one assistant."""

    def __init__(
        self,
        identifiers: Sequence[Identifier] = (),
        spelled: Callable[[str], str] = lambda text: text,
    ) -> None:
        """`spelled`: applied to what is masked, for code that reads it and stores nothing."""
        self.identifiers, self._spelled = tuple(identifiers), spelled
        own = {each.placeholder: each.read_as for each in self.identifiers}
        self._read_as = own | READ_AS

    def __call__(self, text: str) -> str:
        """The text, in one writing, with personal data replaced; what is masked already stays.

        Repeats until nothing changes, because a replacement can expose what stood right behind it.
        """
        text = unified(text)
        while (masked := self._once(text)) != text:
            text = masked
        return self._spelled(text)

    def as_read(self, text: str) -> str:
        """The masked text with its placeholders put into words, for the encoder."""
        text = self(text)
        for placeholder, words in self._read_as.items():
            text = text.replace(placeholder, words)
        return text

    def _once(self, text: str) -> str:
        text = EMAIL_PATTERN.sub(EMAIL, text)
        text = _IBAN.sub(_mask_iban, text)
        for identifier in self.identifiers:
            text = identifier.masked(text)
        text = _CARD.sub(_when(_is_card, CARD), text)
        return _PHONE.sub(PHONE, text)


def _when(is_real: Callable[[str], bool], placeholder: str) -> Callable[[re.Match[str]], str]:
    """A replacement that leaves alone what only looks like the real thing."""

    def replace(match: re.Match[str]) -> str:
        return placeholder if is_real(match.group()) else match.group()

    return replace


def _is_card(found: str) -> bool:
    """Luhn's check digit (ISO/IEC 7812-1, annex B)."""
    digits = [int(char) for char in found if char.isdigit()]
    doubled = [d * 2 - 9 if d > 4 else d * 2 for d in digits[-2::-2]]
    return len(set(digits)) > 1 and (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _mask_iban(match: re.Match[str]) -> str:
    """The match with its IBAN replaced; words that the pattern took for more of it are kept."""
    found = match.group()
    ends = [index + 1 for index, char in enumerate(found) if char.isalnum()]
    length = _IBAN_LENGTHS.get(found[:2].upper(), 0)
    if not 0 < length <= len(ends):
        return found
    end = ends[length - 1]
    if found[end : end + 1].isalnum() or not _is_iban(found[:end]):
        return found
    return IBAN + found[end:]


def _is_iban(found: str) -> bool:
    """Check sum modulo 97 (ISO 13616)."""
    plain = re.sub(r"[^A-Za-z0-9]", "", found).upper()
    moved = plain[4:] + plain[:4]
    return int("".join(str(int(char, 36)) for char in moved)) % 97 == 1
