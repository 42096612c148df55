"""Fits the model of dissatisfaction: ridge regression for the readings, logistic regression on top.

Folds hold whole conversations, never single turns. The second step learns from readings of turns
that the first step had not seen (stacking, Wolpert 1992).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import lsqr
from sklearn.linear_model import LogisticRegression

from common.arrays import Floats, Ints
from handoff.detector.dissatisfaction.dissatisfaction import (
    SHORTEST,
    Dissatisfaction,
    Reading,
    standardised,
)
from handoff.detector.dissatisfaction.sheet import Sheet, course

RIDGE = 10.0
MEASURES_SCALE = 0.1
"""Of the measures beside the n-grams: they share one penalty, so this sets their influence."""
RAREST = 4
"""Fewest turns in which an n-gram must occur."""
STRENGTH = 0.1
"""Inverse penalty of the second step."""
INNER_FOLDS = 4
STEPS = 80


def folds_of(dialogue: Ints, number: int, seed: int) -> Ints:
    """The fold of each row [n], drawn by conversation; folds have nearly equal sizes."""
    names = np.unique(dialogue)
    drawn = np.random.default_rng(seed).permutation(len(names)) % number
    folds: Ints = drawn[np.searchsorted(names, dialogue)]
    return folds


def fit_reading(sheet: Sheet, shortfall: Floats, sees_message: bool = True) -> Reading:
    """Least squares with a ridge penalty, by LSQR (Paige and Saunders 1982)."""
    rarity = np.stack([_rarity(grams) for grams in (sheet.message, sheet.answer)])
    centre, spread = sheet.measures.mean(axis=0), sheet.measures.std(axis=0) + 1e-9
    numbers = MEASURES_SCALE * standardised(sheet, centre, spread, sees_message)
    texts = _weighed(sheet, rarity, sees_message)
    design = sparse.hstack([texts, sparse.csr_matrix(numbers)], format="csr")
    bias = float(shortfall.mean())
    weights = lsqr(design, shortfall - bias, damp=np.sqrt(RIDGE), iter_lim=STEPS)[0]
    words = texts.shape[1]
    return Reading(
        rarity=rarity,
        grams=weights[:words].reshape(2, -1),
        centre=centre,
        spread=spread,
        measures=MEASURES_SCALE * weights[words:],
        bias=bias,
        sees_message=sees_message,
    )


def unseen_readings(
    sheet: Sheet, shortfall: Floats, seed: int, sees_message: bool = True
) -> Floats:
    """Readings [n] by models that saw no turn of the row's conversation."""
    folds = folds_of(sheet.dialogue, INNER_FOLDS, seed)
    made = np.zeros(len(sheet))
    for fold in range(INNER_FOLDS):
        rest = fit_reading(sheet.rows(folds != fold), shortfall[folds != fold], sees_message)
        made[folds == fold] = rest.of(sheet.rows(folds == fold))
    return made


def fit(
    sheet: Sheet, shortfall: Floats, dissatisfied: NDArray[np.bool_], seed: int
) -> tuple[Dissatisfaction, Floats]:
    """The model without a limit (1), and its probabilities for its training rows [n].

    `shortfall` [n]: how far the mean mark is below 3. The probabilities rest on readings by models
    that had not seen the rows, so a limit can be chosen from them.
    """
    moods = course(unseen_readings(sheet, shortfall, seed), sheet.dialogue)
    centre, spread = moods.mean(axis=0), moods.std(axis=0) + 1e-9
    head = LogisticRegression(C=STRENGTH, solver="newton-cholesky", max_iter=200)
    head.fit((moods - centre) / spread, dissatisfied)
    model = Dissatisfaction(
        reading=fit_reading(sheet, shortfall),
        centre=centre,
        spread=spread,
        weights=head.coef_[0],
        bias=float(head.intercept_[0]),
        limit=1.0,
    )
    return model, head.predict_proba((moods - centre) / spread)[:, 1]


def _rarity(grams: Any) -> Floats:
    """Inverse document frequency; 0 for n-grams too rare to learn from."""
    rows = np.asarray(grams.sum(axis=0)).ravel()
    weights: Floats = np.where(rows >= RAREST, np.log((grams.shape[0] + 1) / (rows + 1)) + 1, 0.0)
    return weights


def _weighed(sheet: Sheet, rarity: Floats, sees_message: bool) -> Any:
    """CSR [n, 2 × BUCKETS]: n-grams weighted by their rarity, each text scaled to unit length."""
    parts = zip((sheet.message, sheet.answer), rarity, strict=True)
    message, answer = (_unit_length(grams @ sparse.diags(rare)) for grams, rare in parts)
    return sparse.hstack([message if sees_message else message * 0.0, answer], format="csr")


def _unit_length(rows: Any) -> Any:
    length = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.diags(1 / np.maximum(length, SHORTEST)) @ rows
