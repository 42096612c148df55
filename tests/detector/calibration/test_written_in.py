"""Each language's rows speak for that language alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from handoff.detector.calibration.calibration import calibrate
from handoff.detector.calibration.languages import Asked
from handoff.detector.calibration.written_in import FEWEST_ROWS, FEWEST_STRANGERS, written_in
from handoff.detector.statistics.rows import Rows
from tests.detector.calibration.test_calibration import CALM
from tests.detector.conftest import Town

ENGLISH = "the library opens at nine and the cafe has cake"
DANISH = "hvornår åbner biblioteket, og hvad koster det at låne bøger"


def test_each_text_is_in_the_language_it_shows_and_in_the_main_one_where_it_shows_none() -> None:
    texts = ["where do I renew my card", "wo verlängere ich meinen Ausweis", "HG-20418", "ok", ""]
    found = written_in(texts, len(texts), "en", ["de", "fr"])
    assert found.tolist() == ["en", "de", "en", "en", "en"]


def test_a_language_that_is_not_asked_about_counts_as_the_main_one() -> None:
    assert written_in([DANISH], 1, "en", ["de"]).tolist() == ["en"]
    assert written_in([DANISH], 1, "en", ["da"]).tolist() == ["da"]


@pytest.mark.parametrize(
    ("texts", "main", "others"),
    [((), "en", ["da"]), ((DANISH, DANISH), "en", []), ((DANISH, DANISH), None, ["da"])],
)
def test_where_nothing_can_be_told_apart_all_is_in_the_main_one(
    texts: tuple[str, ...], main: str | None, others: list[str]
) -> None:
    assert written_in(texts, 2, main, others).tolist() == [main or ""] * 2


INTENTS, EACH = 14, 30


def in_two_languages(place: Town, danish_strangers: int) -> Rows:
    """English rows that are understood; as many Danish ones, which are taken for their neighbours
    half of the time."""
    english = place.rows([EACH] * INTENTS)
    danish = place.rows([EACH] * INTENTS)
    mixed_up = np.where((np.arange(len(danish.labels)) % 2 == 0)[:, None],
                        np.roll(danish.oof, 1, axis=1), danish.oof)  # fmt: skip
    both = replace(
        english,
        vectors=np.vstack([english.vectors, danish.vectors]),
        labels=np.r_[english.labels, danish.labels],
        oof=np.vstack([english.oof, mixed_up]),
        folds=np.r_[english.folds, danish.folds],
        texts=(ENGLISH,) * len(english.labels) + (DANISH,) * len(danish.labels),
    )
    strange = place.with_strangers(both, place.nowhere(150 + danish_strangers))
    return replace(strange, stranger_texts=(ENGLISH,) * 150 + (DANISH,) * danish_strangers)


def held_out(place: Town, rows: Rows) -> dict[str, Asked]:
    means = place.means(rows.vectors, rows.labels, INTENTS)
    near = np.vstack([place.near(intent, 12) for intent in range(INTENTS)])
    labels = np.repeat(np.arange(INTENTS), 12)
    return {"da": Asked(near, place.probabilities(near, means), labels)}


def test_rows_in_another_language_do_not_cost_the_main_one_its_answers() -> None:
    place = Town(INTENTS)
    rows = in_two_languages(place, 0)
    apart = calibrate(rows, CALM, risk=0.05, language="en", held_out=held_out(place, rows))
    as_one = calibrate(rows, CALM, risk=0.05, language="en")
    assert apart.point is not None and as_one.point is not None
    assert apart.point.certified
    assert apart.point.answered > as_one.point.answered + 0.2


@pytest.mark.parametrize(("strangers", "has_its_own"), [(FEWEST_STRANGERS, True), (20, False)])
def test_a_language_with_enough_rows_and_strangers_has_a_border_of_its_own(
    strangers: int, has_its_own: bool
) -> None:
    assert INTENTS * EACH / 2 >= FEWEST_ROWS
    place = Town(INTENTS)
    rows = in_two_languages(place, strangers)
    made = calibrate(rows, CALM, risk=0.05, language="en", held_out=held_out(place, rows))
    danish = made.languages.others["da"].thresholds
    assert (danish.unknown != made.thresholds.unknown) is has_its_own
