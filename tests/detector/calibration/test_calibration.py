"""Thresholds keep their promises on the rows they were learnt from, and on fresh ones like them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from handoff.detector.calibration import thresholds
from handoff.detector.calibration.calibration import Calibration, calibrate
from handoff.detector.detector import Detector
from handoff.detector.familiarity.familiarity import left_out, measured_out_of_fold
from handoff.detector.familiarity.memory import Memory
from handoff.detector.statistics.probabilities import FOR_EACH_MORE, cooled, mass_before
from handoff.detector.statistics.rows import Rows, balanced, weighted_quantile
from handoff.detector.tone.tone import Tone
from handoff.domain.events import Guess
from handoff.domain.parse import Parse
from handoff.learning.models import ModelFolder


class AlwaysCalm(Tone):
    """These tests' vectors stand for no real words, so they have no tone."""

    def __init__(self) -> None:
        self.hash = "calm"

    def judge(self, texts: Sequence[str], progress: object = None) -> np.ndarray:
        return np.tile([0.1, 0.8, 0.1, 0.05], (len(texts), 1))


CALM = AlwaysCalm()
SIZES = [24] * 14


def passes(made: Calibration, rows: Rows, vectors: np.ndarray, town: object) -> np.ndarray:
    """Whether the detector would let the bot answer, for every vector."""
    means = town.means(rows.vectors, rows.labels, len(rows.classes))  # type: ignore[attr-defined]
    detector = Detector(made, CALM)
    answered = []
    for vector in vectors:
        shares = town.probabilities(vector[None], means)[0]  # type: ignore[attr-defined]
        order = np.argsort(-shares)
        ranking = tuple(
            Guess(intent=rows.classes[number], confidence=float(shares[number])) for number in order
        )
        signals = detector.signals("x", Parse("m", ranking, vector.astype(np.float32)))
        limits = signals.thresholds
        sure = signals.confidence >= limits.answer
        answered.append(sure and signals.unknown <= limits.unknown)
    return np.array(answered)


def test_thresholds_keep_what_the_bot_gets_right(town: Callable) -> None:
    rows = town(len(SIZES)).rows(SIZES)
    made = calibrate(rows, CALM)
    shares = cooled(rows.oof, made.temperature)
    unknown = made.scale.chance(measured_out_of_fold(rows, made.temperature)[0])
    right = shares.argmax(axis=1) == rows.labels
    kept = unknown <= made.thresholds.unknown
    assert balanced(rows.labels[right]) @ kept[right] >= thresholds.KEPT_BY_UNKNOWN - 1e-9


def test_fresh_messages_are_answered_and_strange_ones_are_not(town: Callable) -> None:
    place = town(len(SIZES))
    rows = place.rows(SIZES)
    made = calibrate(rows, CALM)
    fresh = np.vstack([place.near(intent, 10) for intent in range(len(SIZES))])
    assert passes(made, rows, fresh, place).mean() >= 0.85
    assert passes(made, rows, place.nowhere(200), place).mean() <= 0.10


def test_an_intent_taught_with_four_sentences_is_answered_in_other_words(town: Callable) -> None:
    sizes = [*SIZES, 4]
    place = town(len(sizes))
    rows = place.rows(sizes)
    made = calibrate(rows, CALM)
    assert passes(made, rows, place.near(len(sizes) - 1, 50), place).mean() >= 0.6
    assert passes(made, rows, place.nowhere(200), place).mean() <= 0.10


def test_an_intent_of_one_row_and_one_without_rows_do_no_harm(town: Callable) -> None:
    rows = town(6).rows([20, 20, 20, 20, 20, 20])
    lonely = np.flatnonzero(rows.labels == 5)[1:]
    keep = np.setdiff1d(np.arange(len(rows.labels)), lonely)
    few = Rows(
        rows.vectors[keep],
        rows.labels[keep],
        (*rows.classes, "empty"),
        np.hstack([rows.oof[keep], np.zeros((len(keep), 1))]),
        rows.folds[keep],
    )
    limits = calibrate(few, CALM).thresholds
    assert all(np.isfinite([limits.answer, limits.unknown, limits.conformal, limits.negative]))


@pytest.mark.parametrize("coverage", [0.8, 0.9, 0.98])
def test_conformal_sets_hold_the_right_intent_as_often_as_asked(
    town: Callable, coverage: float
) -> None:
    """On fresh messages, as closely as chance allows with 560 of them."""
    place = town(len(SIZES))
    rows = place.rows(SIZES)
    made = calibrate(rows, CALM, coverage=coverage)
    fresh = np.vstack([place.near(intent, 40) for intent in range(len(SIZES))])
    means = place.means(rows.vectors, rows.labels, len(SIZES))
    sets = made.judge(fresh, place.probabilities(fresh, means)).sets
    assert (
        sets[np.arange(len(sets)), np.repeat(np.arange(len(SIZES)), 40)].mean() >= coverage - 0.04
    )


def test_the_first_intent_stands_in_its_set_and_the_confidence_behind_it() -> None:
    """The second is preceded by the confidence in the first; each of the rest by the share of those
    before it, plus a little for every further intent."""
    before = mass_before(np.array([[0.2, 0.5, 0.3]]), np.array([0.9]))
    assert before == pytest.approx(np.array([[0.96 + FOR_EACH_MORE, 0.0, 0.9]]))


def test_where_the_rest_is_spread_thin_sets_stay_short() -> None:
    """Of 200 equally unlikely intents, not 100 are asked about."""
    thin = np.r_[0.5, np.full(200, 0.5 / 200)][None]
    size = (mass_before(thin, np.array([0.5])) <= 0.75).sum()
    assert size < 30


def test_intents_of_one_row_do_not_make_every_set_hold_everything(town: Callable) -> None:
    """No out-of-fold model has learnt them, so none can cover them."""
    sizes = [24] * 8 + [1] * 8
    rows = town(len(sizes)).rows([max(2, size) for size in sizes])
    single = np.isin(rows.labels, np.arange(8, 16))
    first = ~single | (np.diff(rows.labels, prepend=-1) > 0)
    oof = np.where(np.isin(np.arange(len(sizes)), np.arange(8, 16)), 1e-9, rows.oof)[first]
    lone = replace(
        rows, vectors=rows.vectors[first], labels=rows.labels[first], folds=rows.folds[first],
        oof=oof / oof.sum(axis=1, keepdims=True),
    )  # fmt: skip
    assert lone.could_be_learnt.tolist() == [True] * 24 * 8 + [False] * 8
    sets = (
        mass_before(lone.oof, np.full(len(lone.oof), 0.9))
        <= calibrate(lone, CALM).thresholds.conformal
    )
    assert sets.sum(axis=1).mean() < 4


def test_a_smaller_risk_answers_less_and_errs_less(town: Callable) -> None:
    rows = hard_rows(town)
    strict, loose = calibrate(rows, CALM, risk=0.02).point, calibrate(rows, CALM, risk=0.1).point
    assert strict is not None and loose is not None and loose.certified
    assert strict.answered < loose.answered and strict.wrong <= loose.wrong <= 0.1
    assert loose.bound <= 0.1 and f"{loose.bound:.1%}" in loose.says


def test_where_nothing_can_be_promised_the_bound_is_shown(town: Callable) -> None:
    point = calibrate(town(6).rows([5] * 6), CALM).point
    assert point is not None and not point.certified and 0.02 < point.bound < 1
    assert "cannot be promised" in point.says and f"{point.bound:.1%}" in point.says


def hard_rows(town: Callable) -> Rows:
    """Two thirds of the rows are clear, a third is between two intents."""
    place = town(12)
    rows = place.rows([60] * 12)
    random = np.random.default_rng(1)
    other = (rows.labels + 1) % 12
    torn = random.random(len(other)) < 0.33
    oof = rows.oof.copy()
    lead = random.uniform(-0.2, 0.6, len(other))
    ahead, behind = np.where(lead > 0, rows.labels, other), np.where(lead > 0, other, rows.labels)
    oof[torn] = 0.01
    oof[torn, ahead[torn]] = 0.4 + abs(lead[torn]) / 2
    oof[torn, behind[torn]] = 0.4 - abs(lead[torn]) / 2
    return replace(rows, oof=oof / oof.sum(axis=1, keepdims=True))


@pytest.mark.parametrize("sizes", [[2, 1, 1, 3, 9], [1, 1, 30, 40, 2, 6], [3] * 4])
def test_tiny_and_messy_sets_are_calibrated(town: Callable, sizes: list[int]) -> None:
    """Folds as in training: an intent with one row is in one fold, where no model has learnt it."""
    place = town(len(sizes))
    made = calibrate(place.rows([max(2, size) for size in sizes], folds=2), CALM)
    limits = made.thresholds
    assert all(np.isfinite([limits.answer, limits.unknown, limits.conformal]))
    assert made.point is not None and 0 <= made.point.answered <= 1


def test_unknown_never_falls_when_a_measure_rises(town: Callable) -> None:
    rows = town(8).rows([12] * 8)
    scale = calibrate(rows, CALM).scale
    assert min(scale.weights) >= 0
    base = np.array(scale.mean)
    for column in range(3):
        climb = np.tile(base, (9, 1))
        climb[:, column] += np.linspace(-3, 3, 9) * scale.spread[column]
        assert (np.diff(scale.chance(climb)) >= 0).all()


def test_left_out_intents_look_stranger_than_known_rows(town: Callable) -> None:
    rows = town(10).rows([15] * 10)
    known = measured_out_of_fold(rows, 1.0)[0]
    strange = left_out(rows, 1.0)
    assert (strange.mean(axis=0) > known.mean(axis=0)).all()


def test_rows_of_the_own_fold_are_no_neighbours(town: Callable) -> None:
    rows = town(6).rows([12] * 6)
    doubled = Rows(
        np.vstack([rows.vectors, rows.vectors]),
        np.r_[rows.labels, rows.labels],
        rows.classes,
        np.vstack([rows.oof, rows.oof]),
        np.r_[rows.folds, rows.folds],
    )
    apart = measured_out_of_fold(doubled, 1.0)[0][:, 1]
    memory = Memory.of(doubled.vectors, doubled.labels)
    together = memory.measure(doubled.vectors, doubled.oof, doubled.labels)[0][:, 1]
    assert apart.mean() > together.mean() + 0.05


def test_what_is_saved_judges_as_before(town: Callable, tmp_path: Path) -> None:
    place = town(8)
    rows = place.rows([12] * 8)
    made = calibrate(rows, CALM)
    made.save(tmp_path)
    again = Calibration.load(tmp_path)
    assert again.thresholds == made.thresholds and again.scale == made.scale
    vectors = place.near(0, 20)
    assert (passes(made, rows, vectors, place) == passes(again, rows, vectors, place)).all()
    assert json.loads((tmp_path / "detector.json").read_text())["thresholds"]["unknown"] > 0
    promise = ModelFolder(tmp_path).promise()
    assert promise is not None and promise.bound == made.point.bound


def test_files_of_another_version_are_refused(town: Callable, tmp_path: Path) -> None:
    calibrate(town(4).rows([8] * 4), CALM).save(tmp_path)
    numbers = json.loads((tmp_path / "detector.json").read_text())
    (tmp_path / "detector.json").write_text(json.dumps(numbers | {"version": 0}))
    with pytest.raises(ValueError, match="another version"):
        Calibration.load(tmp_path)


def test_the_same_rows_give_the_same_calibration(town: Callable) -> None:
    rows = town(8).rows([12] * 8)
    first, second = calibrate(rows, CALM), calibrate(rows, CALM)
    assert first.thresholds == second.thresholds and first.scale == second.scale


def test_rows_that_do_not_fit_together_are_refused(town: Callable) -> None:
    rows = town(4).rows([8] * 4)
    arrays = {
        "vectors": rows.vectors,
        "labels": np.array(rows.classes)[rows.labels],
        "classes": np.array(rows.classes),
        "oof": rows.oof,
        "folds": rows.folds,
    }
    assert Rows.of(arrays).classes == rows.classes
    with pytest.raises(ValueError, match="not a class"):
        Rows.of(arrays | {"classes": np.array(["other"])})
    with pytest.raises(ValueError, match="do not fit"):
        Rows.of(arrays | {"oof": rows.oof[:-1]})
    with pytest.raises(ValueError, match="two folds"):
        Rows.of(arrays | {"folds": np.zeros(len(rows.folds), int)})


def test_a_bot_that_recognises_nothing_cannot_be_calibrated(town: Callable) -> None:
    rows = town(4).rows([8] * 4)
    wrong = np.eye(4)[(rows.labels + 1) % 4]
    with pytest.raises(ValueError, match="recognised"):
        calibrate(replace(rows, oof=wrong), CALM)


def test_intents_weigh_alike_in_a_quantile() -> None:
    labels = np.array([0] * 98 + [1] * 2)
    values = np.r_[np.zeros(98), np.ones(2)]
    assert weighted_quantile(values, balanced(labels), 0.5) == 0.0
    assert weighted_quantile(values, balanced(labels), 0.6) == 1.0
