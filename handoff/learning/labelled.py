"""Files of labelled questions that people bring: CSV with the header `text,intent`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from common import input_files
from common.input_files import Fault, Labelled
from handoff.domain.errors import Invalid

FEWEST_INTENTS = 2


def read_labelled(path: Path) -> list[Labelled]:
    """All rows of the file; other columns and empty lines are ignored.

    Raises:
        Invalid: the file cannot be right; the message says what and where.
    """
    try:
        return input_files.read_labelled(path)
    except Fault as fault:
        raise Invalid(str(fault)) from fault


def read_training_rows(path: Path) -> list[Labelled]:
    """As `read_labelled`.

    Raises:
        Invalid: also if there is a single intent, which leaves nothing to tell apart.
    """
    rows = read_labelled(path)
    intents = {row.intent for row in rows}
    if len(intents) < FEWEST_INTENTS:
        only = next(iter(intents))
        raise Invalid(f"{path} has a single intent, '{only}'; training needs at least two")
    return rows


def check_spelling(intents: Iterable[tuple[str, str]]) -> None:
    """Check that no intent is written in two ways; `intents` pairs each name with where it stands.

    Raises:
        Invalid: one is.
    """
    try:
        input_files.check_spelling(intents)
    except Fault as fault:
        raise Invalid(str(fault)) from fault
