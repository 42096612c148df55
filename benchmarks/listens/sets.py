"""The blind sets in `sets/`, read and checked before anything is measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml

from common.input_files import Fault, Row, read_rows, read_text
from handoff.config import ROOT

SETS = ROOT / "benchmarks" / "listens" / "sets"

Wanted = Literal["answers", "asks", "asks_back", "chat", "confirm", "done", "left", "person"]
"""What a turn of a dialogue may be expected to do; `expected.py` says when it has done so."""

_NAMING = ("answers", "asks", "done")
"""Those that name an intent, a slot or a form; the others are just `true`."""

UNKNOWN = "unknown"
"""The fact of a question that the shop's answers leave open."""


@dataclass(frozen=True, slots=True)
class Question:
    """`intent`: None if it is not for the bot."""

    text: str
    intent: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class CareLine:
    text: str
    category: str
    needs_care: bool


@dataclass(frozen=True, slots=True)
class ToneLine:
    text: str
    tone: str
    distressed: bool


@dataclass(frozen=True, slots=True)
class Expectation:
    """`of`: the intent, slot or form; `values`: what a confirmation must show, by slot."""

    wanted: Wanted
    of: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Something the customer says, and what may come of it: any of these."""

    say: str
    any_of: tuple[Expectation, ...]


@dataclass(frozen=True, slots=True)
class Dialogue:
    id: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`intents`: all of which `then` asks for; `about`: words of the answer, or empty."""

    kind: str
    first: str
    then: str
    intents: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class FactAsked:
    """`fact`: words of the answer; None if the shop's answers do not say."""

    text: str
    intent: str
    fact: str | None


# ── tables ───────────────────────────────────────────────────────────────────────────────────


def questions(file: Path, kinds: bool = False) -> list[Question]:
    """Messages with their intent; `kinds`: the file has a column `kind`.

    Raises:
        Fault: the file is malformed. So do all below.
    """
    needed = ("text", "intent", "kind") if kinds else ("text", "intent")
    rows = _rows(file, needed)
    return [
        Question(row.values["text"], row.values["intent"], row.values.get("kind") or "all")
        for row in rows
    ]


def strangers(file: Path, kind: str = "kind") -> list[Question]:
    """Messages that are not for the bot; `kind`: the column that tells them apart."""
    return [
        Question(row.values["text"], None, row.values[kind]) for row in _rows(file, ("text", kind))
    ]


def care(file: Path) -> list[CareLine]:
    return [
        CareLine(row.values["text"], row.values["category"], _flag(file, row, "is_care"))
        for row in _rows(file, ("text", "category", "is_care"))
    ]


def tones(file: Path) -> list[ToneLine]:
    return [
        ToneLine(row.values["text"], _tone(file, row), _flag(file, row, "distress"))
        for row in _rows(file, ("text", "tone", "distress"))
    ]


def _rows(file: Path, needed: tuple[str, ...]) -> list[Row]:
    rows = read_rows(file, needed)
    if not rows:
        raise Fault(f"{file} has no rows; a set must have some")
    return rows


def _flag(file: Path, row: Row, column: str) -> bool:
    value = row.values[column].strip()
    if value not in ("0", "1"):
        raise Fault(f"{file}, line {row.line}: {column} is {value!r}; write 0 or 1")
    return value == "1"


def _tone(file: Path, row: Row) -> str:
    tone = row.values["tone"].strip()
    if tone not in ("negative", "neutral", "positive"):
        raise Fault(f"{file}, line {row.line}: tone is {tone!r}; negative, neutral or positive")
    return tone


# ── lists of entries ─────────────────────────────────────────────────────────────────────────


def dialogues(file: Path) -> list[Dialogue]:
    return [
        Dialogue(
            entry.text("id"),
            tuple(_step(each) for each in entry.entries("turns")),
        )
        for entry in _entries(file)
    ]


def follow_ups(file: Path) -> list[FollowUp]:
    return [_follow_up(entry) for entry in _entries(file)]


def facts(file: Path) -> list[FactAsked]:
    return [
        FactAsked(
            entry.text("text"),
            entry.text("intent"),
            None if entry.text("fact") == UNKNOWN else entry.text("fact"),
        )
        for entry in _entries(file)
    ]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One mapping of a file, with where it is."""

    where: str
    given: Mapping[str, Any]

    def text(self, key: str, empty: bool = False) -> str:
        value = self.given.get(key)
        if not isinstance(value, str) or not (value or empty):
            raise Fault(f"{self.where}: {key} must be a text")
        return value

    def entries(self, key: str) -> list[_Entry]:
        return _mappings(f"{self.where}, {key}", self.given.get(key))

    def entry(self, key: str) -> _Entry:
        value = self.given.get(key)
        if not isinstance(value, Mapping):
            raise Fault(f"{self.where}: {key} must be a mapping")
        return _Entry(f"{self.where}, {key}", value)


def _entries(file: Path) -> list[_Entry]:
    try:
        content = yaml.safe_load(read_text(file))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise Fault(f"{file}{line}: not valid YAML; is a quotation mark missing?") from error
    return _mappings(str(file), content)


def _mappings(where: str, content: object) -> list[_Entry]:
    if not isinstance(content, list) or not content:
        raise Fault(f"{where}: must be a list with at least one entry")
    for number, each in enumerate(content, start=1):
        if not isinstance(each, Mapping):
            raise Fault(f"{where}, entry {number}: must be a mapping")
    return [_Entry(f"{where}, entry {number}", each) for number, each in enumerate(content, 1)]


def _step(entry: _Entry) -> Step:
    given = entry.given.get("expect")
    alternatives = entry.entries("expect") if isinstance(given, list) else [entry.entry("expect")]
    return Step(entry.text("say"), tuple(_expectation(each) for each in alternatives))


def _expectation(entry: _Entry) -> Expectation:
    names = [name for name in entry.given if name != "values"]
    if len(names) != 1 or names[0] not in get_args(Wanted):
        raise Fault(f"{entry.where}: must name one of {', '.join(get_args(Wanted))}")
    wanted = cast(Wanted, names[0])
    if wanted not in _NAMING:
        if entry.given[wanted] is not True:
            raise Fault(f"{entry.where}: {wanted} must be true")
        return Expectation(wanted, values=_values(entry, wanted))
    return Expectation(wanted, entry.text(wanted), _values(entry, wanted))


def _values(entry: _Entry, wanted: Wanted) -> tuple[tuple[str, str], ...]:
    if "values" not in entry.given:
        return ()
    if wanted != "confirm":
        raise Fault(f"{entry.where}: only confirm has values")
    values = entry.entry("values")
    return tuple((slot, values.text(slot)) for slot in values.given)


def _follow_up(entry: _Entry) -> FollowUp:
    expect = entry.entry("expect")
    answers = expect.given.get("answers")
    intents = [answers] if isinstance(answers, str) else answers
    if not isinstance(intents, list) or not intents or not all(isinstance(i, str) for i in intents):
        raise Fault(f"{expect.where}: answers must be an intent or a list of intents")
    about = expect.text("about", empty=True)
    return FollowUp(
        entry.text("kind"), entry.text("first"), entry.text("then"), tuple(intents), about
    )
