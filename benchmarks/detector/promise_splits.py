"""Is the promise kept? Many random splits of rows that one classifier never saw.

The shipped pipeline learns half of BANKING77's training rows. Each split of the other half
calibrates on a third and counts the wrong answers among the rest. The test rows are not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.detector import metrics, shipped
from benchmarks.detector.banking import RISK
from benchmarks.detector.cache import Say
from benchmarks.detector.peers import plain
from benchmarks.detector.questions import Questions, banking77
from benchmarks.detector.rows import Row
from common.arrays import Ints
from handoff.detector.calibration.calibration import calibrate
from handoff.detector.statistics.rows import Rows
from handoff.learning.evaluation import read_held_out

DELTA = 0.05
SPLITS = 100
FOLDS = 5
SEED = 42
SAY_EVERY = 20

Parts = tuple[NDArray[np.int64], NDArray[np.int64]]
"""The rows to calibrate on, and those that are asked."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of the rows asked: percentage answered, and percentage of these answers wrong."""

    answered: float
    wrong: float


def rows(data: Path, say: Say) -> list[Row]:
    taught, other = halves(banking77(data, "train"))
    judged = unseen(shipped.trained(taught, other, "fast", say))
    ours = []
    for number, parts in enumerate(splits(len(other)), start=1):
        ours.append(outcome(judged, parts, np.random.default_rng(number)))
        if number % SAY_EVERY == 0:
            say(f"{number} of {SPLITS} splits, kept in {splits_kept(ours):.0f}")
    peers = of_peers(taught, other, say)
    return [
        Row(name, measure(ours), {peer: measure(each) for peer, each in peers.items()})
        for name, measure in (
            ("banking77.promise_kept", splits_kept),
            ("banking77.promise_kept.answered", answered),
        )
    ]


def halves(questions: Questions) -> tuple[Questions, Questions]:
    """With equally many of every intent in both."""
    from sklearn.model_selection import train_test_split

    places = np.arange(len(questions))
    first, second = train_test_split(
        places, test_size=0.5, stratify=questions.intents, random_state=SEED
    )
    return _only(questions, first), _only(questions, second)


def splits(number_of_rows: int) -> list[Parts]:
    """`SPLITS` times a random third, and the rest."""
    orders = (np.random.default_rng(seed).permutation(number_of_rows) for seed in range(SPLITS))
    return [(order[: len(order) // 3], order[len(order) // 3 :]) for order in orders]


def unseen(model: Path) -> Rows:
    """The questions that a trained model was asked, as rows to calibrate on: it had seen none of
    them."""
    asked = read_held_out(model)
    classes = tuple(sorted({guess.intent for each in asked for guess in each.parse.ranking}))
    column = {name: number for number, name in enumerate(classes)}
    shares = np.zeros((len(asked), len(classes)))
    for row, each in enumerate(asked):
        for guess in each.parse.ranking:
            shares[row, column[guess.intent]] = guess.confidence
    return Rows(
        vectors=np.stack([each.parse.vector for each in asked]).astype(np.float64),
        labels=np.array([column[each.intent or ""] for each in asked]),
        classes=classes,
        oof=shares,
        folds=np.arange(len(asked)) % FOLDS,
    )


def outcome(judged: Rows, parts: Parts, random: np.random.Generator) -> Outcome:
    """Calibrate on one part and ask the other."""
    mine, rest = parts
    made = calibrate(_calibrating(judged, mine, random), risk=RISK, delta=DELTA)
    said = made.judge(judged.vectors[rest], judged.oof[rest])
    limits = made.thresholds
    passed = (said.confidence >= limits.answer) & (said.unknown <= limits.unknown)
    return Outcome(*metrics.answered_and_error(said.first == judged.labels[rest], passed))


def splits_kept(outcomes: Sequence[Outcome]) -> float:
    """In how many of them at most `RISK` of the answers were wrong."""
    return float(sum(each.wrong <= 100 * RISK for each in outcomes))


def answered(outcomes: Sequence[Outcome]) -> float:
    """Percentage, averaged over the splits."""
    return float(np.mean([each.answered for each in outcomes]))


# ── peers: plain MiniLM and a threshold ──────────────────────────────────────────────────────


def of_peers(taught: Questions, other: Questions, say: Say) -> dict[str, list[Outcome]]:
    """A fixed threshold, and one that would have kept the risk on the calibration rows."""
    said = plain.ask(taught, other, say)
    right, fixed, fitted = said.right(other), [], []
    for mine, rest in splits(len(other)):
        fixed.append(_at(plain.THRESHOLD, right[rest], said.first[rest]))
        threshold = loosest(right[mine], said.first[mine])
        fitted.append(_at(threshold, right[rest], said.first[rest]))
    return {f"minilm_lr_{plain.THRESHOLD}": fixed, "minilm_lr_no_margin": fitted}


def loosest(right: metrics.Flags, confidence: metrics.Floats) -> float:
    """The lowest threshold with at most `RISK` of the answers wrong; infinite if there is none."""
    order = np.argsort(-confidence, kind="stable")
    wrong = np.cumsum(~right[order]) / np.arange(1, len(order) + 1)
    fine = np.flatnonzero(wrong <= RISK)
    return float(confidence[order[fine[-1]]]) if len(fine) else np.inf


def _at(threshold: float, right: metrics.Flags, confidence: metrics.Floats) -> Outcome:
    return Outcome(*metrics.answered_and_error(right, confidence >= threshold))


def _only(questions: Questions, these: Ints) -> Questions:
    return Questions(
        tuple(questions.texts[place] for place in these),
        tuple(questions.intents[place] for place in these),
    )


def _calibrating(judged: Rows, these: Ints, random: np.random.Generator) -> Rows:
    """No classifier saw any of them: the folds are for what the detector itself learns."""
    return replace(
        judged,
        vectors=judged.vectors[these],
        labels=judged.labels[these],
        oof=judged.oof[these],
        folds=random.permutation(np.arange(len(these)) % FOLDS),
    )
