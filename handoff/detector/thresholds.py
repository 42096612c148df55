"""From out-of-fold figures of the training rows to the thresholds of one operating point.

Every intent weighs alike, so that one that was taught with four sentences neither sets nor escapes
the thresholds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from handoff.detector.rows import Floats, Rows, balanced, weighted_quantile
from handoff.detector.tone import Tone
from handoff.domain.escalation import Thresholds

KEPT_BY_UNKNOWN = 0.95
KEPT_IN_ALL = 0.90
"""Without strangers: of the rows whose first intent is right, these shares stay below `unknown`,
and pass both `unknown` and `answer`: a promise to the customers the bot can help."""

TOLERATED = 0.02
"""Without strangers: where so few of the rows that pass are wrong, `answer` rises no further: a bot
whose intents lie far apart has no reason to turn more away."""

AS_GOOD = 0.005
"""With strangers: pairs of thresholds whose balance differs by less are alike."""

NEVER_SMALL_TALK = 0.98
"""With strangers: what is stranger than this share of the rightly recognised rows is no small talk
either, however brief."""

COVERAGE = 0.90
"""The conformal set holds the right intent for this share of in-scope messages."""

FALSE_ALARMS = 0.01
"""Largest share of ordinary training rows that may count as negative in tone."""

FALSE_DISTRESS = 0.005
"""Largest share of them that may count as angry or distressed, and so be served first."""

MOST_JUDGED = 1500
"""So many ordinary rows, spread evenly over all, are enough for these two limits: at about a
millisecond each."""

NOT_ORDINARY = frozenset({"complaint", "talk_to_human"})
"""Here a negative tone is no false alarm."""

EVEN_CHANCE = 0.5


@dataclass(frozen=True, slots=True)
class Judged:
    """Messages as the detector sees them: probability of the first intent [m], `unknown` [m]."""

    certain: Floats
    unknown: Floats


@dataclass(frozen=True, slots=True)
class Point:
    """Limits, and what they do out of fold: the share of the rightly recognised rows that they
    keep, and of the strangers that they turn away (None: there are none)."""

    answer: float
    unknown: float
    kept: float
    turned_away: float | None


def thresholds(
    rows: Rows, probabilities: Floats, unknown: Floats, strangers: Judged, tone: Tone
) -> tuple[Thresholds, Point]:
    """The operating point of out-of-fold probabilities [n, k] and `unknown` [n].

    Raises ValueError when no row is recognised: then there is nothing to keep.
    """
    right = probabilities.argmax(axis=1) == rows.labels
    if not right.any():
        raise ValueError("no training row is recognised out of fold; nothing can be calibrated")
    known = Judged(probabilities.max(axis=1), unknown)
    some = len(strangers.unknown) > 0
    point = _balanced(known, right, rows, strangers) if some else _keeping(known, right, rows)
    limits = Thresholds(
        answer=point.answer,
        unknown=point.unknown,
        # An intent too unsure to be answered is never alone in its set, so it can be asked about.
        conformal=max(point.answer, conformal_threshold(probabilities, rows)),
        **tone_thresholds(rows, tone),
        person=max(point.answer, EVEN_CHANCE) if some else point.answer,
        small_talk=_no_small_talk(unknown[right], rows, right) if some else 1.0,
    )
    return limits, point


# ── with strangers ───────────────────────────────────────────────────────────────────────────


def _balanced(known: Judged, right: NDArray[np.bool_], rows: Rows, strangers: Judged) -> Point:
    """The pair of limits at which the worse of two errors is least: a customer turned away whom
    the bot would have helped, and a stranger answered.

    Neither is known to be the worse one, nor how often strangers come; least for the worse of
    both is the choice that needs neither. Of pairs as good, the one that answers fewest rows
    wrongly.
    """
    pairs = [
        (answer, limit)
        for answer in _steps(known.certain[right], 0.0, 0.2, 21)
        for limit in _steps(known.unknown[right], 0.5, 1.0, 101)
    ]
    weights = balanced(rows.labels[right])
    of_right = Judged(known.certain[right], known.unknown[right])
    of_wrong = Judged(known.certain[~right], known.unknown[~right])
    kept = np.array([weights @ _pass(of_right, *pair) for pair in pairs])
    away = np.array([1 - _pass(strangers, *pair).mean() for pair in pairs])
    wrong = np.array([rows.weights[~right] @ _pass(of_wrong, *pair) for pair in pairs])
    worse = np.minimum(kept, away)
    best = int(np.where(worse >= worse.max() - AS_GOOD, wrong, np.inf).argmin())
    return Point(*pairs[best], kept=float(kept[best]), turned_away=float(away[best]))


def _steps(values: Floats, first: float, last: float, number: int) -> list[float]:
    found: list[float] = np.unique(np.quantile(values, np.linspace(first, last, number))).tolist()
    return found


def _pass(judged: Judged, answer: float, limit: float) -> NDArray[np.bool_]:
    return (judged.certain >= answer) & (judged.unknown <= limit)


def _no_small_talk(unknown: Floats, rows: Rows, right: NDArray[np.bool_]) -> float:
    return weighted_quantile(unknown, balanced(rows.labels[right]), NEVER_SMALL_TALK)


# ── without ──────────────────────────────────────────────────────────────────────────────────


def _keeping(known: Judged, right: NDArray[np.bool_], rows: Rows) -> Point:
    """As strict as the promises above allow."""
    weights, every = balanced(rows.labels[right]), balanced(rows.labels)
    limit = weighted_quantile(known.unknown[right], weights, KEPT_BY_UNKNOWN)
    passes = known.unknown <= limit
    answer = min(
        _keeps_what_is_right(known.certain[right], passes[right], weights),
        _errs_seldom(known.certain[passes], right[passes], every[passes]),
    )
    kept = passes & (known.certain >= answer)
    return Point(answer, limit, kept=float(weights @ kept[right]), turned_away=None)


def _keeps_what_is_right(certain: Floats, passes: NDArray[np.bool_], weights: Floats) -> float:
    """The highest probability at which `KEPT_IN_ALL` of the weight still passes both limits."""
    order = np.argsort(-certain, kind="stable")
    kept = np.cumsum((weights * passes)[order])
    enough = int(np.searchsorted(kept, KEPT_IN_ALL * weights.sum()))
    return float(certain[order][min(enough, len(order) - 1)])


def _errs_seldom(certain: Floats, right: NDArray[np.bool_], weights: Floats) -> float:
    """The lowest probability above which at most `TOLERATED` of the weight is wrong; 1: none is."""
    order = np.argsort(-certain, kind="stable")
    wrong = np.cumsum((weights * ~right)[order]) / np.cumsum(weights[order])
    good = np.flatnonzero(wrong <= TOLERATED)
    return float(certain[order][good[-1]]) if len(good) else 1.0


# ── alike in both ────────────────────────────────────────────────────────────────────────────


def conformal_threshold(probabilities: Floats, rows: Rows) -> float:
    """Adaptive prediction sets (Romano et al. 2020), without randomisation: the probability in
    front of the right intent, at the quantile that gives `COVERAGE` for a finite sample."""
    right = probabilities[np.arange(len(rows.labels)), rows.labels]
    before = np.where(probabilities > right[:, None], probabilities, 0.0).sum(axis=1)
    n = len(before)
    return weighted_quantile(before, rows.weights, min(1.0, COVERAGE * (n + 1) / n))


def tone_thresholds(rows: Rows, tone: Tone) -> dict[str, float]:
    """`negative` and `distress`: so high that few of the ordinary rows lie above them.

    Never below one half: a tone counts only when it is more likely so than not.
    """
    texts = _ordinary_texts(rows)
    if not texts:
        return {}
    judged = tone.judge(texts)
    limits = {"negative": (judged[:, 0], FALSE_ALARMS), "distress": (judged[:, -1], FALSE_DISTRESS)}
    even = np.ones(len(judged))
    return {
        name: max(EVEN_CHANCE, weighted_quantile(values, even, 1 - share))
        for name, (values, share) in limits.items()
    }


def _ordinary_texts(rows: Rows) -> list[str]:
    """At most `MOST_JUDGED`; none where the rows have no texts."""
    names = np.array(rows.classes)[rows.labels]
    ordinary = ~np.isin(names, list(NOT_ORDINARY))
    if not ordinary.any():
        ordinary = np.ones(len(names), dtype=bool)
    texts = [text for text, counts in zip(rows.texts, ordinary, strict=False) if counts]
    return texts[:: -(-len(texts) // MOST_JUDGED) or 1]
