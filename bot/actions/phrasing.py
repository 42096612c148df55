"""How facts are put into words, in one language: a file of `phrases/` each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.actions.facts import Hours, Store

FOLDER = Path(__file__).with_name("phrases")
MAIN = "en"

_SPACES = re.compile(r"[ \n]+")
"""Not those that keep a French question mark with its word."""


class Phrases:
    """`said` is the content of one file."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._said = said

    def has(self, *path: str) -> bool:
        return self._at(path) is not None

    def text(self, *path: str, **details: str) -> str:
        """The phrase at this path of keys, `{…}` filled in."""
        phrase = self._at(path)
        if not isinstance(phrase, str):
            raise KeyError(f"phrases: there is no {'.'.join(path)}")
        return _capital(_SPACES.sub(" ", phrase.format(**details)).strip())

    def part(self, *path: str, **details: str) -> str:
        """A phrase that goes into another one, as it is."""
        return str(self._at(path)).format(**details)

    def price(self, amount: float) -> str:
        """Such as `4.90 EUR`, whole amounts without decimals."""
        number = f"{amount:.2f}".removesuffix(".00").replace(".", self._said["decimal_mark"])
        return self.part("price", amount=number)

    def between(self, numbers: tuple[int, int]) -> str:
        return self.part("range", first=str(numbers[0]), last=str(numbers[1]))

    def listed(self, names: Sequence[str]) -> str:
        """`a, b and c`."""
        *first, last = names
        return f"{', '.join(first)} {self._said['and']} {last}" if first else last

    def country(self, code: str | None, name: str) -> str:
        """`name`: as customers write it, in lower case."""
        return str(self._said["countries"].get(code) or name.title())

    def place(self, town: str) -> str:
        """`town`: as the tables have it, in lower case."""
        return str(self._at(("names", "towns", town)) or town.title())

    def store(self, store: Store) -> str:
        """The town that it is in."""
        return str(self._at(("names", "towns", store.called.lower())) or store.called)

    def product(self, name: str) -> str:
        return str(self._at(("names", "products", name)) or self.part("product", name=name))

    def weekday(self, day: int) -> str:
        return str(self._said["weekdays"][day])

    def hours(self, store: Store) -> str:
        """Such as `Monday to Saturday, 9:30–18:00, and Sunday, 11:00–16:00`."""
        ranges = [
            self.part(
                "stores", "hours_range", days=self._days(each), opens=each.opens, closes=each.closes
            )
            for each in store.hours
        ]
        return f", {self._said['and']} ".join(ranges)

    def _days(self, hours: Hours) -> str:
        first, last = self.weekday(hours.first), self.weekday(hours.last)
        same = hours.first == hours.last
        return first if same else self.part("stores", "days_range", first=first, last=last)

    def address(self, store: Store) -> str:
        return self.part("stores", "address", town=self.store(store), address=store.address)

    def day_in(self, text: str, today: int) -> int | None:
        """The number of the weekday that a text names, Monday 0, or None."""
        words = re.findall(r"[^\W\d_]+", text.lower())
        if _any_of(self._said["today"], words):
            return today
        if _any_of(self._said["tomorrow"], words):
            return (today + 1) % 7
        numbers = {
            **{name.lower(): day for day, name in enumerate(self._said["weekdays"])},
            **{name: day for day, name in enumerate(self._said["short_weekdays"])},
            **self._said["further_weekdays"],
        }
        named = (numbers.get(word, numbers.get(word.removesuffix("s"))) for word in words)
        return next((day for day in named if day is not None), None)

    def colours_in(self, text: str) -> list[str]:
        """The colours that a text names, by their keys."""
        words = re.findall(r"[^\W\d_]+", text.lower())
        return [key for key, names in self._said["colours"].items() if _any_of(names, words)]

    def colour(self, key: str) -> str:
        return str(self._said["colours"][key][0])

    def _at(self, path: Iterable[str]) -> Any:
        found: Any = self._said
        for key in path:
            found = found.get(key) if isinstance(found, Mapping) else None
        return found


def phrases(language: str | None) -> Phrases:
    """Those of a language, of the main one where there is no file for it."""
    known = language is not None and (FOLDER / f"{language}.yml").is_file()
    return _read(language if known and language else MAIN)


@lru_cache(maxsize=16)
def _read(language: str) -> Phrases:
    return Phrases(yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8")))


def _any_of(names: Iterable[str], words: Sequence[str]) -> bool:
    return any(name in words for name in names)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
