"""Figures from raw predictions, checked against values counted by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from benchmarks.detector import metrics


def flags(text: str) -> metrics.Flags:
    """`+` is true."""
    return np.array([each == "+" for each in text])


def test_error_is_counted_among_the_answered_alone() -> None:
    answered, error = metrics.answered_and_error(flags("++--+"), flags("+++--"))
    assert answered == pytest.approx(60.0)
    assert error == pytest.approx(100 / 3)
    assert metrics.answered_and_error(flags("--"), flags("--")) == (0.0, 0.0)


def test_fpr95_is_read_where_95_of_100_in_scope_rows_are_accepted() -> None:
    in_scope = np.arange(100.0)  # the 95th smallest is 94
    out_of_scope = np.array([10.0, 94.0, 94.5, 200.0])
    is_oos = np.repeat([False, True], [100, 4])
    assert metrics.fpr95(is_oos, np.concatenate([in_scope, out_of_scope])) == 0.5


def test_a_rejected_in_scope_row_counts_as_wrong() -> None:
    #                            in scope    out of scope
    both = metrics.in_and_out(flags("++-+----"), flags("+-+++---"), flags("----++++"))
    assert both.in_scope == 50.0
    assert both.oos_recall == 75.0


def test_mcc_counts_a_rejected_row_as_out_of_scope() -> None:
    truth = ["a", "b", "oos", "oos"]
    assert metrics.mcc(truth, ["a", "b", "a", "b"], flags("++--"), "oos") == pytest.approx(1.0)
    assert metrics.mcc(truth, ["a", "b", "a", "b"], flags("++++"), "oos") < 0.7


def test_risk_and_coverage_answer_rows_of_equal_confidence_together() -> None:
    answered, wrong = metrics.risk_coverage(flags("+-+-"), np.array([0.9, 0.5, 0.5, 0.1]))
    assert answered.tolist() == [0.25, 0.75, 1.0]
    assert wrong.tolist() == pytest.approx([0.0, 1 / 3, 0.5])


def test_a_probability_that_means_what_it_says_has_no_calibration_error() -> None:
    confidence = np.array([0.75] * 4 + [0.25] * 4)
    assert metrics.calibration_error(flags("+++-+---"), confidence) == pytest.approx(0.0)
    assert metrics.calibration_error(flags("--------"), confidence) == pytest.approx(0.5)
    means, accuracies, shares = metrics.reliability(flags("+++-+---"), confidence)
    assert means.tolist() == accuracies.tolist() == [0.25, 0.75]
    assert shares.tolist() == [0.5, 0.5]


def test_full_confidence_falls_into_the_last_bin() -> None:
    means, _, _ = metrics.reliability(flags("++"), np.array([1.0, 0.95]))
    assert means.tolist() == [0.975]


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=2, max_size=40))
def test_the_roc_curve_encloses_the_auroc(rows: list[tuple[bool, int]]) -> None:
    is_oos = np.array([strange for strange, _ in rows])
    unknown = np.array([float(each) for _, each in rows])
    if is_oos.all() or not is_oos.any():
        return
    area = np.trapezoid(*reversed(metrics.roc(is_oos, unknown)))
    assert area == pytest.approx(metrics.auroc(is_oos, unknown))
    assert metrics.auroc(is_oos, unknown) == pytest.approx(roc_auc_score(is_oos, unknown))
