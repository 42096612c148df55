"""An address in a message. Addresses of the world have no form in common, so none is asked for:
there are villages without streets, houses without numbers, countries without postcodes.
"""

from __future__ import annotations

import re

from bot.channel import replies
from bot.channel.consent import is_plain_no

LONGEST_ADDRESS = 300
_WORD = re.compile(r"\w[\w/-]*")
FEWEST_WORDS = 2

_LEFT_OVER = " \n,;:.-)]}>"
"""What may be left in front where an order number or an e-mail address stood."""

_PLACED = r"(?:send|ship|deliver|post|bring|redirect|forward|change|dispatch)"
_LEAD_IN = re.compile(
    rf"""(?:^|.*\b)(?:
        {_PLACED}\s(?:\w+\s){{0,4}}?to | (?:moved|moving|move|go|goes|going|going\sout)\sto
      | (?:i|we)\s(?:now\s)?(?:live|are|am|stay)\s(?:now\s)?(?:at|in)
      | (?:new|right|correct|my|the|full|whole|delivery|shipping|actual)?\s?
        address\s(?:is|now\sis|should\sbe|would\sbe|will\sbe)
      | (?:address|new\sone)\s?: | here\sit\sis\s?:?
      | (?:schicken|schick|senden|sende|liefern)\s(?:\w+\s){{0,4}}?(?:an|nach)
      | (?:umgezogen|gezogen)\snach | \w*adresse\s(?:jetzt\s)?(?:ist|lautet|wäre)(?:\sjetzt)?
      | (?:envoyez|envoie|expédiez|livrez)(?:-\w+)*\s(?:\w+\s){{0,3}}?(?:à|au|chez)
      | déménagé\s(?:à|au) | adresse\s(?:est|serait|c'est)
      | (?:envíen?|mánden?|manden?)(?:lo|la|melo|mela)?\s(?:\w+\s){{0,3}}?a
      | mudado\sa | dirección\s(?:es|sería|ahora\ses)
    )(?:(?!\w)|(?<=:))\s*:?\s*(?P<address>.+)""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_OPENING = re.compile(
    r"^(?:it'?s|it\sis|that'?s|to|at|use|please|now|es\sist|das\sist|bitte|voici|c'est|por\sfavor)"
    r"\s+:?\s*",
    re.IGNORECASE,
)
_EXCUSE = re.compile(
    r"^(?=[^.!?\n\d]*\b(?:i|we|sorry|ich|wir|je|j|nous|désolée?|yo|olvidé|perdón)\b)"
    r"[^.!?\n\d]{3,80}[.!?\n]\s*",
    re.IGNORECASE,
)
"""A sentence in front that says why it comes once more: "I left out the flat, sorry." """

_BETWEEN_LINES = re.compile(r"\s*\n\s*")


def address_in(text: str) -> str:
    """The message without what only leads to the address, on one line."""
    text = _EXCUSE.sub("", text.lstrip(_LEFT_OVER))
    return introduced(text) or _tidy(_without_opening(replies.without_lead(text)))


def introduced(text: str) -> str:
    """What follows "I moved to", "send it to", "my address is"; "" if there is no such thing."""
    match = _LEAD_IN.match(text)
    return _tidy(_without_opening(match["address"])) if match else ""


def what_is_missing(address: str) -> str | None:
    """Name of the text that says why this cannot be used; None where nothing is surely missing.

    What can be known: nobody lives in one word, except in writing without spaces.
    """
    if len(address) > LONGEST_ADDRESS:
        return "address_too_long"
    no_words = not any(map(str.isalpha, address))
    if no_words or replies.says_nothing(address) or is_plain_no(address):
        return "no_address"
    if len(address.split()) < FEWEST_WORDS and address.isascii():
        return "part_of_an_address"
    return None


def is_whole(address: str) -> bool:
    """It surely is an address, and may take the place of one: parts, among them a number."""
    words = address.split()
    has_number = any(map(str.isdigit, address))
    return len(words) >= 3 and "," in address and has_number and not what_is_missing(address)


def amended(address: str, text: str) -> str | None:
    """The address with one word of it replaced: "it's number 89, not 88", "not Hull but Hove"."""
    words = list(_WORD.finditer(text))
    for start, end in replies.excluded(text):
        for old in words:
            place = rf"(?<!\w){re.escape(old.group())}(?!\w)"
            if not start <= old.start() < end or len(re.findall(place, address)) != 1:
                continue
            meant = [one for one in words if _may_replace(one.group(), old.group(), address)]
            if meant:
                nearest = min(meant, key=lambda one: abs(one.start() - old.start()))
                return re.sub(place, nearest.group(), address)
    return None


def _may_replace(new: str, old: str, address: str) -> bool:
    """A number for a number, a name for a name."""
    if any(map(str.isdigit, new)) != any(map(str.isdigit, old)) or new in address:
        return False
    return any(map(str.isdigit, new)) or (new[:1].isupper() and old[:1].isupper())


def _without_opening(text: str) -> str:
    while (shorter := _OPENING.sub("", text, count=1)) != text:
        text = shorter
    return text


def _tidy(text: str) -> str:
    lines = _BETWEEN_LINES.sub(", ", text.strip())
    parts = (part for piece in lines.split(",") if (part := " ".join(piece.split())))
    return ", ".join(parts).strip(" ,;?!")
