"""How the rows and the questions that are not for the bot were judged by what never saw them, and
what of it speaks for which language.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats
from handoff.detector.calibration.thresholds import EVEN_CHANCE, Dial, Seen, border, tone_thresholds
from handoff.detector.calibration.written_in import FEWEST_ROWS, FEWEST_STRANGERS, written_in
from handoff.detector.statistics.rows import Rows
from handoff.detector.tone.tone import Tone
from handoff.domain.signals import Thresholds


@dataclass(frozen=True)
class OutOfFold:
    """What the rows [n] and the strangers [m] show, each judged by what never saw it."""

    rows: Rows
    probabilities: Floats
    known: Seen
    strangers: Seen
    main: str | None
    others: tuple[str, ...]
    of_rows: NDArray[np.str_]
    """The language that each row is in."""

    @cached_property
    def _languages(self) -> tuple[NDArray[np.str_], NDArray[np.str_]]:
        """Of the rows and of the strangers."""
        rows, tags = self.rows, (self.main, self.others)
        return self.of_rows, written_in(rows.stranger_texts, len(rows.strangers), *tags)

    def only(self, language: str | None) -> OutOfFold:
        """What is in this language."""
        rows, strangers = (each == (language or "") for each in self._languages)
        return replace(
            self,
            rows=self.rows.only(rows),
            probabilities=self.probabilities[rows],
            known=self.known.only(rows),
            strangers=self.strangers.only(strangers),
            of_rows=self.of_rows[rows],
        )

    def of_the_main_language(self) -> OutOfFold:
        """What is in it; everything, where that is too little to go by."""
        mine = self.only(self.main)
        if mine.recognised < min(FEWEST_ROWS, self.recognised):
            return self
        few = len(mine.strangers.unknown) < FEWEST_STRANGERS
        return replace(mine, strangers=self.strangers) if few else mine

    @property
    def recognised(self) -> int:
        return int((self.probabilities.argmax(axis=1) == self.rows.labels).sum())

    def with_border(self, usual: Thresholds, tone: Tone, dial: Dial) -> Thresholds:
        """`usual`, with what counts as known and as a mood by these rows; if there are enough.

        The held-out questions will say from which confidence answers are given. They must not
        choose the border on which they are tested, so the lowest that anybody would answer with is
        assumed. (The threshold by these rows would be too high: out of fold they are harder than
        what customers ask, and the border that seemed enough let twice as many strangers pass.)
        """
        if self.recognised < FEWEST_ROWS or len(self.strangers.unknown) < FEWEST_STRANGERS:
            return usual
        known = border(self.known, self.probabilities, self.rows, self.strangers, dial, EVEN_CHANCE)
        moods = tone_thresholds(self.rows, tone, dial.always_human)
        return replace(usual, unknown=known, **moods)
