"""The minimum is reached, with and without an error-free split, and never half of it."""

import numpy as np
import pytest

from handoff.detector.statistics import logistic
from handoff.detector.statistics.logistic import loss, nonnegative_logistic


def sample(gap: list[float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(0)
    target = np.r_[np.zeros(200), np.ones(200)]
    points = random.normal(size=(400, 3)) + target[:, None] * np.array(gap)
    return points, target, np.full(400, 1 / 400)


@pytest.mark.parametrize("gap", [[1, 0.5, 0.2], [9, 9, 9], [1, -1, 0], [-2, -2, -2], [0, 0, 0]])
def test_no_other_optimiser_does_better(gap: list[float]) -> None:
    minimize = pytest.importorskip("scipy.optimize").minimize
    points, target, share = sample(gap)
    design = np.hstack([points, np.ones((400, 1))])
    mine = nonnegative_logistic(points, target, share)
    given = (design, target, share, logistic.penalty_of(3))
    best = minimize(loss, np.r_[1, 1, 1, 0], given, bounds=[(0, None)] * 3 + [(None, None)])
    assert loss(mine, *given) <= best.fun + 1e-9
    assert (mine[:3] >= 0).all()


def test_a_variable_that_points_the_wrong_way_gets_no_weight() -> None:
    assert nonnegative_logistic(*sample([2, 2, -2]))[2] == 0


def test_stopping_short_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logistic, "MOST_STEPS", 1)
    with pytest.raises(ArithmeticError):
        nonnegative_logistic(*sample([1, 0.5, 0.2]))
