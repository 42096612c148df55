"""Calibration: from the training rows of a model to its thresholds, and nothing else.

No out-of-scope example is needed. Ordinary rows are judged by what was fitted on the other folds;
rows of unknown kind are made by leaving whole intents out. Every intent weighs alike, so that one
that was taught with four sentences neither sets nor escapes the thresholds.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handoff.detector.logistic import nonnegative_logistic
from handoff.detector.memory import SIGNALS, Memory
from handoff.detector.rows import Floats, Ints, Rows, balanced, weighted_quantile
from handoff.detector.tone import Tone
from handoff.domain.escalation import Thresholds

VERSION = 1

KEPT_BY_UNKNOWN = 0.95
KEPT_IN_ALL = 0.90
"""Of the rows whose first intent is right, these shares stay below `unknown`, and pass both
`unknown` and `answer`: a promise to the customers the bot can help, balanced over intents."""

TOLERATED = 0.02
"""Where so few of the rows that pass are wrong, `answer` rises no further: a bot whose intents lie
far apart has no reason to turn more away."""

COVERAGE = 0.90
"""The conformal set holds the right intent for this share of in-scope messages."""

FALSE_ALARMS = 0.01
"""Largest share of ordinary training rows that may count as negative in tone."""

NOT_ORDINARY = frozenset({"complaint", "talk_to_human"})
"""Here a negative tone is no false alarm."""

GROUPS = 5
SEED = 0
CLIP = 4.0
TEMPERATURES = np.geomspace(0.2, 3.0, 60)


@dataclass(frozen=True, slots=True)
class Scale:
    """How the signals make one number: sigmoid(weights · clip((signal - mean) / spread) + bias)."""

    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    @classmethod
    def of(cls, mean: list[float], spread: list[float], weights: list[float], bias: float) -> Scale:
        return cls(tuple(mean), tuple(spread), tuple(weights), bias)

    def unknown(self, signals: Floats) -> Floats:
        """[m] in 0..1 from signals [m, 3]; grows with each of them."""
        standard = standardised(signals, np.array(self.mean), np.array(self.spread))
        result: Floats = 1 / (1 + np.exp(-(standard @ np.array(self.weights) + self.bias)))
        return result


@dataclass(frozen=True, slots=True)
class Calibration:
    classes: tuple[str, ...]
    temperature: float
    scale: Scale
    thresholds: Thresholds
    memory: Memory

    def save(self, folder: Path) -> None:
        """detector.npz holds the points, detector.json every number a person may want to read."""
        arrays = {field.name: getattr(self.memory, field.name) for field in fields(Memory)}
        np.savez(folder / "detector.npz", **arrays)
        numbers = {
            "version": VERSION,
            "temperature": self.temperature,
            "thresholds": asdict(self.thresholds),
            "signals": list(SIGNALS),
            "scale": asdict(self.scale),
            "classes": list(self.classes),
        }
        text = json.dumps(numbers, indent=2) + "\n"
        (folder / "detector.json").write_text(text, encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Calibration:
        """Raises OSError, KeyError or ValueError when the files are missing or of another kind."""
        numbers = json.loads((folder / "detector.json").read_text(encoding="utf-8"))
        if numbers["version"] != VERSION or numbers["signals"] != list(SIGNALS):
            raise ValueError(f"{folder / 'detector.json'} was made by another version")
        scale = numbers["scale"]
        with np.load(folder / "detector.npz", allow_pickle=False) as arrays:
            memory = Memory(**{field.name: arrays[field.name] for field in fields(Memory)})
        return cls(
            classes=tuple(numbers["classes"]),
            temperature=float(numbers["temperature"]),
            scale=Scale.of(*(scale[n] for n in ("mean", "spread", "weights", "bias"))),
            thresholds=Thresholds(**numbers["thresholds"]),
            memory=memory,
        )


def calibrate(rows: Rows, tone: Tone | None = None) -> Calibration:
    """Everything the detector needs to judge the messages of one model."""
    temperature = best_temperature(rows)
    probabilities = cooled(rows.oof, temperature)
    known = signals_out_of_fold(rows, probabilities)
    strange = signals_of_left_out_intents(rows, temperature)
    scale = learn_scale(known, strange, rows.labels)
    return Calibration(
        classes=rows.classes,
        temperature=temperature,
        scale=scale,
        thresholds=_thresholds(rows, probabilities, scale.unknown(known), tone or Tone.load()),
        memory=Memory.of(rows.vectors, rows.labels),
    )


# ── probabilities ────────────────────────────────────────────────────────────────────────────


def cooled(probabilities: Floats, temperature: float) -> Floats:
    """Temperature scaling (Guo et al. 2017) of probabilities [m, k]; the order stays."""
    logs = np.log(np.maximum(probabilities, 1e-12)) / temperature
    powers = np.exp(logs - logs.max(axis=-1, keepdims=True))
    result: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return result


def best_temperature(rows: Rows) -> float:
    """Of least log loss on out-of-fold rows, balanced over intents."""

    def loss(temperature: float) -> float:
        right = cooled(rows.oof, temperature)[np.arange(len(rows.labels)), rows.labels]
        return float(-(rows.weights * np.log(np.maximum(right, 1e-12))).sum())

    return float(min(TEMPERATURES, key=loss))


# ── how strange ──────────────────────────────────────────────────────────────────────────────


def signals_out_of_fold(rows: Rows, probabilities: Floats) -> Floats:
    """Signals [n, 3] of every row against the rows of the other folds."""

    def apart(fold: int) -> tuple[Memory, Floats]:
        rest = rows.folds != fold
        memory = Memory.of(rows.vectors[rest], rows.labels[rest])
        return memory, probabilities[~rest]

    return _in_parts(rows, rows.folds, apart)


def signals_of_left_out_intents(rows: Rows, temperature: float) -> Floats:
    """Signals [n, 3] of every row as if nobody had taught its intent.

    Its intent's probability is taken out and the others are scaled up. That stands for a classifier
    without it, which cannot be had here: calibration knows a model by its probabilities only.
    """
    intents = np.random.default_rng(SEED).permutation(len(rows.classes))
    group_of_intent = np.empty(len(intents), dtype=np.int64)
    group_of_intent[intents] = np.arange(len(intents)) % min(GROUPS, len(intents))
    groups = group_of_intent[rows.labels]

    def apart(group: int) -> tuple[Memory, Floats]:
        rest = groups != group
        memory = Memory.of(rows.vectors[rest], rows.labels[rest])
        left = np.maximum(rows.oof[~rest][:, group_of_intent != group], 1e-12)
        return memory, cooled(left / left.sum(axis=1, keepdims=True), temperature)

    return _in_parts(rows, groups, apart)


def _in_parts(rows: Rows, part: Ints, apart: Callable[[int], tuple[Memory, Floats]]) -> Floats:
    signals = np.zeros((len(part), len(SIGNALS)))
    for number in np.unique(part):
        memory, probabilities = apart(int(number))
        here = part == number
        signals[here] = memory.measure(rows.vectors[here], probabilities)
    return signals


def standardised(signals: Floats, mean: Floats, spread: Floats) -> Floats:
    result: Floats = np.clip((signals - mean) / spread, -CLIP, CLIP)
    return result


def learn_scale(known: Floats, strange: Floats, labels: Ints) -> Scale:
    """Logistic regression of strange against known rows, with no negative weight.

    Without that bound the overlapping signals get weights of opposite sign, which fit the
    left-out intents and fail on messages that are far from everything.
    """
    mean, spread = known.mean(axis=0), np.maximum(known.std(axis=0), 1e-9)
    points = standardised(np.vstack([known, strange]), mean, spread)
    target = np.r_[np.zeros(len(known)), np.ones(len(strange))]
    share = np.tile(balanced(labels), 2) / 2
    *weights, bias = nonnegative_logistic(points, target, share).tolist()
    return Scale.of(mean.tolist(), spread.tolist(), weights, bias)


# ── thresholds ───────────────────────────────────────────────────────────────────────────────


def _thresholds(rows: Rows, probabilities: Floats, unknown: Floats, tone: Tone) -> Thresholds:
    right = probabilities.argmax(axis=1) == rows.labels
    if not right.any():
        raise ValueError("no training row is recognised out of fold; nothing can be calibrated")
    certain, every = probabilities.max(axis=1), balanced(rows.labels)
    limit = weighted_quantile(unknown[right], balanced(rows.labels[right]), KEPT_BY_UNKNOWN)
    passes = unknown <= limit
    keeping = _keeps_what_is_right(certain[right], passes[right], balanced(rows.labels[right]))
    answer = min(keeping, _errs_seldom(certain[passes], right[passes], every[passes]))
    return Thresholds(
        answer=answer,
        unknown=limit,
        # An intent too unsure to be answered is never alone in its set, so it can be asked about.
        conformal=max(answer, conformal_threshold(probabilities, rows)),
        negative=negative_threshold(rows, tone),
        person=answer,
    )


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


def conformal_threshold(probabilities: Floats, rows: Rows) -> float:
    """Adaptive prediction sets (Romano et al. 2020), without randomisation: the probability in
    front of the right intent, at the quantile that gives `COVERAGE` for a finite sample."""
    right = probabilities[np.arange(len(rows.labels)), rows.labels]
    before = np.where(probabilities > right[:, None], probabilities, 0.0).sum(axis=1)
    n = len(before)
    return weighted_quantile(before, rows.weights, min(1.0, COVERAGE * (n + 1) / n))


def negative_threshold(rows: Rows, tone: Tone) -> float:
    """So high that at most `FALSE_ALARMS` of the ordinary rows lie above it; never below one half:
    a tone counts as negative only when it is more likely so than not."""
    names = np.array(rows.classes)[rows.labels]
    ordinary = ~np.isin(names, list(NOT_ORDINARY))
    if not ordinary.any():
        ordinary = np.ones(len(names), dtype=bool)
    negative = tone.probabilities(rows.vectors[ordinary].astype(np.float32))[:, 0]
    even = np.ones(len(negative))
    return max(0.5, weighted_quantile(negative, even, 1 - FALSE_ALARMS))
