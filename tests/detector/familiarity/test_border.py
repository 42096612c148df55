"""Questions that are not for the bot: learnt from if there are any, and never in the way of what is
taught.
"""

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from handoff.detector.calibration.calibration import Calibration, calibrate
from handoff.detector.familiarity import border
from handoff.detector.familiarity.border import Border, folds_of_strangers, without_those_too_near
from handoff.detector.familiarity.familiarity import measured_out_of_fold
from handoff.detector.statistics.rows import Rows
from tests.detector.calibration.test_calibration import CALM, passes
from tests.detector.conftest import Town

INTENTS = 14
TOPICS = 6


def place_and_rows(town: Callable[[int], Town], apart: float = 0.8) -> tuple[Town, Rows, Town]:
    """A bot with `INTENTS` intents, and strangers about `TOPICS` that are each next to one intent,
    at this tangent: the bot takes them for that intent, and only other strangers show otherwise."""
    place, topics = town(INTENTS), town(TOPICS)
    own = np.random.default_rng(5).normal(size=topics.directions.shape)
    own /= np.linalg.norm(own, axis=1, keepdims=True)
    topics.directions = topics._unit(place.directions[:TOPICS] + apart * own)
    rows = place.rows([24] * INTENTS)
    return place, place.with_strangers(rows, strangers_of(topics, 20)), topics


def strangers_of(topics: Town, each: int) -> np.ndarray:
    return np.vstack([topics.near(topic, each) for topic in range(TOPICS)])


def test_strangers_are_rejected_more_often_where_some_are_known(town: Callable) -> None:
    place, rows, topics = place_and_rows(town, apart=0.4)
    with_them, without = calibrate(rows, CALM), calibrate(nobody(rows), CALM)
    asked = strangers_of(topics, 10)
    fresh = np.vstack([place.near(intent, 10) for intent in range(INTENTS)])
    assert passes(with_them, rows, asked, place).mean() <= 0.2
    assert passes(without, rows, asked, place).mean() >= 0.35
    assert passes(with_them, rows, fresh, place).mean() >= 0.85


def test_the_limits_balance_both_errors(town: Callable) -> None:
    """Where the two cannot be told apart without errors, neither is spared at the other's cost."""
    _, rows, _ = place_and_rows(town, apart=0.5)
    point = calibrate(rows, CALM).point
    assert point is not None and point.turned_away is not None
    assert 0.5 < point.turned_away < 1 and abs(point.kept - point.turned_away) < 0.06


def test_four_phrasings_are_answered_in_other_words_beside_strangers_of_their_topic(
    town: Callable,
) -> None:
    """Three of them, none so close that it is left out."""
    place, rows, _ = place_and_rows(town)
    fresh = Town(1, seed=7)
    place.directions = np.vstack([place.directions, fresh.directions])
    taught = place.rows([24] * INTENTS + [4])
    strangers = np.vstack([rows.strangers, fresh.near(0, 3)])
    more = without_those_too_near(place.with_strangers(taught, strangers))
    assert (more.strangers[-3:] == strangers[-3:]).all()
    asked = fresh.near(0, 60)
    assert passes(calibrate(more, CALM), taught, asked, place).mean() >= 0.6


def test_a_stranger_that_resembles_a_taught_row_teaches_nothing(town: Callable) -> None:
    place, rows, _ = place_and_rows(town)
    like_taught = place._unit(rows.vectors[:9] + 0.1 * rows.strangers[:9])
    more = place.with_strangers(rows, np.vstack([like_taught, rows.strangers]))
    cosines = more.strangers @ rows.vectors.T
    kept = without_those_too_near(more).strangers
    assert (kept @ rows.vectors.T).max() <= border.TOO_NEAR
    assert len(kept) == (cosines.max(axis=1) <= border.TOO_NEAR).sum()
    assert not (kept[:, None] == like_taught[None]).all(axis=2).any()


def test_a_handful_of_strangers_changes_nothing(town: Callable) -> None:
    _, rows, _ = place_and_rows(town)
    few = rows.with_strangers(np.arange(len(rows.strangers)) < border.FEWEST - 1)
    made, plain = calibrate(few, CALM), calibrate(nobody(rows), CALM)
    assert made.knowledge.border is None and made.thresholds == plain.thresholds
    assert made.scale == plain.scale and plain.thresholds.small_talk == 1.0


def test_four_rows_of_an_intent_hold_as_much_ground_as_a_hundred(town: Callable) -> None:
    place = town(3)
    strangers = place.near(2, 60)
    for number in (4, 100):
        vectors = np.vstack([place.near(0, 100), place.near(1, number)])
        labels = np.repeat([0, 1], [100, number])
        line = Border.of(vectors, labels, strangers)
        assert (line.beyond(place.near(1, 50)) < 0).mean() >= 0.9
        assert (line.beyond(place.near(2, 50)) > 0).mean() >= 0.9


def test_strangers_of_one_kind_share_a_fold(town: Callable) -> None:
    place = town(5)
    tight = place._unit(np.repeat(place.directions, 8, axis=0) + 0.2 * place.nowhere(40))
    folds = folds_of_strangers(tight, np.array([0, 1, 2, 3]))
    assert all(len(set(folds[8 * kind : 8 * kind + 8])) == 1 for kind in range(5))
    assert set(folds) == {0, 1, 2, 3}


def test_no_stranger_is_judged_by_a_border_that_saw_its_like(town: Callable) -> None:
    """Duplicated strangers would be told apart perfectly if the copy were in another fold."""
    place, rows, _ = place_and_rows(town)
    random = place.with_strangers(rows, place.nowhere(120))
    doubled = place.with_strangers(rows, np.vstack([random.strangers, random.strangers]))
    once, twice = measured_out_of_fold(random, 1.0)[1], measured_out_of_fold(doubled, 1.0)[1]
    assert twice[:, 3].mean() < once[:, 3].mean() + 0.5


def test_what_is_saved_judges_as_before(town: Callable, tmp_path: Path) -> None:
    place, rows, topics = place_and_rows(town)
    made = calibrate(rows, CALM)
    made.save(tmp_path)
    again = Calibration.load(tmp_path)
    assert again.thresholds == made.thresholds and again.point == made.point
    vectors = np.vstack([place.near(0, 20), strangers_of(topics, 5)])
    assert (passes(made, rows, vectors, place) == passes(again, rows, vectors, place)).all()
    numbers = json.loads((tmp_path / "detector.json").read_text())
    assert numbers["signals"][-1] == "border" and numbers["out_of_fold"]["turned_away"] > 0.5


def test_a_model_without_strangers_needs_none_of_their_arrays(town: Callable) -> None:
    rows = town(4).rows([8] * 4)
    arrays = {
        "vectors": rows.vectors,
        "labels": np.array(rows.classes)[rows.labels],
        "classes": np.array(rows.classes),
        "oof": rows.oof,
        "folds": rows.folds,
    }
    assert len(Rows.of(arrays).strangers) == 0
    none = {"strangers": np.zeros((0, 384)), "stranger_probabilities": np.zeros((0, 4))}
    assert len(Rows.of(arrays | none).strangers) == 0
    some = {"strangers": rows.vectors[:2], "stranger_probabilities": rows.oof[:2]}
    assert Rows.of(arrays | some).stranger_oof.shape == (2, 4)
    with pytest.raises(ValueError, match="strangers"):
        Rows.of(arrays | some | {"stranger_probabilities": rows.oof[:1]})


@pytest.mark.alone
def test_calibration_of_a_large_assistant_takes_seconds(town: Callable) -> None:
    place = town(51)
    rows = place.with_strangers(place.rows([118] * 51), place.nowhere(700))
    started = time.process_time()
    calibrate(rows, CALM)
    assert time.process_time() - started < 15


def nobody(rows: Rows) -> Rows:
    return replace(rows, strangers=rows.strangers[:0], stranger_oof=rows.stranger_oof[:0])
