"""Tone on GoEmotions: the model as it ships, and the VADER lexicon, on the official test rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score, roc_auc_score

from benchmarks.detector.cache import Say
from benchmarks.detector.questions import MissingData
from benchmarks.detector.rows import Row
from fitting.tone.rows import Part, goemotions
from handoff.detector.tone.tone import TONES, shipped

NEGATIVE, NEUTRAL, POSITIVE = range(len(TONES))
REPORT_EVERY = 1000

PLAINLY = 0.05
"""VADER's own limits: a compound score beyond ±0.05 is no longer neutral."""


@dataclass(frozen=True)
class Judged:
    """Raw predictions: how negative each row is [n], and its tone [n], an index into TONES."""

    negative: NDArray[np.float64]
    tones: NDArray[np.int64]


def rows(data: Path, say: Say) -> list[Row]:
    test = read(data)
    product, vader = by_the_product(test.texts, say), by_vader(test.texts)
    return [
        Row(f"goemotions.{name}", figure(test, product), {"vader": figure(test, vader)})
        for name, figure in (("negative_auroc", negative_auroc), ("macro_f1", macro_f1))
    ]


def read(data: Path) -> Part:
    """Raises MissingData when the test rows are not there."""
    folder = data / "goemotions"
    for name in ("labels.txt", "test.tsv"):
        if not (folder / name).is_file():
            raise MissingData(f"{folder / name} is missing")
    return goemotions(folder, "test")


def by_the_product(texts: Sequence[str], say: Say) -> Judged:
    def progress(done: int, total: int) -> None:
        if done % REPORT_EVERY == 0 or done == total:
            say(f"tone: {done} of {total} rows")

    judged = shipped().judge(texts, progress)
    return Judged(judged[:, NEGATIVE], judged[:, : len(TONES)].argmax(axis=1))


def by_vader(texts: Sequence[str]) -> Judged:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    lexicon = SentimentIntensityAnalyzer()
    compound = np.array([lexicon.polarity_scores(text)["compound"] for text in texts])
    tones = np.select([compound <= -PLAINLY, compound >= PLAINLY], [NEGATIVE, POSITIVE], NEUTRAL)
    return Judged(-compound, tones)


def negative_auroc(test: Part, judged: Judged) -> float:
    return float(roc_auc_score(test.tones == NEGATIVE, judged.negative))


def macro_f1(test: Part, judged: Judged) -> float:
    return float(f1_score(test.tones, judged.tones, average="macro"))
