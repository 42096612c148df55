"""How strange a message is, as signals: how far from what was taught, how near to what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.detector import memory
from handoff.detector.border import Border, folds_of_strangers
from handoff.detector.memory import Memory
from handoff.detector.probabilities import cooled
from handoff.detector.rows import Floats, Ints, Rows

BORDER = "border"

GROUPS = 5
SEED = 0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`border` is None where there are no strangers to learn one from."""

    memory: Memory
    border: Border | None = None

    @classmethod
    def of(cls, vectors: Floats, labels: Ints, strangers: Floats) -> Knowledge:
        border = Border.of(vectors, labels, strangers) if len(strangers) else None
        return cls(Memory.of(vectors, labels), border)

    @property
    def signals(self) -> tuple[str, ...]:
        """Order of the columns that `measure` gives; each grows with strangeness."""
        return memory.SIGNALS if self.border is None else (*memory.SIGNALS, BORDER)

    def measure(self, vectors: NDArray[Any], probabilities: Floats) -> Floats:
        """The signals [m, len(signals)] of messages [m, d] with class probabilities [m, k]."""
        columns = self.memory.measure(vectors, probabilities)
        if self.border is None:
            return columns
        return np.column_stack([columns, self.border.beyond(vectors)])


@dataclass(frozen=True, slots=True)
class Apart:
    """Signals of rows, each by a knowledge that never saw it: [n, s] of the taught rows, [m, s] of
    the strangers, and [n, s] of the taught rows as if nobody had taught their intent."""

    known: Floats
    strangers: Floats
    left_out: Floats


def measured_apart(rows: Rows, temperature: float) -> Apart:
    known, strangers = signals_out_of_fold(rows, temperature)
    return Apart(known, strangers, signals_of_left_out_intents(rows, temperature))


def signals_out_of_fold(rows: Rows, temperature: float) -> tuple[Floats, Floats]:
    """Signals of every taught row and every stranger against the rows of the other folds."""
    taught, strange = cooled(rows.oof, temperature), cooled(rows.stranger_oof, temperature)
    folds_of_strange = folds_of_strangers(rows.strangers, rows.folds)
    known, strangers = [], []
    for fold in np.unique(rows.folds):
        here, there = rows.folds == fold, folds_of_strange == fold
        others = Knowledge.of(rows.vectors[~here], rows.labels[~here], rows.strangers[~there])
        known.append((here, others.measure(rows.vectors[here], taught[here])))
        strangers.append((there, others.measure(rows.strangers[there], strange[there])))
    return _together(known), _together(strangers)


def signals_of_left_out_intents(rows: Rows, temperature: float) -> Floats:
    """Signals of every taught row as if nobody had taught its intent.

    Its intent's probability is taken out and the others are scaled up. That stands for a classifier
    without it, which cannot be had here: calibration knows a model by its probabilities only.
    """
    intents = np.random.default_rng(SEED).permutation(len(rows.classes))
    group_of_intent = np.empty(len(intents), dtype=np.int64)
    group_of_intent[intents] = np.arange(len(intents)) % min(GROUPS, len(intents))
    groups = group_of_intent[rows.labels]
    parts = []
    for group in np.unique(groups):
        here = groups == group
        others = Knowledge.of(rows.vectors[~here], rows.labels[~here], rows.strangers)
        left = np.maximum(rows.oof[here][:, group_of_intent != group], 1e-12)
        shares = cooled(left / left.sum(axis=1, keepdims=True), temperature)
        parts.append((here, others.measure(rows.vectors[here], shares)))
    return _together(parts)


def _together(parts: list[tuple[NDArray[np.bool_], Floats]]) -> Floats:
    """Rows [n, s] from parts: which of the n rows, and their signals."""
    signals = np.zeros((len(parts[0][0]), parts[0][1].shape[1]))
    for here, measured in parts:
        signals[here] = measured
    return signals
