"""Files of dialogues in the format of USS: one turn per line, a blank line between dialogues.

A line is `USER` or `SYSTEM`, a tab, what was said; further columns (in USS the action and the
ratings) are ignored, so that no prediction can rest on them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from handoff.detector.utterances import read_lines
from handoff.domain.errors import Invalid
from handoff.domain.history import Line

SPEAKERS = {"USER": True, "SYSTEM": False}
OVERALL = "OVERALL"
"""Stands for the rating of the whole dialogue in USS; not an utterance."""


@dataclass(frozen=True, slots=True)
class Dialogue:
    """`numbers`: the number of each line in the file, from 1."""

    lines: tuple[Line, ...]
    numbers: tuple[int, ...]

    @property
    def user_turns(self) -> list[tuple[int, str]]:
        """Line number and text of each of the user's turns."""
        pairs = zip(self.numbers, self.lines, strict=True)
        return [(number, line.text) for number, line in pairs if line.by_customer]


def read_dialogues(path: Path) -> list[Dialogue]:
    """All dialogues of the file that have at least one line, in order.

    Raises:
        Invalid: the file cannot be read, has a line of another form, or has no user's turn.
    """
    dialogues: list[Dialogue] = []
    lines: list[Line] = []
    numbers: list[int] = []
    for number, row in enumerate([*read_lines(path), ""], start=1):
        if row.strip():
            line = _line(row, path, number)
            if line.text != OVERALL or not line.by_customer:
                lines.append(line)
                numbers.append(number)
        elif lines:
            dialogues.append(Dialogue(tuple(lines), tuple(numbers)))
            lines, numbers = [], []
    if not any(line.by_customer for each in dialogues for line in each.lines):
        raise Invalid(f"{path}: no dialogue in it; a turn is `USER`, a tab, and what was said")
    return dialogues


def _line(row: str, path: Path, number: int) -> Line:
    speaker, *columns = row.split("\t")
    who = SPEAKERS.get(speaker.strip().upper())
    if who is None or not columns:
        raise Invalid(
            f"{path}, line {number}: not a turn, which is USER or SYSTEM, a tab, and what was said"
        )
    return Line(who, columns[0].strip())
