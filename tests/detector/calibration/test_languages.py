"""What is promised in other languages than the main one, and which thresholds hold there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom

from handoff.detector.calibration.calibration import Calibration, calibrate
from handoff.detector.calibration.languages import Asked, LanguagePromise, Languages, promised
from handoff.detector.calibration.risk import upper_bound
from handoff.detector.calibration.thresholds import Dial, Point, Seen
from handoff.detector.detector import Detector
from handoff.domain.events import Guess
from handoff.domain.parse import Parse
from handoff.domain.signals import Thresholds
from handoff.learning.models import ModelFolder
from tests.detector.calibration.test_calibration import CALM
from tests.detector.conftest import Town

INTENTS, EACH = 51, 4
DIAL = Dial(risk=0.05, delta=0.05)
NOBODY = Seen(np.zeros(0), np.zeros(0))
USUAL = Thresholds(answer=0.7, unknown=0.6, conformal=0.9)
OF_ROWS = Point(0.05, 0.05, True, 0.05, 0.9, 0.02, 0.95, None)


def judged(
    random: np.random.Generator, errors: float, strangeness: float = 0.0, each: int = EACH
) -> tuple[Seen, np.ndarray, np.ndarray]:
    """As many questions an intent as the shop holds out in a language: how they were judged, their
    calibrated probabilities and their labels. At a confidence c a share `errors` · (1 - c) of them
    is wrong."""
    labels = np.repeat(np.arange(INTENTS), each)
    confidence = random.random(len(labels))
    wrong = random.random(len(labels)) < errors * (1 - confidence)
    first = np.where(wrong, (labels + 1) % INTENTS, labels)
    probabilities = np.full((len(labels), INTENTS), 0.2 / (INTENTS - 1))
    probabilities[np.arange(len(labels)), first] = 0.8
    unknown = np.clip(random.normal(0.3 + strangeness, 0.1, len(labels)), 0, 1)
    return Seen(confidence, unknown), probabilities, labels


def in_a_language(
    known: Seen,
    probabilities: np.ndarray,
    labels: np.ndarray,
    dial: Dial = DIAL,
    strangers: Seen = NOBODY,
) -> LanguagePromise:
    classes = [f"intent {at}" for at in range(probabilities.shape[1])]
    return promised(known, probabilities, labels, USUAL, strangers, dial, classes)


def test_few_but_good_answers_support_a_promise_of_five_per_cent() -> None:
    made = in_a_language(*judged(np.random.default_rng(1), errors=0.1))
    assert made.point.certified and made.point.bound <= 0.05
    assert made.point.answered > 0.5
    assert "held-out ones in this language" in made.says


def test_with_so_few_questions_two_per_cent_is_only_shown_without_a_single_error() -> None:
    """149 answers without an error are needed; there are 204 questions."""
    perfect = judged(np.random.default_rng(2), errors=0.0)
    assert in_a_language(*perfect, dial=Dial(0.02, 0.05)).point.certified
    flawed = judged(np.random.default_rng(2), errors=0.3)
    made = in_a_language(*flawed, dial=Dial(0.02, 0.05))
    assert not made.point.certified and made.point.bound > 0.02
    assert "cannot be promised" in made.says


def test_the_bound_is_the_exact_binomial_one() -> None:
    known, probabilities, labels = judged(np.random.default_rng(3), errors=0.6)
    made = in_a_language(known, probabilities, labels)
    limits = made.thresholds
    answered = (known.confidence >= limits.answer) & (known.unknown <= limits.unknown)
    wrong = int((answered & (probabilities.argmax(axis=1) != labels)).sum())
    number = int(answered.sum())
    assert made.point.bound == pytest.approx(upper_bound(np.ones(wrong), number, 1.0, 0.05))
    if wrong < number:
        assert binom.cdf(wrong, number, made.point.bound) == pytest.approx(0.05, abs=1e-6)


@pytest.mark.parametrize("errors", [0.2, 0.6])
def test_the_promise_is_broken_no_more_often_than_delta(errors: float) -> None:
    """Confidence is even: above t, `errors` · (1 - t) / 2 of the answers are wrong."""
    random, trials, broken = np.random.default_rng(4), 200, 0
    for _ in range(trials):
        made = in_a_language(*judged(random, errors), dial=Dial(0.05, 0.1))
        shown = 0.05 if made.point.certified else made.point.bound
        broken += errors * (1 - made.thresholds.answer) / 2 > shown + 1e-12
    assert broken <= binom.ppf(0.999, trials, 0.1)


def test_what_counts_as_known_stays_as_in_the_main_language() -> None:
    """Else strangers would come in with a language that looks strange as a whole."""
    known, probabilities, labels = judged(np.random.default_rng(5), 0.1, strangeness=0.25)
    made = in_a_language(known, probabilities, labels)
    assert made.thresholds.unknown == USUAL.unknown
    assert made.point.kept == pytest.approx((known.unknown <= USUAL.unknown).mean(), abs=0.05)
    assert made.point.answered < made.point.kept + 0.05


def test_where_nothing_can_be_promised_no_looser_threshold_holds_than_in_the_main_language() -> (
    None
):
    """And what is shown is the bound of just what that threshold answers."""
    known, probabilities, labels = judged(np.random.default_rng(9), errors=0.9)
    made = in_a_language(known, probabilities, labels)
    assert not made.point.certified and made.thresholds.answer >= USUAL.answer
    answered = known.eligible(USUAL.unknown) >= made.thresholds.answer
    wrong = int((answered & (probabilities.argmax(axis=1) != labels)).sum())
    assert binom.cdf(wrong, answered.sum(), made.point.bound) == pytest.approx(0.05, abs=1e-6)


def test_where_nothing_is_answered_nothing_is_shown() -> None:
    made = in_a_language(*judged(np.random.default_rng(10), 0.1, strangeness=0.7))
    assert not made.point.certified
    assert (made.point.answered, made.point.bound) == (0.0, 1.0)


def test_intents_that_the_model_does_not_know_count_as_answered_wrongly() -> None:
    known, probabilities, labels = judged(np.random.default_rng(7), errors=0.0)
    gone = np.where(labels < INTENTS // 3, -1, labels)
    assert not in_a_language(known, probabilities, gone).point.certified


def test_strangers_that_a_language_lets_in_are_counted() -> None:
    strangers = Seen(np.full(10, 0.99), np.r_[np.full(4, 0.1), np.full(6, 0.99)])
    made = in_a_language(*judged(np.random.default_rng(8), 0.1), strangers=strangers)
    assert made.point.turned_away == pytest.approx(0.6)


# ── which thresholds hold for a message ──────────────────────────────────────────────────────

GERMAN = LanguagePromise(replace(USUAL, answer=0.8), OF_ROWS)
FRENCH = LanguagePromise(replace(USUAL, answer=0.6, conformal=0.95), OF_ROWS)
KNOWN = Languages("en", {"de": GERMAN, "fr": FRENCH})


@pytest.mark.parametrize("tag", ["de", "de-AT", "DE_ch"])
def test_a_tested_language_has_thresholds_of_its_own(tag: str) -> None:
    assert KNOWN.thresholds(tag, USUAL) == GERMAN.thresholds


@pytest.mark.parametrize("tag", [None, "", "en", "en-GB"])
def test_the_main_language_and_what_nobody_can_tell_have_the_usual_ones(tag: str | None) -> None:
    assert KNOWN.thresholds(tag, USUAL) == USUAL


def test_a_language_that_was_never_tested_has_the_strictest_of_all() -> None:
    strict = KNOWN.thresholds("pl", USUAL)
    assert strict == replace(USUAL, answer=0.8, conformal=0.95)


def test_where_no_language_was_tested_all_have_the_usual_ones() -> None:
    assert Languages().thresholds("de", USUAL) == USUAL
    assert Languages("en").thresholds("de", USUAL) == USUAL


# ── through calibration, files and detector ──────────────────────────────────────────────────

SIZES = [24] * 14


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Calibration, Path]:
    """A model whose rows are of one town, with held-out questions in a language that is understood
    and in one that is not; and where it was saved."""
    place = Town(len(SIZES))
    rows = place.rows(SIZES)
    means = place.means(rows.vectors, rows.labels, len(SIZES))
    labels = np.repeat(np.arange(len(SIZES)), 12)
    near = np.vstack([place.near(intent, 12) for intent in range(len(SIZES))])
    understood = Asked(near, place.probabilities(near, means), labels)
    far = place.nowhere(len(labels))
    foreign = Asked(far, place.probabilities(far, means), labels)
    calibration = calibrate(
        rows, CALM, risk=0.05, language="en", held_out={"da": understood, "fi": foreign}
    )
    folder = tmp_path_factory.mktemp("model")
    calibration.save(folder)
    return calibration, folder


def test_a_language_that_is_understood_is_promised_what_was_asked_for(
    made: tuple[Calibration, Path],
) -> None:
    point = made[0].languages.others["da"].point
    assert point.certified and point.answered > 0.6


def test_in_a_language_that_is_not_understood_nothing_is_promised(
    made: tuple[Calibration, Path],
) -> None:
    point = made[0].languages.others["fi"].point
    assert not point.certified and point.bound > 0.5


def test_languages_come_back_from_the_file_as_they_were(made: tuple[Calibration, Path]) -> None:
    calibration, folder = made
    assert Calibration.load(folder).languages == calibration.languages
    promises = ModelFolder(folder).promises_in_other_languages()
    assert promises["da"].certified and promises["da"].confidence == pytest.approx(0.95)
    assert promises["fi"].bound == calibration.languages.others["fi"].point.bound


def test_a_message_is_judged_by_the_thresholds_of_its_language(
    made: tuple[Calibration, Path],
) -> None:
    calibration, _ = made
    detector = Detector(calibration, CALM)
    vector = np.eye(1, 384, dtype=np.float32)[0]
    ranking = tuple(Guess(intent=name, confidence=1 / 14) for name in calibration.classes)
    parse = Parse("m", ranking, vector)
    used = {tag: detector.signals("x", parse, language=tag).thresholds for tag in ("da", "en")}
    assert used["da"] == calibration.languages.others["da"].thresholds
    assert used["en"] == calibration.thresholds == detector.signals("x", parse).thresholds


def test_the_main_languages_thresholds_owe_nothing_to_the_others(
    town: Callable, made: tuple[Calibration, Path]
) -> None:
    alone = calibrate(town(len(SIZES)).rows(SIZES), CALM, risk=0.05)
    assert alone.thresholds == made[0].thresholds and alone.point == made[0].point


def test_one_pleasantry_for_another_breaks_no_promise() -> None:
    known, probabilities, labels = judged(np.random.default_rng(3), errors=0.6)
    talk = Dial(0.05, 0.05, small_talk=frozenset(f"intent {at}" for at in range(200)))
    plain = in_a_language(known, probabilities, labels)
    lenient = in_a_language(known, probabilities, labels, dial=talk)
    assert lenient.point.wrong == 0.0 < plain.point.wrong
    assert lenient.point.answered > plain.point.answered
    unknown = np.full_like(labels, -1)  # an intent that the model does not have is no pleasantry
    assert in_a_language(known, probabilities, unknown, dial=talk).point.wrong == 1.0
