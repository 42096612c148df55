"""Files of labelled questions, as people bring them: CSV with the header `text,intent`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from common import input_files
from common.input_files import Fault, Labelled
from handoff.domain.errors import Invalid

FEWEST_INTENTS = 2


def read_labelled(path: Path) -> list[Labelled]:
    """All rows of the file; further columns are ignored, and so are empty lines.

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
        Invalid: also when there is a single intent: then there is nothing to tell apart.
    """
    rows = read_labelled(path)
    intents = {row.intent for row in rows}
    if len(intents) < FEWEST_INTENTS:
        only = next(iter(intents))
        raise Invalid(f"{path} has a single intent, '{only}'; training needs at least two")
    return rows


def check_spelling(intents: Iterable[tuple[str, str]]) -> None:
    """That no intent is written in two ways; given as pairs of its name and where it stands.

    Raises:
        Invalid: one is, in this file or in two that belong together.
    """
    try:
        input_files.check_spelling(intents)
    except Fault as fault:
        raise Invalid(str(fault)) from fault
