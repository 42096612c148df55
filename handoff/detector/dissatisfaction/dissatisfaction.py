"""Whether the customer is dissatisfied with how the conversation is going; learnt from rated
dialogues.

Two linear steps. A *reading* of each of the customer's turns: from the n-grams of the message and
of the bot's words before it, and from what `features.py` measures. Then the probability that
the customer is dissatisfied: from the readings so far (this one, their mean, worst and slope).
Both are fitted by `scripts/train_dialogue.py` on USS (Sun et al., SIGIR 2021);
`weights/dialogue.json` holds the command and the figures. It uses neither the sentence encoder nor
the tone, so training those again does not affect it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from common.arrays import Floats
from handoff.detector.dissatisfaction.features import CONTEXT
from handoff.detector.dissatisfaction.sheet import Grams, Sheet, course, sheet_of
from handoff.domain.history import Line

WEIGHTS = Path(__file__).parent / "weights" / "dialogue.npz"

FEWEST_TURNS = 3
"""Of the customer: before that, nothing can have gone badly yet."""

SHORTEST = 1e-9
"""Length of a text's n-grams below which it counts as none."""

LINES_KEPT = 40
"""How many of the last lines count: the length of the longest dialogues learnt from."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How bad one turn is: by how much its rating is expected to fall short of "neutral".

    `rarity` and `grams` [2, BUCKETS]: of the message, and of the bot's words before it; `centre`,
    `spread` and `measures` [d]: of the measures. Without `sees_message`, a turn is judged by what
    came before the message, as in the published figures.
    """

    rarity: Floats
    grams: Floats
    centre: Floats
    spread: Floats
    measures: Floats
    bias: float
    sees_message: bool = True

    def of(self, sheet: Sheet) -> Floats:
        """[n]."""
        seen = (sheet.message, sheet.answer) if self.sees_message else (sheet.answer,)
        weights = zip(self.rarity[-len(seen) :], self.grams[-len(seen) :], strict=True)
        texts = zip(seen, weights, strict=True)
        by_words = sum(_score(grams, rarity, weight) for grams, (rarity, weight) in texts)
        numbers = standardised(sheet, self.centre, self.spread, self.sees_message)
        scores: Floats = by_words + numbers @ self.measures + self.bias
        return scores


def _score(grams: Grams, rarity: Floats, weights: Floats) -> Floats:
    """[n]: n-grams weighed by their rarity, each text at unit length, times `weights`."""
    rows = np.repeat(np.arange(grams.shape[0]), np.diff(grams.indptr))
    rare = rarity[grams.indices]
    length = np.sqrt(np.bincount(rows, rare**2, grams.shape[0]))
    told = np.bincount(rows, rare * weights[grams.indices], grams.shape[0])
    scores: Floats = told / np.maximum(length, SHORTEST)
    return scores


def standardised(sheet: Sheet, centre: Floats, spread: Floats, sees_message: bool) -> Floats:
    """[n, d]; what describes the message is 0 if it is not seen."""
    numbers: Floats = (sheet.measures - centre) / spread
    if not sees_message:
        numbers[:, len(CONTEXT) :] = 0.0
    return numbers


@dataclass(frozen=True, slots=True)
class Dissatisfaction:
    """`weights` [6] of the readings so far, as `COURSE`, in log-odds.

    `limit`: the lowest probability at which the conversation should be handed over.
    """

    reading: Reading
    centre: Floats
    spread: Floats
    weights: Floats
    bias: float
    limit: float

    def of(self, sheet: Sheet) -> Floats:
        """Probabilities [n]: for each turn, from its conversation up to and including it."""
        so_far = course(self.reading.of(sheet), sheet.dialogue)
        scores = (so_far - self.centre) / self.spread @ self.weights + self.bias
        shares: Floats = 1 / (1 + np.exp(-scores))
        return shares

    def course_of(self, lines: Sequence[Line]) -> list[float]:
        """The probability at each of the customer's turns."""
        if not any(line.by_customer for line in lines):
            return []
        shares: list[float] = self.of(sheet_of([lines])).tolist()
        return shares

    def now(self, lines: Sequence[Line]) -> float | None:
        """The probability at the customer's last turn; None while it is too early to tell."""
        shares = self.course_of(lines[-LINES_KEPT:])
        return shares[-1] if len(shares) >= FEWEST_TURNS else None

    def save(self, path: Path) -> None:
        """In single precision: half the size, the same figures."""
        reading = {name: getattr(self.reading, name) for name in _READING}
        numbers = reading | {f"course_{name}": getattr(self, name) for name in _COURSE}
        arrays: dict[str, Any] = {k: np.asarray(v, np.float32) for k, v in numbers.items()}
        np.savez_compressed(path, **arrays)

    @classmethod
    def load(cls, path: Path = WEIGHTS) -> Dissatisfaction:
        """Raises OSError, KeyError or ValueError if the weights cannot be used."""
        with np.load(path, allow_pickle=False) as arrays:
            kept = {name: arrays[name].astype(np.float64) for name in arrays.files}
        reading = Reading(*(_plain(kept[name]) for name in _READING))
        return cls(reading, *(_plain(kept[f"course_{name}"]) for name in _COURSE))


_READING = ("rarity", "grams", "centre", "spread", "measures", "bias")
_COURSE = ("centre", "spread", "weights", "bias", "limit")


def _plain(array: Floats) -> Any:
    """A number as a number, an array as it is."""
    return array if array.ndim else float(array)


@lru_cache(maxsize=1)
def shipped() -> Dissatisfaction:
    return Dissatisfaction.load()
