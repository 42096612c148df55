"""Multinomial logistic regression by L-BFGS: much of a training is this, so it has to be fast.

The loss is scikit-learn's: the weighted sum of log losses, and the squared weights (not the bias)
over 2 C. It is computed in 32 bits, on features that are turned onto their principal axes and
scaled there to about the same spread, so that half as many steps lead to the same minimum. The
tolerance is the largest gradient in that space.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

HISTORY = 10
"""Pairs of steps that L-BFGS remembers, as many as scikit-learn's."""

DAMPING = 0.02
"""Added to the spread along each axis before scaling by it, as a share of all spread: axes with
next to none would be blown up otherwise."""
NEXT_TO_NOTHING = 1e-6
"""Axes with a smaller share of all spread are left out where there are fewer rows than features."""


def fit(
    seen: np.ndarray,
    labels: np.ndarray,
    inverse_regularisation: float,
    tolerance: float,
    most_iterations: int,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Classes [k] in order, weights [k, d] and bias [k], for features [n, d] and labels [n].

    Classes weigh alike, whatever their number of rows.
    """
    classes, of_rows = np.unique(labels, return_inverse=True)
    count, rows = len(classes), len(seen)
    single = np.ascontiguousarray(seen, dtype=np.float32)
    axes, spread = _axes(single)
    turned = single @ axes
    width = turned.shape[1]
    share = (rows / (count * np.bincount(of_rows)))[of_rows].astype(np.float32)
    # Two classes have one weight vector between them, and are to be held back as much as one.
    decay = (2.0 if count == 2 else 1.0) / inverse_regularisation / spread
    at = np.arange(rows)

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(count, width + 1)
        scores = turned @ weights[:, :-1].T.astype(np.float32) + weights[:, -1].astype(np.float32)
        scores -= scores.max(axis=1, keepdims=True)
        right = scores[at, of_rows].copy()
        np.exp(scores, out=scores)
        total = scores.sum(axis=1)
        lost = float(np.dot(share.astype(np.float64), np.log(total) - right))
        scores /= total[:, None]
        scores[at, of_rows] -= 1
        scores *= share[:, None]
        gradient = np.empty_like(weights)
        gradient[:, :-1] = scores.T @ turned + decay * weights[:, :-1]
        gradient[:, -1] = scores.sum(axis=0)
        return lost + 0.5 * float((decay * weights[:, :-1] ** 2).sum()), gradient.ravel()

    found = minimize(
        loss,
        np.zeros(count * (width + 1)),
        method="L-BFGS-B",
        jac=True,
        options={"maxiter": most_iterations, "maxcor": HISTORY, "gtol": tolerance, "ftol": 1e-12},
    )
    weights = found.x.reshape(count, width + 1)
    return classes, weights[:, :-1] @ axes.T, weights[:, -1]


def _axes(seen: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Principal axes [d, k] of features [n, d], each scaled to about unit spread, and by what its
    square was divided [k]. k is at most n: weights never leave the space that the rows span."""
    rows, width = seen.shape
    if rows < width:
        spread, of_rows = np.linalg.eigh((seen @ seen.T).astype(np.float64) / rows)
        kept = spread > NEXT_TO_NOTHING * spread.sum()
        spread = spread[kept]
        axes = (seen.T @ of_rows[:, kept].astype(np.float32)) / np.sqrt(rows * spread)
    else:
        spread, axes = np.linalg.eigh((seen.T @ seen).astype(np.float64) / rows)
    damped = np.maximum(spread, 0.0) + DAMPING * spread.sum()
    return (axes / np.sqrt(damped)).astype(np.float32), damped
