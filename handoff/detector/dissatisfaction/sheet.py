"""The customer's turns of many conversations as one table of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from common.arrays import Floats, Ints
from handoff.detector.dissatisfaction.features import MEASURES, turns_of
from handoff.detector.dissatisfaction.words import BUCKETS, grams
from handoff.domain.history import Line

Grams = Any
"""scipy.sparse CSR matrix [n, BUCKETS] of zeros and ones; scipy has no types."""

COURSE = ("reading", "mean", "worst", "fading mean", "slope", "the one before")
"""What the readings up to a turn say about the course of a conversation."""

FADING = 0.7
FEWEST_FOR_A_SLOPE = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """`message`, `answer`: n-grams of the customer's message and of the bot's words before it;
    `measures` [n, d] as `MEASURES`; `dialogue` [n]: the conversation's number, ascending."""

    message: Grams
    answer: Grams
    measures: Floats
    dialogue: Ints

    def __len__(self) -> int:
        return len(self.dialogue)

    def rows(self, these: NDArray[Any]) -> Sheet:
        return Sheet(
            self.message[these], self.answer[these], self.measures[these], self.dialogue[these]
        )


def sheet_of(dialogues: Sequence[Sequence[Line]]) -> Sheet:
    """One row for each of the customer's turns, in order."""
    turns = [turns_of(lines) for lines in dialogues]
    flat = [turn for each in turns for turn in each]
    measures = [turn.measures for turn in flat]
    return Sheet(
        message=_marked([grams(turn.message) for turn in flat]),
        answer=_marked([grams(turn.answer_before) for turn in flat]),
        measures=np.vstack(measures) if measures else np.zeros((0, len(MEASURES))),
        dialogue=np.repeat(np.arange(len(turns)), [len(each) for each in turns]),
    )


def _marked(buckets: list[tuple[int, ...]]) -> Grams:
    ends = np.cumsum([0, *(len(each) for each in buckets)])
    places = np.fromiter((bucket for each in buckets for bucket in each), dtype=np.int64)
    ones = np.ones(len(places))
    return sparse.csr_matrix((ones, places, ends), shape=(len(buckets), BUCKETS))


def course(readings: Floats, dialogue: Ints) -> Floats:
    """[n, 6] as `COURSE`: for each turn, from its own reading and those before it."""
    parts = np.split(readings, np.flatnonzero(np.diff(dialogue)) + 1)
    return np.vstack([_course_of_one(part) for part in parts])


def _course_of_one(readings: Floats) -> Floats:
    made = np.zeros((len(readings), len(COURSE)))
    fading = weight = 0.0
    for turn, reading in enumerate(readings):
        so_far = readings[: turn + 1]
        fading, weight = FADING * fading + reading, FADING * weight + 1
        before = readings[turn - 1] if turn else reading
        mean, worst = so_far.mean(), so_far.max()
        made[turn] = reading, mean, worst, fading / weight, _slope(so_far), before
    return made


def _slope(readings: Floats) -> float:
    """The slope, per turn, of the straight line fitted to the readings."""
    if len(readings) < FEWEST_FOR_A_SLOPE:
        return 0.0
    place = np.arange(len(readings)) - (len(readings) - 1) / 2
    return float(place @ readings / (place @ place))
