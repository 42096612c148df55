"""Fits the head on a model's own vectors, and its limits on what it says of rows it has not seen.

Folds hold whole groups of sentences that are nearly the same, so no row is judged by its twin. What
the assistant itself was taught counts as what needs no care.
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

MOST_ALARMS = {DANGER: 0.0075, "bereavement": 0.002, "legal": 0.002, "press": 0.002}
"""Of the sentences that only sound like it, in each language, the share on which the head may be
wrongly sure of each group."""

MOST_ORDINARY = 1000
LIKELY = 0.5
"""No limit is lower, however little would be wrong."""
ABOUT_IT = 0.2
"""See `_ordinary`."""

Taught = tuple[Floats, Ints]
NOTHING: Taught = (np.zeros((0, 0)), np.zeros(0, dtype=np.int64))
Limits = dict[str, dict[str, float]]
"""By language and group."""

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


def learn(rows: CareRows, taught: Taught = NOTHING) -> Learnt:
    """The same rows give the same head. `taught`: the assistant's own rows, vectors [m, d] and
    intents [m]."""
    ordinary = _ordinary(_fit(rows.vectors, rows.labels, {}), *taught)
    shares = shares_of_groups(_out_of_fold(rows, ordinary))
    known = set(rows.languages)
    told = (language_of(text) or ANY for text in rows.texts)
    languages = np.array([each if each in known else ANY for each in told])
    limits = _limits(shares, rows, languages)
    head = _fit(rows.vectors, rows.labels, limits, ordinary)
    return Learnt(head, _figures(shares, rows, languages, limits))


def _ordinary(head: Head, vectors: Floats, intents: Ints) -> Floats:
    """At most `MOST_ORDINARY` of the assistant's rows, evenly; none of an intent of which a good
    part sounds like what needs care: that intent is about it."""
    if not len(vectors):
        return vectors
    heard = shares_of_groups(head.probabilities(vectors)).sum(axis=1) >= LIKELY
    of_intent = np.bincount(intents, heard) / np.maximum(np.bincount(intents), 1)
    kept = vectors[of_intent[intents] < ABOUT_IT]
    return kept[:: max(1, -(-len(kept) // MOST_ORDINARY))]


def _fit(vectors: Floats, labels: Ints, limits: Limits, ordinary: Floats | None = None) -> Head:
    """For all `CLASSES`; one that has no rows is never likely. `ordinary`: more without need."""
    from sklearn.linear_model import LogisticRegression

    found = LogisticRegression(
        C=STRENGTH, class_weight=None, max_iter=ITERATIONS, tol=TOLERANCE
    ).fit(*_with(ordinary, vectors, labels))
    weights = np.zeros((len(CLASSES), vectors.shape[1]))
    bias = np.full(len(CLASSES), -50.0)
    weights[found.classes_], bias[found.classes_] = found.coef_, found.intercept_
    return Head(weights.astype(np.float32), bias.astype(np.float32), limits)


def _with(ordinary: Floats | None, vectors: Floats, labels: Ints) -> tuple[Floats, Ints]:
    if ordinary is None or not len(ordinary):
        return vectors, labels
    none = np.full(len(ordinary), CLASSES.index(NONE))
    return np.vstack([vectors, ordinary]), np.r_[labels, none]


def _out_of_fold(rows: CareRows, ordinary: Floats) -> Floats:
    """[n, k]: probabilities from heads that saw neither the row nor any twin of it."""
    from sklearn.model_selection import StratifiedGroupKFold

    seen = np.zeros((len(rows.labels), len(CLASSES)))
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=SEED)
    for rest, held in folds.split(rows.vectors, rows.labels, twins(rows.vectors)):
        head = _fit(rows.vectors[rest], rows.labels[rest], {}, ordinary)
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


def _limits(shares: Floats, rows: CareRows, languages: Languages) -> Limits:
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
    """Just above the probabilities [n] of all but a share `most` of them, and never unlikely."""
    if not len(alarming):
        return 1.0
    allowed = int(most * len(alarming))
    return max(LIKELY, float(np.nextafter(np.sort(alarming)[-1 - allowed], 2.0)))


def _figures(
    shares: Floats, rows: CareRows, languages: Languages, limits: Limits
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
