"""Which past answers are shown to an agent: how alike the questions must be.

The least similarity is learnt from what agents did with what they were shown (decision 52). It
starts where past answers are assumed to be used just often enough, and moves by steps: down while
those just above it are, up while they are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

MOST = 3
"""Suggestions shown at once."""

LEAST, STARTS_AT, STRICTEST = 55, 70, 95
"""Bounds of the least similarity, and where it begins; in hundredths. The strictest still lets
through what is all but the same question: otherwise nothing could ever be learnt again."""
STEP, BAND = 5, 10
"""In hundredths: what is tried, and how far above it labels speak for it."""

WANTED = 1 / 3
"""Share of suggestions that agents must use for them to be worth reading."""
PRIOR = 10
"""As many labels as the assumption made beforehand counts for."""
ASSUMED, STEEPNESS = 0.43, 3.0
"""The share used that is assumed where it begins, and how fast it rises: for each hundredth of
similarity so many hundredths of use. A step below it would be too little."""


class LabelKind(StrEnum):
    """What an agent did with a suggestion."""

    ACCEPTED = "accepted"
    """Sent as it was."""
    EDITED = "edited"
    """Sent in other words."""
    IGNORED = "ignored"
    """The agent wrote something else."""
    BESIDE = "beside"
    """Another one was used, so nothing is known of this one."""


@dataclass(frozen=True, slots=True)
class Label:
    similarity: float
    used: bool


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """An answer to a question `similarity` to the one asked now (cosine of sentence vectors)."""

    candidate_id: str
    text: str
    similarity: float


def threshold(labels: Sequence[Label]) -> float:
    """The least similarity: as low as all steps from the strictest on are worth it."""
    found = STRICTEST
    for step in range(STRICTEST, LEAST - 1, -STEP):
        if _use(labels, step) < WANTED:
            break
        found = step
    return found / 100


def _use(labels: Sequence[Label], step: int) -> float:
    """The share used among labels just above `step`, drawn towards what is assumed."""
    near = [one for one in labels if step <= 100 * one.similarity < step + BAND]
    used = sum(one.used for one in near)
    return (used + PRIOR * _assumed(step)) / (len(near) + PRIOR)


def _assumed(step: int) -> float:
    return min(1.0, max(0.0, ASSUMED + STEEPNESS * (step - STARTS_AT) / 100))


def worth_showing(found: Iterable[PastAnswer], least: float) -> list[PastAnswer]:
    """The best first, each text once."""
    best: dict[str, PastAnswer] = {}
    for one in sorted(found, key=lambda one: one.similarity, reverse=True):
        if one.similarity >= least:
            best.setdefault(_folded(one.text), one)
    return list(best.values())[:MOST]


def label_of(candidate_used: bool, any_used: bool, shown: str, sent: str) -> LabelKind:
    """What the reply `sent` says about one suggestion."""
    if candidate_used:
        return LabelKind.ACCEPTED if _folded(shown) == _folded(sent) else LabelKind.EDITED
    return LabelKind.BESIDE if any_used else LabelKind.IGNORED


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
