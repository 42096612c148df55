"""The promise about wrong answers holds as often as it says, on data whose error rate is known."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.stats import binom

from handoff.detector.calibration.risk import answers_needed, loosest_threshold, upper_bound
from handoff.detector.statistics.rows import balanced

TRIALS = 300
RISK, DELTA = 0.05, 0.1


def failures(draw: Callable[[np.random.Generator], tuple], true_risk: Callable) -> float:
    """Share of trials in which the promised bound is below the true error rate of the answers."""
    random = np.random.default_rng(7)
    broken = 0
    for _ in range(TRIALS):
        confidence, wrong, weights = draw(random)
        made = loosest_threshold(confidence, wrong, weights, RISK, DELTA)
        shown = RISK if made.certified else made.bound
        broken += true_risk(made.threshold) > shown + 1e-12
    return broken / TRIALS


TOLERATED = float(binom.ppf(0.999, TRIALS, DELTA)) / TRIALS
"""If delta is kept, chance gives more failures than this once in a thousand runs."""


def test_the_bound_is_clopper_and_pearsons_where_rows_weigh_alike() -> None:
    for wrong, number in ((0, 114), (3, 200), (40, 900)):
        bound = upper_bound(np.ones(wrong), number, 1.0, DELTA)
        assert binom.cdf(wrong, number, bound) == pytest.approx(DELTA, abs=1e-9)
        assert upper_bound(np.full(wrong, 0.3), 0.3 * number, 0.3, DELTA) == pytest.approx(bound)


def test_two_per_cent_at_ninety_needs_114_answers_without_an_error() -> None:
    assert answers_needed(0.02, 0.1, 0.0) == 114


@pytest.mark.parametrize("number", [80, 300, 2000])
def test_the_promise_is_broken_no_more_often_than_delta(number: int) -> None:
    """Errors grow as confidence falls; the error rate above a threshold is known exactly."""

    def draw(random: np.random.Generator) -> tuple:
        confidence = random.random(number)
        return confidence, random.random(number) < 0.3 * (1 - confidence), np.ones(number)

    assert failures(draw, lambda limit: 0.3 * (1 - limit) / 2) <= TOLERATED


def test_the_promise_holds_where_confidence_tells_nothing() -> None:
    """The hardest case: every threshold has the same error rate, a little above the promise."""

    def draw(random: np.random.Generator) -> tuple:
        return random.random(600), random.random(600) < 1.02 * RISK, np.ones(600)

    assert failures(draw, lambda _: 1.02 * RISK) <= TOLERATED


def test_uneven_intents_do_not_break_the_promise() -> None:
    """The rare intents err most; customers ask about all of them equally."""
    sizes = np.r_[np.full(20, 60), np.full(10, 6)]
    labels = np.repeat(np.arange(30), sizes)
    rate = np.where(np.arange(30) < 20, 0.1, 0.4)

    def draw(random: np.random.Generator) -> tuple:
        confidence = random.random(len(labels))
        wrong = random.random(len(labels)) < rate[labels] * (1 - confidence)
        return confidence, wrong, balanced(labels)

    assert failures(draw, lambda limit: rate.mean() * (1 - limit) / 2) <= TOLERATED


def test_counting_rows_instead_of_intents_would_break_it() -> None:
    """The test above can fail: if every row weighs the same, the same data break the promise."""
    sizes = np.r_[np.full(20, 60), np.full(10, 6)]
    labels = np.repeat(np.arange(30), sizes)
    rate = np.where(np.arange(30) < 20, 0.1, 0.4)

    def draw(random: np.random.Generator) -> tuple:
        confidence = random.random(len(labels))
        wrong = random.random(len(labels)) < rate[labels] * (1 - confidence)
        return confidence, wrong, np.ones(len(labels))

    assert failures(draw, lambda limit: rate.mean() * (1 - limit) / 2) > TOLERATED


def test_more_rows_answer_more() -> None:
    random = np.random.default_rng(3)
    answered = []
    for number in (300, 3000, 30000):
        confidence = random.random(number)
        wrong = random.random(number) < 0.3 * (1 - confidence)
        answered.append(loosest_threshold(confidence, wrong, np.ones(number), RISK, DELTA).answered)
    assert answered[0] < answered[1] < answered[2]
    assert answered[2] == pytest.approx(1 / 3, abs=0.05)


def test_one_mislabelled_row_among_the_surest_does_not_end_everything() -> None:
    random = np.random.default_rng(4)
    confidence = np.sort(random.random(4000))[::-1]
    wrong = random.random(4000) < 0.1 * (1 - confidence)
    wrong[:3] = True
    made = loosest_threshold(confidence, wrong, np.ones(4000), RISK, DELTA)
    assert made.certified and made.answered > 0.7


def test_what_cannot_be_promised_is_replaced_by_the_bound_that_can() -> None:
    random = np.random.default_rng(5)
    few = loosest_threshold(random.random(40), np.zeros(40, bool), np.ones(40), 0.02, 0.05)
    assert not few.certified and few.answered > 0.4
    assert few.bound == pytest.approx(1 - 0.05 ** (1 / (few.answered * 40)))
    wrong = loosest_threshold(random.random(400), np.ones(400, bool), np.ones(400), 0.02, 0.05)
    assert not wrong.certified and wrong.bound == 1.0


def test_rows_that_are_never_answered_take_no_part() -> None:
    confidence = np.r_[np.full(300, 0.9), np.full(100, -np.inf)]
    wrong = np.r_[np.zeros(300, bool), np.ones(100, bool)]
    made = loosest_threshold(confidence, wrong, np.ones(400), 0.02, 0.05)
    assert made.certified and made.answered == 0.75 and made.wrong == 0.0
    nobody = loosest_threshold(np.full(9, -np.inf), np.zeros(9, bool), np.ones(9), 0.02, 0.05)
    assert not nobody.certified and nobody.bound == 1.0
