"""Logistic regression in a handful of variables whose weights may not be negative."""

from __future__ import annotations

import numpy as np

from common.arrays import Floats

EVENNESS = 0.02
"""Pulls the weights towards one another: the variables overlap, and the pull keeps all of them."""

RIDGE = 0.005
"""Keeps the weights finite where the two sides can be separated without any error."""

MOST_STEPS = 100
FLAT = 1e-8


def nonnegative_logistic(
    points: Floats, target: Floats, share: Floats, pull: float = 1.0
) -> Floats:
    """Weights [d] followed by the bias, from points [n, d], target [n] in 0..1, share [n].

    `pull` scales `EVENNESS` and `RIDGE`. Projected Newton steps with a line search (Bertsekas
    1982).

    Raises:
        ArithmeticError: the steps did not reach the minimum; half-fitted weights are not returned.
    """
    design = np.hstack([points, np.ones((len(points), 1))])
    penalty = pull * penalty_of(points.shape[1])
    bound = np.r_[np.zeros(points.shape[1]), -np.inf]
    solution: Floats = np.r_[np.ones(points.shape[1]), 0.0]
    for _ in range(MOST_STEPS):
        chance = _sigmoid(design @ solution)
        slope = design.T @ (share * (chance - target)) + penalty @ solution
        free = (solution > bound) | (slope < 0)
        if np.abs(slope[free]).max() < FLAT:
            return solution
        curvature = (design * (share * chance * (1 - chance))[:, None]).T @ design + penalty
        move = np.zeros_like(solution)
        move[free] = np.linalg.solve(
            curvature[np.ix_(free, free)] + 1e-12 * np.eye(int(free.sum())), -slope[free]
        )
        solution = _downhill(solution, move, bound, design, target, share, penalty)
    raise ArithmeticError("the weights of the variables did not settle")


def loss(solution: Floats, design: Floats, target: Floats, share: Floats, penalty: Floats) -> float:
    scores = design @ solution
    fit = share @ (np.logaddexp(0, scores) - target * scores)
    return float(fit + solution @ penalty @ solution / 2)


def _downhill(
    solution: Floats,
    move: Floats,
    bound: Floats,
    design: Floats,
    target: Floats,
    share: Floats,
    penalty: Floats,
) -> Floats:
    """The result of the longest of the halved steps that does not increase the loss."""
    before = loss(solution, design, target, share, penalty)
    for halvings in range(40):
        tried: Floats = np.maximum(solution + move / 2**halvings, bound)
        if loss(tried, design, target, share, penalty) <= before:
            return tried
    return solution


def penalty_of(weights: int) -> Floats:
    """The quadratic form of `EVENNESS` and `RIDGE`; the bias is not penalised."""
    off_mean = np.eye(weights) - 1 / weights
    form = np.zeros((weights + 1, weights + 1))
    form[:weights, :weights] = 2 * EVENNESS * off_mean + 2 * RIDGE * np.eye(weights)
    return form


def _sigmoid(scores: Floats) -> Floats:
    result: Floats = np.exp(-np.logaddexp(0, -scores))
    return result
