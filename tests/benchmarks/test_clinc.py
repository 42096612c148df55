"""One threshold for CLINC150, chosen only on the rows meant for choosing."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.detector import clinc
from benchmarks.detector.shipped import Predictions


def predictions(in_scope: np.ndarray, out_of_scope: np.ndarray, right: np.ndarray) -> Predictions:
    unknown = np.concatenate([in_scope, out_of_scope])
    is_oos = np.repeat([False, True], [len(in_scope), len(out_of_scope)])
    top = np.concatenate([right, np.zeros(len(out_of_scope), dtype=bool)])
    n = len(unknown)
    return Predictions(top, 1 - unknown, unknown, is_oos, np.zeros((n, 1)), np.zeros(n))


def drawn(seed: int, rows: int, strangers: int) -> Predictions:
    random = np.random.default_rng(seed)
    in_scope, out_of_scope = random.beta(1, 30, rows), random.beta(4, 8, strangers)
    return predictions(in_scope, out_of_scope, random.random(rows) < 0.975)


def test_where_a_threshold_reaches_both_bars_the_chosen_one_does() -> None:
    chosen = drawn(1, 3000, 100)
    on_choice = clinc.at_chosen_threshold(chosen, chosen)
    assert on_choice.in_scope >= clinc.IN_SCOPE_BAR
    assert on_choice.oos_recall >= clinc.RECALL_BAR


def test_no_other_threshold_leaves_more_room_below_both_bars() -> None:
    chosen = drawn(2, 400, 60)

    def room(threshold: float) -> float:
        accepted = chosen.unknown <= threshold
        in_scope = (chosen.top_correct & accepted)[~chosen.is_oos].mean()
        recall = (~accepted)[chosen.is_oos].mean()
        return min(
            (in_scope - 0.95) / np.sqrt(0.95 * 0.05 / 400), (recall - 0.8) / np.sqrt(0.8 * 0.2 / 60)
        )

    best = clinc.choose(chosen.top_correct, chosen.unknown, chosen.is_oos)
    others = np.linspace(0, 1, 2001)
    assert room(best) >= max(room(each) for each in others) - 1e-12


def test_the_rows_that_score_do_not_move_the_threshold() -> None:
    chosen = drawn(3, 400, 60)
    threshold = clinc.choose(chosen.top_correct, chosen.unknown, chosen.is_oos)
    easy = predictions(np.full(10, threshold), np.full(5, threshold + 0.001), np.ones(10, bool))
    hard = predictions(np.full(10, threshold + 0.001), np.full(5, threshold), np.ones(10, bool))
    assert clinc.at_chosen_threshold(chosen, easy) == clinc.InAndOut(100.0, 100.0)
    assert clinc.at_chosen_threshold(chosen, hard) == clinc.InAndOut(0.0, 0.0)


def test_the_bars_are_those_of_the_table() -> None:
    assert pytest.approx(95.0) == clinc.IN_SCOPE_BAR
    assert pytest.approx(80.0) == clinc.RECALL_BAR
