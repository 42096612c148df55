"""Files of labelled questions, as people bring them: CSV with the header `text,intent`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from handoff.domain.errors import Invalid

HEADER = ("text", "intent")
FEWEST_INTENTS = 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """One row; `line` is where it stands in the file."""

    text: str
    intent: str
    line: int


def read_labelled(path: Path) -> list[Labelled]:
    """All rows of the file; further columns are ignored, and so are empty lines.

    Raises:
        Invalid: the file cannot be read, is no UTF-8, lacks the header or a value, or has no row.
    """
    rows = list(_rows(path, _text(path)))
    if not rows:
        raise Invalid(f"{path} has no rows below its header; each needs a text and an intent")
    return rows


def read_training_rows(path: Path) -> list[Labelled]:
    """As `read_labelled`.

    Raises:
        Invalid: also when there is a single intent: then there is nothing to tell apart.
    """
    rows = read_labelled(path)
    intents = {row.intent for row in rows}
    if len(intents) < FEWEST_INTENTS:
        only = next(iter(intents))
        raise Invalid(f"{path} has a single intent, '{only}'; training needs at least two")
    return rows


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Invalid(f"{path} cannot be read: {error.strerror}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Invalid(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error


def _rows(path: Path, text: str) -> Iterator[Labelled]:
    # Without `newline=""` a line break inside a quoted text would be changed.
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        columns = _columns(path, next(reader, []))
        for values in reader:
            if any(value.strip() for value in values):
                yield _row(path, reader.line_num, values, columns)
    except csv.Error as error:
        raise Invalid(f"{path}, line {reader.line_num}: no valid CSV ({error})") from error


def _columns(path: Path, header: list[str]) -> tuple[int, int]:
    names = [name.strip().lower() for name in header]
    if not names:
        raise Invalid(f"{path} is empty; its first line must be {','.join(HEADER)}")
    if missing := [name for name in HEADER if name not in names]:
        raise Invalid(
            f"{path}, line 1: no column {' and no '.join(missing)};"
            f" the first line must be {','.join(HEADER)}"
        )
    return names.index("text"), names.index("intent")


def _row(path: Path, line: int, values: list[str], columns: tuple[int, int]) -> Labelled:
    text, intent = (values[at].strip() if at < len(values) else "" for at in columns)
    for name, value in zip(HEADER, (text, intent), strict=True):
        if not value:
            raise Invalid(f"{path}, line {line}: no {name}; every row needs a text and an intent")
    return Labelled(text, intent, line)
