"""Files of utterances that people bring: one per line."""

from __future__ import annotations

from pathlib import Path

from common import input_files
from common.input_files import Fault
from handoff.domain.errors import Invalid


def read_utterances(path: Path) -> list[str]:
    """All lines of the file, even empty ones, so that each result has the number of its line.

    Raises:
        Invalid: the file cannot be right, or has only empty lines.
    """
    lines = read_lines(path)
    if not any(line.strip() for line in lines):
        raise Invalid(f"{path} is empty; it needs one utterance per line")
    return lines


def read_lines(path: Path) -> list[str]:
    """All lines of a text file, without their ends.

    Raises:
        Invalid: the file cannot be right; the message says what and where.
    """
    try:
        return input_files.read_lines(path)
    except Fault as fault:
        raise Invalid(str(fault)) from fault
