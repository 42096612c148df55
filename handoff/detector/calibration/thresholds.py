"""From the training rows' out-of-fold figures to the thresholds of one operating point.

All intents have equal weight, so that one taught with four sentences neither sets nor escapes the
thresholds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints
from handoff.detector.calibration.risk import loosest_threshold
from handoff.detector.statistics.probabilities import mass_before
from handoff.detector.statistics.rows import Rows, balanced, weighted_quantile
from handoff.detector.tone.tone import Tone
from handoff.domain.signals import Thresholds

KEPT_BY_UNKNOWN = 0.90
"""Without strangers: this share of the rows whose first intent is right stays below `unknown`."""

AS_GOOD = 0.005
"""With strangers: limits whose balance differs by less count as equal."""

NEVER_SMALL_TALK = 0.98
"""With strangers: what is stranger than this share of the rightly recognised rows is not small talk
either, however brief."""

COVERAGE = 0.98
"""The conformal set holds the right intent for this share of in-scope messages."""

RISK, DELTA = 0.02, 0.05
"""At most this share of the automatic answers is wrong, with confidence 1 - delta."""

FALSE_ALARMS = 0.01
"""Largest share of ordinary training rows that may count as negative in tone."""

FALSE_DISTRESS = 0.005
"""Largest share of them that may count as angry or distressed, and so be served first."""

MOST_JUDGED = 1500
"""This many ordinary rows, spread evenly over all, are enough for these two limits; each takes
about a millisecond."""

EVEN_CHANCE = 0.5


@dataclass(frozen=True, slots=True)
class Dial:
    """What a designer sets: see `calibrate`."""

    risk: float = RISK
    delta: float = DELTA
    coverage: float = COVERAGE
    always_human: frozenset[str] = frozenset()
    small_talk: frozenset[str] = frozenset()

    def wrong(self, classes: Sequence[str], first: Ints, labels: Ints) -> NDArray[np.bool_]:
        """[n]: whether an answer to the `first` intent would be wrong. A pleasantry for another
        does no harm, and so breaks no promise."""
        harmless = np.array([name in self.small_talk for name in classes] + [False])
        found: NDArray[np.bool_] = (first != labels) & ~(harmless[first] & harmless[labels])
        return found


@dataclass(frozen=True, slots=True)
class Seen:
    """Messages as the detector sees them: confidence in the first intent [m], `unknown` [m]."""

    confidence: Floats
    unknown: Floats

    def eligible(self, limit: float) -> Floats:
        """The confidence [m] of those no stranger than `limit`, -inf for the others."""
        return np.where(self.unknown <= limit, self.confidence, -np.inf)

    def only(self, these: NDArray[np.bool_]) -> Seen:
        return Seen(self.confidence[these], self.unknown[these])


@dataclass(frozen=True, slots=True)
class Point:
    """What the thresholds do out of fold, for people to read.

    `kept`: share of the rightly recognised rows that stay below `unknown`; `turned_away`: share of
    the strangers that are not answered (None: there are none). `answered`, `wrong`: share of the
    rows that is answered, and of these wrongly. `bound`: at most this share of the answers is
    wrong, with confidence 1 - `delta`, for questions like those the bot was taught with every
    intent asked as often; no more than `risk` where that is `certified`.
    """

    risk: float
    delta: float
    certified: bool
    bound: float
    answered: float
    wrong: float
    kept: float
    turned_away: float | None

    @property
    def says(self) -> str:
        """The promise in a sentence."""
        return self.words("those the bot was taught")

    def words(self, like: str) -> str:
        """The same about questions `like` others than the rows."""
        words = (
            f"At most {self.bound:.1%} of the automatic answers are wrong (confidence "
            f"{1 - self.delta:.0%}), for questions like {like}; "
            f"{self.answered:.0%} of them are answered."
        )
        if self.certified:
            return words
        return f"{self.risk:.1%} cannot be promised with so few rows or so many errors. {words}"


class NothingRecognised(ValueError):
    """No training row is understood out of fold, so there is nothing to calibrate on."""


def thresholds(
    rows: Rows,
    probabilities: Floats,
    known: Seen,
    strangers: Seen,
    tone: Tone,
    dial: Dial,
) -> tuple[Thresholds, Point]:
    """The operating point, from out-of-fold probabilities [n, k] and how the rows [n] were judged.

    Raises:
        NothingRecognised: no row is recognised, so there is nothing to keep.
    """
    right = probabilities.argmax(axis=1) == rows.labels
    if not right.any():
        raise NothingRecognised(
            "no training row is recognised out of fold; nothing can be calibrated"
        )
    wrong = dial.wrong(rows.classes, probabilities.argmax(axis=1), rows.labels)
    some = len(strangers.unknown) > 0
    limit = border(known, probabilities, rows, strangers, dial)
    made = loosest_threshold(known.eligible(limit), wrong, rows.fair, dial.risk, dial.delta)
    limits = Thresholds(
        answer=made.threshold,
        unknown=limit,
        conformal=conformal_threshold(probabilities, known.confidence, rows, dial.coverage),
        **tone_thresholds(rows, tone, dial.always_human),
        person=EVEN_CHANCE,
        small_talk=_no_small_talk(known.unknown[right], rows, right) if some else 1.0,
    )
    answered = strangers.eligible(limit) >= made.threshold
    point = Point(
        risk=dial.risk,
        delta=dial.delta,
        certified=made.certified,
        bound=made.bound,
        answered=made.answered,
        wrong=made.wrong,
        kept=float(balanced(rows.labels[right]) @ (known.unknown[right] <= limit)),
        turned_away=float(1 - answered.mean()) if some else None,
    )
    return limits, point


# ── the border to what is unknown ────────────────────────────────────────────────────────────


def border(
    known: Seen,
    probabilities: Floats,
    rows: Rows,
    strangers: Seen,
    dial: Dial,
    answered_from: float | None = None,
) -> float:
    """The highest `unknown` that counts as known, from rows [n], their probabilities [n, k], and
    how they and the strangers [m] were judged out of fold.

    `answered_from`: the confidence from which a stranger within the border would be answered; None:
    the threshold that these rows allow.
    """
    first = probabilities.argmax(axis=1)
    right = first == rows.labels
    if len(strangers.unknown):
        if answered_from is None:
            wrong = dial.wrong(rows.classes, first, rows.labels)
            answered_from = loosest_threshold(
                known.confidence, wrong, rows.fair, dial.risk, dial.delta
            ).threshold
        return _balanced(known, right, rows, strangers, answered_from)
    weights = balanced(rows.labels[right])
    return weighted_quantile(known.unknown[right], weights, KEPT_BY_UNKNOWN)


def _balanced(
    known: Seen, right: NDArray[np.bool_], rows: Rows, strangers: Seen, answered_from: float
) -> float:
    """The limit at which the larger of two error rates is least: customers turned away whom the bot
    would have helped, and strangers answered.

    Nobody knows which error matters more, or how often strangers come; this choice needs neither.
    Of equally good limits, the strictest.
    """
    weights = balanced(rows.labels[right])
    limits = np.unique(np.quantile(known.unknown[right], np.linspace(0.5, 1.0, 101)))
    kept = np.array([weights @ (known.unknown[right] <= limit) for limit in limits])
    away = np.array([1 - (strangers.eligible(limit) >= answered_from).mean() for limit in limits])
    worse = np.minimum(kept, away)
    return float(limits[np.flatnonzero(worse >= worse.max() - AS_GOOD)[0]])


def _no_small_talk(unknown: Floats, rows: Rows, right: NDArray[np.bool_]) -> float:
    return weighted_quantile(unknown, balanced(rows.labels[right]), NEVER_SMALL_TALK)


# ── the same with and without strangers ──────────────────────────────────────────────────────


def conformal_threshold(
    probabilities: Floats, confidence: Floats, rows: Rows, coverage: float
) -> float:
    """`covering`, without the intents that have one row: out of fold nobody has learnt them, and to
    cover such rows a set would have to hold everything."""
    taught = rows.could_be_learnt
    return covering(probabilities[taught], confidence[taught], rows.labels[taught], coverage)


def covering(probabilities: Floats, confidence: Floats, labels: Ints, coverage: float) -> float:
    """Adaptive prediction sets (Romano et al. 2020), without randomisation: the probability in
    front of the right intent, at the quantile that gives `coverage` for a finite sample.

    Messages [n] of intents that do not exist (labels -1) are left out: no set could hold them.
    """
    exist = np.flatnonzero(labels >= 0)
    if not len(exist):
        return 1.0
    before = mass_before(probabilities[exist], confidence[exist])
    in_front = before[np.arange(len(exist)), labels[exist]]
    enough = min(1.0, coverage * (len(exist) + 1) / len(exist))
    return weighted_quantile(in_front, balanced(labels[exist]), enough)


def tone_thresholds(
    rows: Rows, tone: Tone, always_human: frozenset[str] = frozenset()
) -> dict[str, float]:
    """`negative` and `distress`: high enough that few ordinary rows lie above them.

    Rows of the intents `always_human` are not ordinary: there a negative tone is not a false alarm.
    Never below one half: a tone counts only if it is more likely than not.
    """
    texts = _ordinary_texts(rows, always_human)
    if not texts:
        return {}
    judged = tone.judge(texts)
    limits = {"negative": (judged[:, 0], FALSE_ALARMS), "distress": (judged[:, -1], FALSE_DISTRESS)}
    even = np.ones(len(judged))
    return {
        name: max(EVEN_CHANCE, weighted_quantile(values, even, 1 - share))
        for name, (values, share) in limits.items()
    }


def _ordinary_texts(rows: Rows, always_human: frozenset[str]) -> list[str]:
    """At most `MOST_JUDGED`; none if the rows have no texts."""
    names = np.array(rows.classes)[rows.labels]
    ordinary = ~np.isin(names, list(always_human))
    if not ordinary.any():
        ordinary = np.ones(len(names), dtype=bool)
    texts = [text for text, counts in zip(rows.texts, ordinary, strict=False) if counts]
    return texts[:: -(-len(texts) // MOST_JUDGED) or 1]
