"""An intent with few rows is learnt as a region, not as points; the others stay as they were."""

from __future__ import annotations

import numpy as np

from bot.components.few_rows import FEW, MOST, with_variations
from bot.components.softmax_regression import fit

RANDOM = np.random.default_rng(11)
WIDTHS = (24, 8)


def said(centre: np.ndarray, rows: int) -> np.ndarray:
    """Rows about a centre, spread alike for every intent, each of its two vectors at length 1."""
    points = centre + RANDOM.normal(0, 0.8, (rows, sum(WIDTHS)))
    parts = np.split(points, [WIDTHS[0]], axis=1)
    return np.hstack([part / np.linalg.norm(part, axis=1, keepdims=True) for part in parts])


def a_shop(new: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows and intents of ten known intents and one with `new` rows, and its centre."""
    centres = RANDOM.normal(0, 0.6, (11, sum(WIDTHS)))
    sizes = [80] * 10 + [new]
    rows = np.vstack([said(c, n) for c, n in zip(centres, sizes, strict=True)])
    return rows, np.repeat([f"intent {i:02}" for i in range(11)], sizes), centres[10]


def test_a_new_intent_is_recognised_more_often_in_words_that_nobody_taught() -> None:
    taught_alone = taught_varied = 0.0
    for _ in range(10):
        rows, labels, centre = a_shop(new=4)
        asked = said(centre, 50)
        for varied in (False, True):
            shown = with_variations(rows, labels, WIDTHS) if varied else (rows, labels)
            names, weights, bias = fit(*shown, 10.0, 0.1, 1000)
            found = float(np.mean(names[(asked @ weights.T + bias).argmax(1)] == "intent 10"))
            taught_varied += found if varied else 0
            taught_alone += 0 if varied else found
    assert taught_varied > 1.2 * taught_alone


def test_only_intents_with_few_rows_get_more_and_up_to_the_median() -> None:
    rows, labels, _ = a_shop(new=int(FEW * 80) - 1)
    more, names = with_variations(rows, labels, WIDTHS)
    assert np.array_equal(more[: len(rows)], rows) and np.array_equal(names[: len(rows)], labels)
    assert set(names[len(rows) :]) == {"intent 10"} and len(more) - len(rows) == min(MOST, 80)


def test_nothing_is_added_where_no_intent_has_few() -> None:
    rows, labels, _ = a_shop(new=int(FEW * 80))
    more, names = with_variations(rows, labels, WIDTHS)
    assert more is rows and names is labels


def test_each_vector_of_a_varied_row_keeps_its_length() -> None:
    rows, labels, _ = a_shop(new=1)
    added = with_variations(rows, labels, WIDTHS)[0][len(rows) :]
    for part in np.split(added, [WIDTHS[0]], axis=1):
        assert np.allclose(np.linalg.norm(part, axis=1), 1)


def test_the_same_rows_give_the_same_variations() -> None:
    rows, labels, _ = a_shop(new=2)
    first, second = (with_variations(rows, labels, WIDTHS)[0] for _ in range(2))
    assert np.array_equal(first, second)
