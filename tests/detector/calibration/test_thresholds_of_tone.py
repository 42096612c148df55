"""The limits of tone and distress follow from the ordinary training rows."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest

from handoff.detector.calibration import thresholds
from handoff.detector.calibration.thresholds import tone_thresholds
from handoff.detector.statistics.rows import Rows
from handoff.detector.tone.tone import Tone

INTENTS = 4
EACH = 250


class Scripted(Tone):
    """Judges the text "0.7 0.2" as negative 0.7, distress 0.2."""

    def __init__(self) -> None:
        self.hash, self.judged = "scripted", 0

    def judge(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        self.judged += len(texts)
        pairs = np.array([[float(share) for share in text.split()] for text in texts])
        rest = 1 - pairs[:, 0]
        return np.c_[pairs[:, 0], rest, np.zeros(len(texts)), pairs[:, 1]]


def rows_with(town: Callable, negative: np.ndarray, distress: np.ndarray) -> Rows:
    rows: Rows = town(INTENTS).rows([EACH] * INTENTS)
    texts = tuple(f"{one} {two}" for one, two in zip(negative, distress, strict=True))
    return replace(rows, texts=texts)


def test_few_ordinary_rows_lie_above_the_limits(town: Callable) -> None:
    dice = np.random.default_rng(0)
    negative, distress = dice.uniform(size=(2, INTENTS * EACH))
    limits = tone_thresholds(rows_with(town, negative, distress), Scripted())
    assert 0 < (negative > limits["negative"]).mean() <= thresholds.FALSE_ALARMS
    assert 0 < (distress > limits["distress"]).mean() <= thresholds.FALSE_DISTRESS


def test_a_tone_less_likely_than_not_never_counts(town: Callable) -> None:
    calm = np.full(INTENTS * EACH, 0.1)
    limits = tone_thresholds(rows_with(town, calm, calm), Scripted())
    assert limits == {"negative": 0.5, "distress": 0.5}


def test_what_always_goes_to_a_person_is_not_ordinary(town: Callable) -> None:
    negative = np.full(INTENTS * EACH, 0.1)
    negative[:EACH] = 0.99
    rows = rows_with(town, negative, negative)
    assert tone_thresholds(rows, Scripted())["negative"] == 0.99
    always_human = frozenset(rows.classes[:1])
    assert tone_thresholds(rows, Scripted(), always_human)["negative"] == 0.5


def test_of_many_rows_a_part_is_judged(town: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thresholds, "MOST_JUDGED", 300)
    calm = np.full(INTENTS * EACH, 0.1)
    tone = Scripted()
    tone_thresholds(rows_with(town, calm, calm), tone)
    assert 200 <= tone.judged <= 300


def test_rows_without_texts_leave_the_limits_as_they_are(town: Callable) -> None:
    assert tone_thresholds(town(INTENTS).rows([8] * INTENTS), Scripted()) == {}
