"""The promise on many splits: what is counted, and that no split is asked what it calibrated on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.detector import promise_splits
from benchmarks.detector.promise_splits import Outcome, loosest, outcome, splits, splits_kept
from benchmarks.detector.questions import Questions
from handoff.detector.statistics.rows import Rows
from tests.detector.conftest import Town

INTENTS = 10


def questions(each: int) -> Questions:
    names = [f"intent {number}" for number in range(INTENTS) for _ in range(each)]
    return Questions(tuple(f"text {place}" for place in range(len(names))), tuple(names))


@pytest.fixture(scope="module")
def judged() -> Rows:
    """A classifier that errs on one row in ten, and is unsure of most of these."""
    rows = Town(INTENTS).rows([90] * INTENTS)
    random = np.random.default_rng(3)
    torn = random.random(len(rows.labels)) < 0.1
    oof = rows.oof.copy()
    other = (rows.labels + 1) % INTENTS
    doubt = random.uniform(0.34, 0.6, len(other))
    oof[torn] = 0.02
    oof[torn, rows.labels[torn]] = 0.33
    oof[torn, other[torn]] = doubt[torn]
    return replace(rows, oof=oof / oof.sum(axis=1, keepdims=True))


def test_halves_hold_every_row_once_and_every_intent_alike() -> None:
    whole = questions(each=6)
    first, second = promise_splits.halves(whole)
    assert sorted(first.texts + second.texts) == sorted(whole.texts)
    assert set(Counter(first.intents).values()) == set(Counter(second.intents).values()) == {3}


def test_no_split_asks_what_it_was_calibrated_on_and_no_two_are_alike() -> None:
    made = splits(300)
    assert len(made) == promise_splits.SPLITS
    for mine, rest in made:
        assert sorted([*mine, *rest]) == list(range(300)) and len(mine) == 100
    assert len({tuple(mine) for mine, _ in made}) == len(made)


def test_a_split_counts_what_is_answered_and_what_of_it_is_wrong(judged: Rows) -> None:
    done = [
        outcome(judged, parts, np.random.default_rng(0)) for parts in splits(len(judged.labels))[:3]
    ]
    assert all(50 < each.answered < 100 for each in done)
    assert splits_kept(done) == 3.0


def test_labels_that_changed_behind_the_calibration_s_back_break_the_promise(judged: Rows) -> None:
    """The asked rows are relabelled, one in ten wrongly: the count must show it."""
    mine, rest = splits(len(judged.labels))[0]
    labels = judged.labels.copy()
    spoilt = rest[::10]
    labels[spoilt] = (labels[spoilt] + 2) % INTENTS
    done = outcome(replace(judged, labels=labels), (mine, rest), np.random.default_rng(0))
    assert done.wrong > 5 and splits_kept([done]) == 0.0


def test_two_per_cent_is_kept_and_anything_more_is_not() -> None:
    assert splits_kept([Outcome(80, 2.0), Outcome(80, 0.0), Outcome(80, 2.01)]) == 2.0


def test_the_peer_without_a_margin_takes_the_loosest_threshold_that_fits_the_rows() -> None:
    confidence = np.linspace(1, 0.01, 100)
    right = np.ones(100, dtype=bool)
    right[[40, 60]] = False
    assert loosest(right, confidence) == pytest.approx(confidence[99])
    right[80] = False
    assert loosest(right, confidence) == pytest.approx(confidence[59])
    assert loosest(np.zeros(5, dtype=bool), np.ones(5)) == np.inf
