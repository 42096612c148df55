"""What customers read whose message needs care: standing words and help lines, by language.

An assistant can bring its own (`care` in baton.yml). Whatever it leaves out comes from `care.yml`
beside this module: general words in the widget's languages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from common.assistant.sections import Section, read_yaml

DANGERS = ("self_harm", "violence", "emergency")
MATTERS = ("bereavement", "legal", "press")
"""They need a person, too, but no help lines."""
CATEGORIES = (*DANGERS, *MATTERS)
CLOSINGS = ("team_is_here", "nobody_is_here", "with_a_person")
CLOSINGS_OF_MATTERS = CLOSINGS[:2]
"""A person whom they are already talking to says what is to be said."""
PRIORITIES = ("raised", "highest")
USUAL_PRIORITIES = {"bereavement": "highest", "legal": "raised", "press": "raised"}
SHIPPED = Path(__file__).with_name("care.yml")

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_NUMBER = re.compile(r"\+?\d(?:[ -]?\d){1,18}")
_ADDRESS = re.compile(r"https://[^\s<>\"]+")


@dataclass(frozen=True)
class HelpLine:
    """Either a number to `call` or a web address to `open`. `where`: in words. `countries`: codes
    such as GB; visitors from there see the line first."""

    where: str
    name: str
    call: str | None = None
    open: str | None = None
    countries: tuple[str, ...] = ()


@dataclass(frozen=True)
class Help:
    """What to say about one kind of danger, or about one matter. `closings`: see `Words`."""

    text: str
    lines: tuple[HelpLine, ...]
    closings: Mapping[str, str] = field(default_factory=dict)

    def lines_for(self, locale: str) -> tuple[HelpLine, ...]:
        """The lines of the visitor's own country first, if the locale names one (`en-IE`), then
        those for all countries."""
        country = _country_of(locale)
        if country is None:
            return self.lines
        return tuple(sorted(self.lines, key=lambda line: _distance(line, country)))


def _country_of(locale: str) -> str | None:
    """`en-IE` is of Ireland; `de` alone is a language, not Germany."""
    _, *subtags = locale.replace("_", "-").split("-")
    return next((tag.upper() for tag in subtags if _COUNTRY.fullmatch(tag.upper())), None)


def _distance(line: HelpLine, country: str) -> int:
    if country in line.countries:
        return 0
    return 2 if line.countries else 1


@dataclass(frozen=True)
class Words:
    """One language's. `help`: by category. `closings`: who will read the message, by situation;
    those of danger, for categories that have none of their own."""

    help: Mapping[str, Help] = field(default_factory=dict)
    closings: Mapping[str, str] = field(default_factory=dict)

    def closing(self, category: str, situation: str) -> str:
        """The last sentence: who will read it, as things stand."""
        return (self.help[category].closings or self.closings)[situation]


@dataclass(frozen=True)
class Care:
    """`words`: by language tag; each is complete. `priorities`: one of `PRIORITIES` for each of
    `MATTERS`."""

    words: Mapping[str, Words]
    priorities: Mapping[str, str] = field(default_factory=lambda: USUAL_PRIORITIES)

    def language(self, *wanted: str | None) -> str:
        """The first of these tags, or of their base languages, that has words; else English."""
        for tag in wanted:
            each = (tag or "").replace("_", "-").lower()
            for known in (each, each.split("-")[0]):
                if known in self.words:
                    return known
        return "en"


def read_care(given: Section, priorities: Section) -> Care:
    """Read the section `care` of baton.yml, and that of policy.yml; what they leave out stays as
    shipped.

    Raises:
        WrongAssistant: a number, an address or a key is wrong, or a new language is incomplete.
    """
    words = dict(shipped().words)
    for tag, each in given.sections():
        if not _LANGUAGE.fullmatch(tag):
            raise given.wrong(tag, "give a language tag in lower case, such as de")
        words[tag] = _read_words(each, words.get(tag, Words()))
    given.done()
    return Care(words, _read_priorities(priorities))


def _read_priorities(given: Section) -> dict[str, str]:
    read = {name: given.text(name, USUAL_PRIORITIES[name]) for name in MATTERS}
    for name, word in read.items():
        if word not in PRIORITIES:
            raise given.wrong(name, f"give one of {', '.join(PRIORITIES)}; this is '{word}'")
    given.done()
    return read


@lru_cache(maxsize=1)
def shipped() -> Care:
    given = Section(read_yaml(SHIPPED, SHIPPED.name), SHIPPED.name)
    return Care({tag: _read_words(each, Words()) for tag, each in given.sections()})


def _read_words(given: Section, default: Words) -> Words:
    help = {name: _read_help(given, name, default.help.get(name)) for name in CATEGORIES}
    closings = {name: given.text(name, default.closings.get(name)) for name in CLOSINGS}
    given.done()
    return Words(help, closings)


def _read_help(given: Section, name: str, default: Help | None) -> Help:
    section = given.section(name)
    text = section.text("text", default.text if default else None)
    lines = tuple(_read_line(each) for each in section.items("lines"))
    closings = _read_closings(section, default) if name in MATTERS else {}
    section.done()
    if not lines and default is None and name in DANGERS:
        raise section.wrong("lines", "missing; give at least one help line")
    return Help(text, lines or (default.lines if default else ()), closings)


def _read_closings(given: Section, default: Help | None) -> dict[str, str]:
    known = default.closings if default else {}
    return {name: given.text(name, known.get(name)) for name in CLOSINGS_OF_MATTERS}


def _read_line(given: Section) -> HelpLine:
    call, address = given.optional_text("call"), given.optional_text("open")
    if (call is None) == (address is None):
        raise given.wrong("call", "give either a number to call or a web address to open")
    if call is not None and not _NUMBER.fullmatch(call):
        raise given.wrong("call", f"'{call}' is not a telephone number such as '116 123'")
    if address is not None and not _ADDRESS.fullmatch(address):
        raise given.wrong("open", f"'{address}' is not a web address beginning with https://")
    countries = given.texts("countries")
    for country in countries:
        if not _COUNTRY.fullmatch(country):
            raise given.wrong("countries", f"'{country}' is not a country code such as GB")
    line = HelpLine(given.text("where"), given.text("name"), call, address, countries)
    given.done()
    return line
