"""Figures for judged messages, on cases small enough to count by hand."""

import numpy as np
import pytest

from handoff.detector.calibration.scoring import Judged, clarify, score
from handoff.domain.signals import Thresholds

LIMITS = Thresholds(answer=0.8, unknown=0.5, conformal=0.9)
CLASSES = ("card", "loan", "rate")


def judged() -> Judged:
    """Right and sure, right but unsure, wrong and sure, right but strange; two out of scope."""
    return Judged(
        classes=CLASSES,
        first=np.array([0, 1, 2, 1, 0, 2]),
        confidence=np.array([0.9, 0.6, 0.9, 0.9, 0.9, 0.9]),
        unknown=np.array([0.1, 0.2, 0.3, 0.7, 0.6, 0.4]),
        sets=np.eye(3, dtype=bool)[[0, 1, 2, 1, 0, 2]],
    )


TRUTH = ["card", "loan", "card", "loan", None, None]


def test_every_figure_of_a_small_case() -> None:
    figures = score(judged(), TRUTH, LIMITS, max_options=2)
    assert figures["accuracy"] == 3 / 4 and figures["in_scope_accuracy"] == 2 / 4
    assert figures["oos_recall"] == 1 / 2
    assert figures["answered"] == 2 / 4 and figures["wrong_among_answered"] == 1 / 2
    assert figures["answered_oos"] == 1 / 2
    assert figures["auroc_oos"] == 6 / 8
    assert figures["fpr95_oos"] == 1.0
    assert figures["clarify"] == {"coverage": 3 / 4, "single": 1.0, "size": None, "rejected": 0.0}


def test_out_of_scope_is_one_more_class_for_the_correlation() -> None:
    perfect = Judged(
        CLASSES, np.array([0, 1, 2]), np.ones(3), np.array([0.1, 0.1, 0.9]), np.eye(3, dtype=bool)
    )
    assert score(perfect, ["card", "loan", None], LIMITS, 2)["mcc"] == 1.0
    assert score(perfect, ["card", "loan", "rate"], LIMITS, 2)["mcc"] < 1.0


def test_the_answer_threshold_plays_no_part_in_what_is_out_of_scope() -> None:
    strict = Thresholds(answer=1.1, unknown=0.5, conformal=0.9)
    loose, tight = score(judged(), TRUTH, LIMITS, 2), score(judged(), TRUTH, strict, 2)
    assert tight["answered"] == 0.0 and tight["wrong_among_answered"] is None
    for name in ("accuracy", "in_scope_accuracy", "oos_recall", "mcc", "auroc_oos", "fpr95_oos"):
        assert tight[name] == loose[name]


def test_without_messages_out_of_scope_their_figures_are_none() -> None:
    figures = score(judged(), ["card"] * 6, LIMITS, 2)
    assert all(figures[name] is None for name in ("oos_recall", "auroc_oos", "aupr_oos"))


def test_an_intent_that_was_never_taught_counts_as_wrong() -> None:
    figures = score(judged(), ["pets"] * 6, LIMITS, 2)
    assert figures["accuracy"] == 0.0 and figures["clarify"]["coverage"] == 0.0


def test_sets_are_covered_before_the_cap_and_sized_below_it() -> None:
    sets = np.array([[1, 0, 0, 0], [1, 1, 0, 0], [1, 1, 1, 0], [1, 1, 1, 1]], dtype=bool)
    figures = clarify(sets, np.array([0, 1, 3, 3]), max_options=3)
    assert figures == {
        "coverage": pytest.approx(3 / 4),
        "single": 1 / 4,
        "size": 2.5,
        "rejected": 1 / 4,
    }
