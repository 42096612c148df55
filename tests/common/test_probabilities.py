from __future__ import annotations

import numpy as np
import pytest

from common.probabilities import log_softmax, softmax


@pytest.mark.parametrize("shape", [(5,), (4, 3), (2, 3, 6)])
def test_shares_of_the_last_axis_sum_to_one_and_keep_the_order(shape: tuple[int, ...]) -> None:
    scores = np.random.default_rng(5).normal(size=shape) * 8
    shares = softmax(scores)
    assert np.allclose(shares.sum(axis=-1), 1)
    assert (shares.argsort(axis=-1) == scores.argsort(axis=-1)).all()


def test_the_logarithms_are_exact_where_a_share_rounds_to_nothing() -> None:
    scores = np.array([2000.0, 0.0, 1999.0])
    assert softmax(scores)[1] == 0
    assert log_softmax(scores) == pytest.approx([-0.3132617, -2000.3132617, -1.3132617])


def test_the_precision_of_the_scores_is_kept() -> None:
    scores = np.array([[0.25, -3.0]], dtype=np.float32)
    assert softmax(scores).dtype == log_softmax(scores).dtype == np.float32
