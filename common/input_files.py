"""Text files and CSV files that people bring, read and checked before any work begins.

What cannot be right is a `Fault`: one line that names the file and the line in it. What may be
intended is a note of one line.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from common.unified import unified

LONGEST_FIELD = 20_000
"""Characters. Nobody says that much; a longer field means that a quotation mark is missing."""

LONGEST_INTENT = 200

MOST_TOLD = 20
"""Notes of one kind; the rest are only counted."""


class Fault(ValueError):
    """A file that cannot be used; the message says which, where, and what to do."""


@dataclass(frozen=True)
class Row:
    """Column to value, as written; `line`: where the row begins in the file, from 1."""

    values: dict[str, str]
    line: int


@dataclass(frozen=True)
class Labelled:
    """A question and its intent; `line`: where the row begins."""

    text: str
    intent: str
    line: int


def read_text(path: Path) -> str:
    """The whole file, line ends as they are, without a byte order mark.

    Raises:
        Fault: it cannot be read, is not UTF-8, or contains NUL.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}") from error
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Fault(f"{path} is UTF-16; save the file as UTF-8")
    if (at := raw.find(b"\0")) >= 0:
        raise Fault(f"{path}, line {_line(raw, at)}: a NUL character; take it out")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line(raw, error.start)
        raise Fault(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error


def _line(raw: bytes, at: int) -> int:
    return raw.count(b"\n", 0, at) + 1


def read_lines(path: Path) -> list[str]:
    """All lines of a text file, without their ends.

    Raises:
        Fault: as `read_text`, or a line is too long.
    """
    lines = [line.removesuffix("\r") for line in read_text(path).removesuffix("\n").split("\n")]
    for number, line in enumerate(lines, start=1):
        if len(line) > LONGEST_FIELD:
            raise Fault(f"{path}, line {number}: {_too_long(line)}")
    return lines


def read_rows(path: Path, needed: Sequence[str]) -> list[Row]:
    """The rows of a CSV file below its header; empty lines are skipped, other columns kept.

    Column names become lower case. A value of the `needed` columns is never blank.

    Raises:
        Fault: as `read_text`; the header lacks a column or has one twice; a row has more or fewer
            fields than the header, or a blank or overlong one.
    """
    parsed = _parsed(path)
    header = [name.strip().lower() for name in next(parsed, (1, []))[1]]
    _check_header(path, header, needed)
    filled = ((line, values) for line, values in parsed if _is_filled(values))
    return [_row(path, line, header, values, needed) for line, values in filled]


def _is_filled(values: Sequence[str]) -> bool:
    return any(value.strip() for value in values)


def _parsed(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line in which it begins."""
    # Without `newline=""` a line break inside a quoted text would be changed.
    reader = csv.reader(io.StringIO(read_text(path), newline=""), strict=True)
    begins = 1
    try:
        for values in reader:
            yield begins, values
            begins = reader.line_num + 1
    except csv.Error as error:
        why = f"invalid CSV ({error}); is a quotation mark missing?"
        raise Fault(f"{path}, line {begins}: {why}") from error


def _check_header(path: Path, header: list[str], needed: Sequence[str]) -> None:
    first = f"the first line must be {','.join(needed)}"
    if not _is_filled(header):
        raise Fault(f"{path} is empty or begins with an empty line; {first}")
    if missing := [name for name in needed if name not in header]:
        raise Fault(f"{path}, line 1: no column {' and no '.join(missing)}; {first}")
    if twice := [name for name in needed if header.count(name) > 1]:
        raise Fault(f"{path}, line 1: the column {twice[0]} is there twice; keep one")


def _row(path: Path, line: int, header: list[str], values: list[str], needed: Sequence[str]) -> Row:
    where = f"{path}, line {line}"
    if len(values) != len(header):
        counted = f"{len(values)} field{'s' if len(values) > 1 else ''}"
        raise Fault(
            f"{where}: {counted}, but the header has {len(header)};"
            " a text with commas must be in quotation marks"
        )
    row = Row(dict(zip(header, values, strict=True)), line)
    for name in needed:
        if not row.values[name].strip():
            raise Fault(f"{where}: no {name}; every row needs {_and(needed)}")
    for value in values:
        if len(value) > LONGEST_FIELD:
            raise Fault(f"{where}: {_too_long(value)}: is a quotation mark missing?")
    return row


def _too_long(text: str) -> str:
    return f"{len(text)} characters are too many for one text, {LONGEST_FIELD} at most"


def _and(names: Sequence[str]) -> str:
    return " and ".join(f"{'an' if name[0] in 'aeiou' else 'a'} {name}" for name in names)


# ── labelled questions ───────────────────────────────────────────────────────────────────────────


def read_labelled(path: Path) -> list[Labelled]:
    """The rows of a CSV file with the columns `text` and `intent`, both stripped.

    Raises:
        Fault: as `read_rows`; an intent is too long or has several lines; or there is no row.
    """
    rows = []
    for row in read_rows(path, ("text", "intent")):
        text, intent = row.values["text"].strip(), row.values["intent"].strip()
        if len(intent) > LONGEST_INTENT or len(intent.splitlines()) > 1:
            raise Fault(
                f"{path}, line {row.line}: an intent is a name on one line with at most"
                f" {LONGEST_INTENT} characters; are the columns in the right order?"
            )
        rows.append(Labelled(text, intent, row.line))
    if not rows:
        raise Fault(f"{path} has no rows below its header; each needs a text and an intent")
    return rows


def check_spelling(intents: Iterable[tuple[str, str]]) -> None:
    """Check that no intent is written in two ways; `intents` pairs each name with where it stands.

    Raises:
        Fault: names differ only in case, spaces or Unicode form; one line for each intent.
    """
    spelt: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for intent, place in intents:
        spelt[_folded(intent)][intent].append(place)
    faults = [_spelt_differently(ways) for ways in spelt.values() if len(ways) > 1]
    if faults:
        raise Fault("\n".join(_first(faults, "intents are like that")))


def _spelt_differently(ways: dict[str, list[str]]) -> str:
    told = " and ".join(
        f"{name!r} ({places[0]}{_more(len(places) - 1)})" for name, places in ways.items()
    )
    return f"{told} differ only in case, spaces or Unicode form: write them alike"


def notes_on(source: str, rows: Sequence[Labelled]) -> list[str]:
    """What is odd about the rows, a line each: one text under several intents, or a row twice."""
    by_text: dict[str, list[Labelled]] = defaultdict(list)
    for row in rows:
        by_text[_folded(row.text)].append(row)
    alike = by_text.values()
    torn = [_torn(source, same) for same in alike if len({row.intent for row in same}) > 1]
    again = [row for same in alike for row in _repeated(same)]
    notes = _first(torn, f"texts in {source} have several intents")
    if again:
        lines = ", ".join(str(row.line) for row in again[:3]) + (", …" if len(again) > 3 else "")
        notes.append(f"note: {source}: rows that occur more than once: {len(again)} (line {lines})")
    return notes


def _torn(source: str, same: list[Labelled]) -> str:
    text = same[0].text if len(same[0].text) <= 60 else same[0].text[:59] + "…"
    intents = ", ".join(f"{row.intent!r} in line {row.line}" for row in same[:5])
    return f"note: {source}: {text!r} is {intents}{_more(len(same) - 5)}; at most one can be right"


def _repeated(same: list[Labelled]) -> list[Labelled]:
    """Of these rows with one text, all but the first of each intent."""
    seen: set[str] = set()
    repeated = []
    for row in same:
        if row.intent in seen:
            repeated.append(row)
        seen.add(row.intent)
    return repeated


def _folded(text: str) -> str:
    """Equal for texts that read the same."""
    return " ".join(unified(text).casefold().split())


def _first(lines: list[str], others: str) -> list[str]:
    rest = len(lines) - MOST_TOLD
    return lines if rest <= 0 else [*lines[:MOST_TOLD], f"{rest} more {others}"]


def _more(count: int) -> str:
    return f" and {count} more" if count > 0 else ""
