"""The promise in languages other than the main one, each tested on held-out questions of its own.

The training rows say little about a language that nobody taught: what carries over is the encoder's
doing. But the finished model has seen none of the held-out questions, so the test on them is exact,
however few they are: what so few rows cannot support is not promised.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from numpy.typing import NDArray

from common.arrays import Floats, Ints
from handoff.detector.calibration.risk import loosest_threshold, shown_at
from handoff.detector.calibration.thresholds import Dial, Point, Seen, covering
from handoff.detector.statistics.rows import balanced, fair
from handoff.domain.signals import Thresholds

LIKE_THESE = "the held-out ones in this language"


@dataclass(frozen=True, slots=True)
class Asked:
    """Held-out questions of one language, as the finished model understood them: `vectors` [m, d],
    its own `probabilities` [m, k], and their `labels` [m], which index into its classes (-1: it has
    no such intent)."""

    vectors: NDArray[Any]
    probabilities: Floats
    labels: Ints


@dataclass(frozen=True, slots=True)
class LanguagePromise:
    """The thresholds in one language, and what they do on its held-out questions."""

    thresholds: Thresholds
    point: Point

    @property
    def says(self) -> str:
        return self.point.words(LIKE_THESE)


@dataclass(frozen=True, slots=True)
class Languages:
    """`main`: the tag of the main language, if it is known. `others`: by tag, those tested."""

    main: str | None = None
    others: Mapping[str, LanguagePromise] = field(default_factory=dict)

    def thresholds(self, language: str | None, usual: Thresholds) -> Thresholds:
        """Those for messages in `language` (None: nobody can tell which); `usual`: those of the
        main one. In a language that was never tested, the strictest of all that were."""
        tags = _tag_and_base(language)
        if not tags or (self.main is not None and _tag_and_base(self.main)[-1] == tags[-1]):
            return usual
        for tag in tags:
            if tag in self.others:
                return self.others[tag].thresholds
        return strictest(usual, [each.thresholds for each in self.others.values()])


def _tag_and_base(language: str | None) -> tuple[str, ...]:
    """`de-AT`: itself, then `de`."""
    tag = (language or "").replace("_", "-").lower()
    return tuple(dict.fromkeys((tag, tag.split("-")[0]))) if tag else ()


def strictest(usual: Thresholds, others: Sequence[Thresholds]) -> Thresholds:
    return replace(
        usual,
        answer=max(each.answer for each in (usual, *others)),
        conformal=max(each.conformal for each in (usual, *others)),
    )


def promised(
    known: Seen,
    probabilities: Floats,
    labels: Ints,
    usual: Thresholds,
    strangers: Seen,
    dial: Dial,
    classes: Sequence[str],
) -> LanguagePromise:
    """The thresholds for a language, from calibrated `probabilities` [m, k] of its held-out
    questions and how they were judged. `usual`: those of the main language, with the border of what
    counts as known in this one; `strangers` in it: judged out of fold.

    Where the promise cannot be kept, the stricter threshold holds, of the main language's and the
    first that was tested, with the bound that can be shown for it.
    """
    first = probabilities.argmax(axis=1)
    right, wrong = first == labels, dial.wrong(classes, first, labels)
    weights, eligible = fair(labels), known.eligible(usual.unknown)
    made = loosest_threshold(eligible, wrong, weights, dial.risk, dial.delta)
    if not made.certified:
        made = shown_at(
            max(made.threshold, usual.answer), eligible, wrong, weights, dial.risk, dial.delta
        )
    own = covering(probabilities, known.confidence, labels, dial.coverage)
    kept = balanced(labels[right]) @ (known.unknown[right] <= usual.unknown) if right.any() else 0.0
    answered = strangers.eligible(usual.unknown) >= made.threshold
    return LanguagePromise(
        replace(usual, answer=made.threshold, conformal=max(usual.conformal, own)),
        Point(
            risk=dial.risk,
            delta=dial.delta,
            certified=made.certified,
            bound=made.bound,
            answered=made.answered,
            wrong=made.wrong,
            kept=float(kept),
            turned_away=float(1 - answered.mean()) if len(answered) else None,
        ),
    )
