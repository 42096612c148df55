"""Checked access to a YAML file: every mistake becomes one line with file, place and remedy.

A `Section` hands out values by key and remembers which keys it was asked for; `done` refuses the
others. So a key is known exactly when something reads it.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import yaml

from common.assistant.errors import WrongAssistant

T = TypeVar("T", bound=str)

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Path, shown: str) -> dict[str, Any]:
    """The mapping in `file`, empty for an empty file; `shown`: how messages name the file.

    Raises:
        WrongAssistant: it cannot be read, is not YAML in UTF-8, or is not a mapping.
    """
    try:
        content = yaml.load(file.read_bytes(), Loader=_Loader)
    except OSError as error:
        raise WrongAssistant(f"{shown} cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise WrongAssistant(f"{shown}{_line(error)}: invalid YAML ({_problem(error)})") from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise WrongAssistant(f"{shown}: its top level must be keys with values")
    return content


def _line(error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    return f", line {mark.line + 1}" if mark else ""


def _problem(error: yaml.YAMLError) -> str:
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    return " ".join(str(said).split())


def nearest(name: str, known: Collection[str]) -> str:
    """A hint about an unknown name, to be appended to a message."""
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return f"; did you mean '{near[0]}'?"
    few = sorted(known)[:8]
    return f"; known: {', '.join(few)}{', …' if len(known) > len(few) else ''}" if few else ""


class Section:
    """One mapping of a file. `place` leads to it from the file's top: `forms.slots.email`."""

    def __init__(self, content: Mapping[Any, Any], shown: str, place: str = "") -> None:
        self._content = content
        self._shown = shown
        self._place = place
        self._asked: set[str] = set()

    def wrong(self, key: str, what: str) -> WrongAssistant:
        """The error for a value of this section."""
        return WrongAssistant(f"{self._shown}: {self._at(key)}: {what}")

    def text(self, key: str, default: str | None = None) -> str:
        """
        Raises:
            WrongAssistant: it is no text, or there is none and no default.
        """
        value = self._value(key)
        if value is None:
            if default is None:
                raise self.wrong(key, "missing; give a text")
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, f"give a text; this is {_shown(value)}")
        return value

    def optional_text(self, key: str) -> str | None:
        return None if self._value(key) is None else self.text(key)

    def number(self, key: str, default: float, least: float, most: float) -> float:
        value = self._value(key)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.wrong(key, f"give a number from {least:g} to {most:g}")
        if not least <= value <= most:
            raise self.wrong(key, f"give a number from {least:g} to {most:g}; this is {value:g}")
        return value

    def one_of(self, key: str, choices: Collection[T], default: T) -> T:
        value = self._value(key)
        if value is None:
            return default
        for choice in choices:
            if value == choice:
                return choice
        raise self.wrong(key, f"give one of {', '.join(choices)}; this is {_shown(value)}")

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none where the key is missing."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.wrong(key, f"give a list of texts; this is {_shown(value)}")
        for number, one in enumerate(value):
            if not isinstance(one, str) or not one.strip():
                place = f"{key}[{number}]"
                raise self.wrong(place, f"give a text, in quotes if need be; this is {_shown(one)}")
        return tuple(value)

    def day(self, key: str) -> date:
        """
        Raises:
            WrongAssistant: it is no date, or missing.
        """
        return self._as_day(key, self._value(key))

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates; none where the key is missing."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            raise self.wrong(key, f"give a list of dates; this is {_shown(value)}")
        return tuple(self._as_day(f"{key}[{number}]", one) for number, one in enumerate(value))

    def _as_day(self, place: str, value: Any) -> date:
        """YAML makes a date of it, unless it is in quotes."""
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.wrong(place, f"give a date such as 2026-12-24; this is {_shown(value)}")
        return value

    def section(self, key: str) -> Section:
        """An inner mapping; an empty one where the key is missing."""
        value = self._value(key)
        if value is not None and not isinstance(value, dict):
            raise self.wrong(key, f"give keys with values; this is {_shown(value)}")
        return Section(value or {}, self._shown, self._at(key))

    def sections(self) -> Iterator[tuple[str, Section]]:
        """All values as inner mappings, by key: for mappings whose keys are names."""
        for key in self.names():
            yield key, self.section(key)

    def items(self, key: str) -> tuple[Section, ...]:
        """A list of inner mappings; none where the key is missing."""
        value = self._value(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(key, f"give a list of keys with values; this is {_shown(value)}")
        places = (f"{self._at(key)}[{number}]" for number in range(len(value)))
        return tuple(Section(one, self._shown, at) for one, at in zip(value, places, strict=True))

    def names(self) -> tuple[str, ...]:
        """All keys; for mappings whose keys are names."""
        for key in self._content:
            if not isinstance(key, str):
                raise self.wrong(str(key), "a name must be a text; put it in quotes")
        return tuple(self._content)

    def has(self, key: str) -> bool:
        return self._content.get(key) is not None

    def is_section(self, key: str) -> bool:
        return isinstance(self._content.get(key), dict)

    def done(self) -> None:
        """
        Raises:
            WrongAssistant: there is a key that nothing has asked for.
        """
        for key in self.names():
            if key not in self._asked:
                raise self.wrong(key, f"unknown key{nearest(key, self._asked)}")

    def _value(self, key: str) -> Any:
        self._asked.add(key)
        return self._content.get(key)

    def _at(self, key: str) -> str:
        return f"{self._place}.{key}" if self._place else key


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else text[:39] + "…"
