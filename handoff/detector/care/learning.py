"""Fits the head on a model's own vectors, and its limits on what it says of rows it has not seen.

Folds hold whole groups of sentences that are nearly the same, so no row is judged by its twin.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints
from handoff.detector.care.care import concern_in, language_of
from handoff.detector.care.head import ANY, DANGER, GROUPS, Head, shares_of_groups
from handoff.detector.care.rows import CLASSES, NONE, CareRows
from handoff.domain.care import CATEGORIES

FOLDS = 5
SEED = 20261128
TWINS = 0.9
"""Cosine from which two sentences count as nearly the same."""
Mask = NDArray[np.bool_]
Languages = NDArray[np.str_]
"""[n]: what each text is taken for, as when it is served, or `ANY`."""

STRENGTH = 4.0
"""sklearn's C."""
ITERATIONS = 300
TOLERANCE = 1e-3

MOST_ALARMS = {DANGER: 0.005, "bereavement": 0.002, "legal": 0.002, "press": 0.002}
"""Of the sentences that only sound like it, in each language, the share on which the head may be
wrongly sure of each group."""

FEWEST = 50
"""Sentences that only sound like it, for a language to have limits of its own."""


@dataclass(frozen=True, slots=True)
class Heard:
    """For people to read, out of fold, in one language. `recall`: of what needs care, the share
    that is noticed, whatever it is taken for; `alarms`: of the rest."""

    rows: int
    recall: float
    recall_by_patterns: float
    alarms: float
    alarms_by_patterns: float
    of_categories: dict[str, float]
    """Recall."""


@dataclass(frozen=True, slots=True)
class Learnt:
    head: Head
    figures: dict[str, Heard]
    """By language."""


def learn(rows: CareRows) -> Learnt:
    """The same rows give the same head."""
    shares = shares_of_groups(_out_of_fold(rows))
    known = set(rows.languages)
    told = (language_of(text) or ANY for text in rows.texts)
    languages = np.array([each if each in known else ANY for each in told])
    limits = _limits(shares, rows, languages)
    head = _fit(rows.vectors, rows.labels, limits)
    return Learnt(head, _figures(shares, rows, languages, limits))


def _fit(vectors: Floats, labels: Ints, limits: dict[str, dict[str, float]]) -> Head:
    """For all `CLASSES`; one that has no rows is never likely."""
    from sklearn.linear_model import LogisticRegression

    found = LogisticRegression(
        C=STRENGTH, class_weight=None, max_iter=ITERATIONS, tol=TOLERANCE
    ).fit(vectors, labels)
    weights = np.zeros((len(CLASSES), vectors.shape[1]))
    bias = np.full(len(CLASSES), -50.0)
    weights[found.classes_], bias[found.classes_] = found.coef_, found.intercept_
    return Head(weights.astype(np.float32), bias.astype(np.float32), limits)


def _out_of_fold(rows: CareRows) -> Floats:
    """[n, k]: probabilities from heads that saw neither the row nor any twin of it."""
    from sklearn.model_selection import StratifiedGroupKFold

    seen = np.zeros((len(rows.labels), len(CLASSES)))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for rest, held in folds.split(rows.vectors, rows.labels, twins(rows.vectors)):
        head = _fit(rows.vectors[rest], rows.labels[rest], {})
        seen[held] = head.probabilities(rows.vectors[held])
    return seen


def twins(vectors: Floats) -> Ints:
    """[n]: the group of each row; rows are in one group if a chain of near twins links them."""
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    units = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
    near = csr_matrix(units @ units.T >= TWINS)
    groups: Ints = connected_components(near, directed=False)[1].astype(np.int64)
    return groups


def _limits(shares: Floats, rows: CareRows, languages: Languages) -> dict[str, dict[str, float]]:
    """The lowest that keep false alarms as rare as `MOST_ALARMS` in each language; the strictest of
    them where the language cannot be told, or has few rows."""
    calm = rows.labels == CLASSES.index(NONE)
    of_language = {name: calm & (languages == name) for name in sorted(set(rows.languages))}
    limits = {
        name: _limits_on(shares[these])
        for name, these in of_language.items()
        if these.sum() >= FEWEST
    }
    every = [_limits_on(shares[calm]), *limits.values()]
    return limits | {ANY: {group: max(each[group] for each in every) for group in GROUPS}}


def _limits_on(alarming: Floats) -> dict[str, float]:
    return {
        group: _limit(alarming[:, column], MOST_ALARMS[group])
        for column, group in enumerate(GROUPS)
    }


def _limit(alarming: Floats, most: float) -> float:
    """Just above the probabilities [n] of all but a share `most` of them."""
    if not len(alarming):
        return 1.0
    allowed = int(most * len(alarming))
    return float(np.nextafter(np.sort(alarming)[-1 - allowed], 2.0))


def _figures(
    shares: Floats, rows: CareRows, languages: Languages, limits: dict[str, dict[str, float]]
) -> dict[str, Heard]:
    """By the language that a row is in; its limits are those of the language it is taken for."""
    told = np.array([concern_in(text) is not None for text in rows.texts])
    of_rows = [limits.get(language, limits[ANY]) for language in languages]
    least = np.array([[each[group] for group in GROUPS] for each in of_rows])
    heard = told | (shares >= least).any(axis=1)
    true = np.asarray(rows.languages)
    return {
        language: _of_language(told, heard, rows.labels, true == language)
        for language in sorted(set(rows.languages))
    }


def _of_language(told: Mask, heard: Mask, labels: Ints, these: Mask) -> Heard:
    calm = these & (labels == CLASSES.index(NONE))
    needy = these & ~calm
    of_categories: dict[str, float] = {
        name: _share(heard, these & (labels == label)) for label, name in enumerate(CATEGORIES)
    }
    return Heard(
        rows=int(these.sum()),
        recall=_share(heard, needy),
        recall_by_patterns=_share(told, needy),
        alarms=_share(heard, calm),
        alarms_by_patterns=_share(told, calm),
        of_categories=of_categories,
    )


def _share(found: Mask, among: Mask) -> float:
    return round(float(found[among].mean()), 4) if among.any() else 0.0
