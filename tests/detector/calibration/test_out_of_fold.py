"""The border in a language whose answers are certified elsewhere."""

from __future__ import annotations

import numpy as np

from handoff.detector.calibration.out_of_fold import OutOfFold
from handoff.detector.calibration.thresholds import Dial, Seen, thresholds
from handoff.detector.statistics.rows import Rows
from tests.detector.calibration.test_calibration import CALM

INTENTS, ROWS, STRANGERS = 4, 800, 200


def hard_to_tell_apart() -> OutOfFold:
    """Out of fold a third of the rows of middling confidence is taken for another intent, so only
    the surest could be answered; strangers are of middling confidence, and stranger than most."""
    place = np.arange(ROWS)
    labels = place % INTENTS
    sure = place < ROWS // 2
    mixed_up = ~sure & (place % 3 == 0)
    taken_for = np.where(mixed_up, (labels + 1) % INTENTS, labels)
    confidence = np.where(sure, 0.95, 0.7)
    oof = np.full((ROWS, INTENTS), 0.01)
    oof[place, taken_for] = confidence
    rows = Rows(
        vectors=np.eye(INTENTS)[labels],
        labels=labels,
        classes=tuple("abcd"),
        oof=oof,
        folds=place % 5,
    )
    known = Seen(confidence, place % 40 / 80)  # evenly up to one half
    strangers = Seen(np.full(STRANGERS, 0.7), np.full(STRANGERS, 0.45))
    return OutOfFold(rows, oof, known, strangers, "en", (), np.full(ROWS, "en"))


def test_it_keeps_out_whoever_the_loosest_answers_would_let_in() -> None:
    fold, dial = hard_to_tell_apart(), Dial(risk=0.05)
    strict = (fold.rows, fold.probabilities, fold.known, fold.strangers, CALM, dial)
    usual, _ = thresholds(*strict)
    assert usual.answer > 0.7  # by these rows no stranger would be answered, wherever the border is
    assert usual.unknown > 0.45
    made = fold.with_border(usual, CALM, dial)
    assert made.unknown < 0.45
    assert made.answer == usual.answer
