"""USS (Sun et al., SIGIR 2021): dialogues with several annotators' marks on every user turn.

The turns come from the product's own reader, which ignores the marks; those are read here, by line
number.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.detector.dissatisfaction.files import Dialogue, read_dialogues
from handoff.detector.dissatisfaction.sheet import Sheet, sheet_of

FILES = ("MWOZ", "SGD")
NEITHER = 3
"""The mark that is neither good nor bad."""
DISSATISFIED = 2.5
"""A mean mark below this is a dissatisfied turn."""


@dataclass(frozen=True, slots=True)
class Marked:
    """User turns [n] of both files, in order: `file` indexes into FILES, `mean` of the marks,
    `low_mode`: the commonest mark (in a tie the lowest, as published) is below 3."""

    dialogues: list[Dialogue]
    sheet: Sheet
    file: NDArray[np.int64]
    mean: NDArray[np.float64]
    low_mode: NDArray[np.bool_]

    @property
    def dialogue(self) -> NDArray[np.int64]:
        return self.sheet.dialogue

    @property
    def shortfall(self) -> NDArray[np.float64]:
        return np.maximum(0.0, NEITHER - self.mean)

    @property
    def dissatisfied(self) -> NDArray[np.bool_]:
        return self.mean < DISSATISFIED

    def rows(self, these: NDArray[Any]) -> Marked:
        """Only these turns."""
        return Marked(
            self.dialogues,
            self.sheet.rows(these),
            self.file[these],
            self.mean[these],
            self.low_mode[these],
        )


def read_marked(folder: Path) -> Marked:
    """Both files of `folder`/uss.

    Raises:
        Invalid: one cannot be read or has lines of another form.
        ValueError: a user turn without marks.
    """
    dialogues: list[Dialogue] = []
    marks: list[list[int]] = []
    file: list[int] = []
    for number, name in enumerate(FILES):
        path = folder / "uss" / f"{name}.txt"
        found = read_dialogues(path)
        these = _marks(path, found)
        dialogues += found
        marks += these
        file += [number] * len(these)
    return Marked(
        dialogues=dialogues,
        sheet=sheet_of([each.lines for each in dialogues]),
        file=np.array(file),
        mean=np.array([float(np.mean(each)) for each in marks]),
        low_mode=np.array([lowest_mode(each) < NEITHER for each in marks]),
    )


def _marks(path: Path, dialogues: list[Dialogue]) -> list[list[int]]:
    rows = path.read_text(encoding="utf-8-sig").split("\n")
    return [
        [int(mark) for mark in rows[number - 1].split("\t")[3].split(",")]
        for each in dialogues
        for line, number in zip(each.lines, each.numbers, strict=True)
        if line.by_customer
    ]


def lowest_mode(marks: list[int]) -> int:
    """The commonest mark, in a tie the lowest, as in the code behind the published figures."""
    return min(set(marks), key=lambda mark: (-marks.count(mark), mark))
