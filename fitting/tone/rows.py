"""The rows that the tone model learns from and is scored on."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.detector.tone.tone import TONES

ROOT = Path(__file__).resolve().parents[2]
SUPPORT = ROOT / "data" / "tone"

DISTRESS = frozenset({"anger", "annoyance", "disgust", "fear", "grief", "nervousness", "sadness"})
"""The negative emotions of a person who is upset; disappointment, disapproval, remorse and
embarrassment are negative too, but calm enough to wait."""

NEGATIVE = DISTRESS | {"disappointment", "disapproval", "embarrassment", "remorse"}
POSITIVE = frozenset(
    (
        "admiration",
        "amusement",
        "approval",
        "caring",
        "desire",
        "excitement",
        "gratitude",
        "joy",
        "love",
        "optimism",
        "pride",
        "relief",
    )
)
EMOTIONS = 28


@dataclass(frozen=True)
class Part:
    """`tones` [n]: index into TONES; `distress` [n] 0 or 1; `emotions` [n, 28] 0 or 1, all NaN for
    rows that were not labelled with emotions."""

    texts: list[str]
    tones: NDArray[np.int64]
    distress: NDArray[np.float32]
    emotions: NDArray[np.float32]

    def __add__(self, other: Part) -> Part:
        return Part(
            self.texts + other.texts,
            np.r_[self.tones, other.tones],
            np.r_[self.distress, other.distress],
            np.r_[self.emotions, other.emotions],
        )

    def times(self, number: int) -> Part:
        return sum([self] * (number - 1), self)


def goemotions(folder: Path, part: str) -> Part:
    """`folder`: the benchmark folder's goemotions/; `part`: train, dev or test."""
    names = (folder / "labels.txt").read_text(encoding="utf-8").split()
    with (folder / f"{part}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    felt = [{names[int(number)] for number in row["label"].split(",")} for row in rows]
    return Part(
        [row["text"] for row in rows],
        np.array([tone_of(emotions) for emotions in felt]),
        np.array([bool(emotions & DISTRESS) for emotions in felt], dtype=np.float32),
        np.array([[name in emotions for name in names] for emotions in felt], dtype=np.float32),
    )


def tone_of(emotions: set[str]) -> int:
    """The benchmark page's three-way grouping; a row with both kinds is neutral."""
    negative, positive = bool(emotions & NEGATIVE), bool(emotions & POSITIVE)
    if negative == positive:
        return 1
    return 0 if negative else 2


def support(name: str) -> Part:
    """Our own lines: a customer whose tone is negative here is angry or distressed."""
    rows = read_csv(SUPPORT / name)
    tones = np.array([TONES.index(row["tone"]) for row in rows])
    unlabelled = np.full((len(rows), EMOTIONS), np.nan, dtype=np.float32)
    return Part([row["text"] for row in rows], tones, (tones == 0).astype(np.float32), unlabelled)


def other_languages() -> list[str]:
    return [row["text"] for row in read_csv(SUPPORT / "other_languages.csv")]


def words_of_other_languages() -> list[str]:
    return (SUPPORT / "words_of_other_languages.txt").read_text(encoding="utf-8").split()


def read_csv(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
