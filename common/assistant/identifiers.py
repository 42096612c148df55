"""An assistant's identifiers, such as order numbers: how people write them, and how they are found
in a text.

What is found is an entity for the bot, and is masked before a text is stored or encoded.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from common.assistant.expressions import WrongExpression, check
from common.assistant.sections import Section
from common.unified import unified

MOST_WORDS = 4
"""Allowed between the word that names an identifier and its digits."""

MOST_OPENING = 6
"""Words allowed in front of an identifier that is otherwise the whole message."""

_NAME = re.compile(r"[a-z][a-z0-9_]{2,39}")

_SPELT_OUT = re.compile(r"(?<!\w)(?:[^\W\d_]{2,4}[ .-]{1,3})?(\w(?:[ .-]{1,3}\w){3,30})(?!\w)")
"""Character by character, "H G 1 0 4 3 2", as people copy from a slip or dictate."""

BUILT_IN = frozenset({"email", "card", "iban", "phone", "date"})
"""Entities and placeholders that every assistant has."""


@dataclass(frozen=True)
class Found:
    """`text[start:end]` is an `entity` whose normalised form is `value`."""

    entity: str
    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Bare:
    """An identifier without what makes it unmistakable: it counts only after a word that names it
    (`behind`, then any of `between`), or as the whole message (after any of `opening`)."""

    pattern: str
    behind: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()


@dataclass(frozen=True)
class Identifier:
    """`entity`: its name in the domain; texts are masked as `<entity>`.

    `pattern`: how it is written; its group, if it has one, is the part that varies. `value`: the
    normalised form, `{}` standing for that part without spaces. `read_as`: the words that the
    encoder reads instead. `tried`: what a text must contain to be an attempt at one, good or bad.
    """

    entity: str
    pattern: str
    value: str = "{}"
    read_as: str = ""
    tried: str = r"\d"
    bare: Bare | None = None
    _patterns: tuple[re.Pattern[str], ...] = field(init=False, compare=False, repr=False)
    _tried: re.Pattern[str] = field(init=False, compare=False, repr=False)
    _anywhere: re.Pattern[str] | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        made = [_written(self.pattern), *(_bare(self.bare) if self.bare else ())]
        object.__setattr__(self, "_patterns", tuple(made))
        object.__setattr__(self, "_tried", re.compile(self.tried, re.IGNORECASE))
        anywhere = _written(self.bare.pattern) if self.bare else None
        object.__setattr__(self, "_anywhere", anywhere)

    @property
    def placeholder(self) -> str:
        return f"<{self.entity}>"

    def find(self, text: str) -> Iterator[Found]:
        """Every place where one occurs in the (unified) text; places may overlap."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                yield self._found(match)
        yield from self._spelt_out(text, self._patterns[0])

    def find_bare(self, text: str) -> Iterator[Found]:
        """Every place where one may stand without its prefix, whatever is around it; only where one
        is expected do these count."""
        if self._anywhere:
            for match in self._anywhere.finditer(text):
                yield self._found(match)
            yield from self._spelt_out(text, self._anywhere)

    def masked(self, text: str) -> str:
        """The text with every one replaced by the placeholder."""
        for pattern in self._patterns:
            text = pattern.sub(self._replace, text)
        for found in reversed(list(self._spelt_out(text, self._patterns[0]))):
            text = text[: found.start] + self.placeholder + text[found.end :]
        return text

    def is_tried(self, text: str) -> bool:
        return self._tried.search(text) is not None

    def _found(self, match: re.Match[str]) -> Found:
        return Found(self.entity, *match.span("all"), self._value(match))

    def _spelt_out(self, text: str, pattern: re.Pattern[str]) -> Iterator[Found]:
        for run in _SPELT_OUT.finditer(text):
            for part in (0, 1):  # with the word before it, "HG 1 0 4 3 2", or without
                match = pattern.fullmatch("".join(filter(str.isalnum, run[part])))
                if match:
                    yield Found(self.entity, *run.span(part), self._value(match))
                    break

    def _value(self, match: re.Match[str]) -> str:
        part = next((part for part in match.groups()[1:] if part), match["all"])
        return self.value.replace("{}", "".join(part.split()))

    def _replace(self, match: re.Match[str]) -> str:
        before, after = match.start("all") - match.start(), match.end("all") - match.start()
        whole = match.group()
        return whole[:before] + self.placeholder + whole[after:]


def _written(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<all>{unified(pattern)})(?!\w)", re.IGNORECASE)


def _bare(bare: Bare) -> Iterator[re.Pattern[str]]:
    number = rf"(?P<all>{unified(bare.pattern)})"
    if bare.behind:
        yield re.compile(
            rf"(?<!\w){_any_of(bare.behind)}"
            + (rf"(?:\s?{_any_of(bare.between)}){{0,{MOST_WORDS}}}" if bare.between else "")
            + rf"\s?[:#]?\s?{number}(?!\w)",
            re.IGNORECASE,
        )
    opening = rf"(?:{_any_of(bare.opening)}\W{{1,5}}){{0,{MOST_OPENING}}}" if bare.opening else ""
    yield re.compile(rf"^\W*{opening}{number}\W*$", re.IGNORECASE)


def _any_of(words: Sequence[str]) -> str:
    """The longest first; a final dot and apostrophes may be missing."""
    return f"(?:{'|'.join(_word(word) for word in sorted(words, key=len, reverse=True))})"


def _word(word: str) -> str:
    stem = unified(word).rstrip(".")
    spelt = r"\s+".join(re.escape(part).replace("'", "'?") for part in stem.split())
    return spelt + (r"\.?" if word.endswith(".") else "")


# ── from and to plain data ───────────────────────────────────────────────────────────────────


def read_identifiers(given: Section, entities: Collection[str] | None) -> tuple[Identifier, ...]:
    """Read the section `identifiers`; `entities`: those of the domain, or None to check nothing.

    Raises:
        WrongAssistant: a name or an expression cannot be used.
    """
    return tuple(_read(given, name, each, entities) for name, each in given.sections())


def _read(given: Section, name: str, each: Section, entities: Collection[str] | None) -> Identifier:
    if not _NAME.fullmatch(name) or name in BUILT_IN:
        raise given.wrong(name, "give another name: 3 or more of a-z, 0-9 and _, not built in")
    if entities is not None and name not in entities:
        raise given.wrong(name, "the domain has no such entity; add it there, or correct the name")
    value = each.text("value", "{}")
    if value.count("{}") != 1:
        raise each.wrong("value", "it must contain '{}' once, for the part that varies")
    identifier = Identifier(
        entity=name,
        pattern=_expression(each, "pattern", most_groups=1),
        value=value,
        read_as=each.text("read_as", name.replace("_", " ")),
        tried=_expression(each, "tried", most_groups=0) if each.has("tried") else r"\d",
        bare=_read_bare(each.section("bare")) if each.has("bare") else None,
    )
    each.done()
    return identifier


def _read_bare(given: Section) -> Bare:
    bare = Bare(
        pattern=_expression(given, "pattern", most_groups=0),
        behind=given.texts("behind"),
        between=given.texts("between"),
        opening=given.texts("opening"),
    )
    given.done()
    return bare


def _expression(given: Section, key: str, most_groups: int) -> str:
    source = given.text(key)
    try:
        groups = check(source)
    except WrongExpression as error:
        raise given.wrong(key, f"'{source}' {error}") from error
    if groups > most_groups:
        allowed = "one group at most" if most_groups else "no group"
        raise given.wrong(key, f"'{source}' may have {allowed}; write (?:…) for others")
    return source


def as_data(identifiers: Sequence[Identifier]) -> Mapping[str, Any]:
    """Plain values that `read_identifiers` reads back."""
    return {each.entity: _as_data(each) for each in identifiers}


def _as_data(each: Identifier) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "pattern": each.pattern,
        "value": each.value,
        "read_as": each.read_as,
        "tried": each.tried,
    }
    if each.bare:
        plain["bare"] = {
            "pattern": each.bare.pattern,
            "behind": list(each.bare.behind),
            "between": list(each.bare.between),
            "opening": list(each.bare.opening),
        }
    return plain
