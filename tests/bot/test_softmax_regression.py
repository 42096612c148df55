"""The classifier's fit is scikit-learn's, in half the time."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from bot.components.softmax_regression import fit
from common.probabilities import softmax

RANDOM = np.random.default_rng(5)


def blobs(classes: int, rows: int = 300, width: int = 12) -> tuple[np.ndarray, np.ndarray]:
    """Some classes with few rows, and none apart from the others."""
    of_rows = RANDOM.choice(classes, rows, p=RANDOM.dirichlet(np.full(classes, 3.0)))
    centres = RANDOM.normal(0, 1.0, (classes, width))
    points = centres[of_rows] + RANDOM.normal(0, 1.0, (rows, width))
    return points, np.array([f"class {each}" for each in of_rows])


@pytest.mark.parametrize("classes", [2, 3, 9])
@pytest.mark.parametrize("inverse_regularisation", [0.1, 10.0])
def test_probabilities_are_those_of_scikit_learn(
    classes: int, inverse_regularisation: float
) -> None:
    points, labels = blobs(classes)
    known = LogisticRegression(
        C=inverse_regularisation, class_weight="balanced", max_iter=2000, tol=1e-6
    ).fit(points, labels)
    names, weights, bias = fit(points, labels, inverse_regularisation, 1e-4, 2000)
    assert names.tolist() == known.classes_.tolist()
    ours = softmax(points @ weights.T + bias)
    assert np.allclose(ours, known.predict_proba(points), atol=2e-3)


def test_the_same_rows_give_the_same_model() -> None:
    points, labels = blobs(4)
    first, second = (fit(points, labels, 10.0, 0.1, 1000) for _ in range(2))
    assert all((one == other).all() for one, other in zip(first, second, strict=True))
