"""How strange a message is, as measures: how far from what was taught, how near to what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints
from handoff.detector.familiarity import memory
from handoff.detector.familiarity.border import Border, folds_of_strangers
from handoff.detector.familiarity.memory import Memory
from handoff.detector.statistics.probabilities import cooled
from handoff.detector.statistics.rows import Rows

BORDER = "border"

GROUPS = 5
SEED = 0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`border` is None if there are no strangers to learn one from."""

    memory: Memory
    border: Border | None = None

    @classmethod
    def of(cls, vectors: Floats, labels: Ints, strangers: Floats) -> Knowledge:
        border = Border.of(vectors, labels, strangers) if len(strangers) else None
        return cls(Memory.of(vectors, labels), border)

    @property
    def measures(self) -> tuple[str, ...]:
        """Order of the columns that `measure` gives; each grows with strangeness."""
        return memory.MEASURES if self.border is None else (*memory.MEASURES, BORDER)

    def measure(
        self, vectors: NDArray[Any], probabilities: Floats, first: Ints
    ) -> tuple[Floats, Floats]:
        """Measures of strangeness [m, len(measures)] and evidence for the first intent
        [m, len(EVIDENCE)], of messages [m, d] with calibrated probabilities [m, k] and first
        intents [m]."""
        strange, trust = self.memory.measure(vectors, probabilities, first)
        if self.border is not None:
            strange = np.column_stack([strange, self.border.beyond(vectors)])
        return strange, trust


Part = tuple[NDArray[np.bool_], tuple[Floats, Floats]]
"""Which of n rows, and the measures and evidence measured on them."""


@dataclass(frozen=True, slots=True)
class Apart:
    """Found on rows, each by a knowledge that never saw it: measures [n, s] and evidence [n, e] of
    the taught rows, the same of the strangers [m], and the measures [n, s] of the taught
    rows as if nobody had taught their intent."""

    known: Floats
    trust: Floats
    strangers: Floats
    trust_in_strangers: Floats
    left_out: Floats


def measured_apart(rows: Rows, temperature: float) -> Apart:
    return Apart(*measured_out_of_fold(rows, temperature), left_out(rows, temperature))


def measured_out_of_fold(rows: Rows, temperature: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Measures and evidence of every taught row, then of every stranger, against the rows of the
    other folds."""
    folds_of_strange = folds_of_strangers(rows.strangers, rows.folds)
    shares_of_taught = cooled(rows.oof, temperature)
    shares_of_strange = cooled(rows.stranger_oof, temperature)
    taught: list[Part] = []
    strangers: list[Part] = []
    for fold in np.unique(rows.folds):
        here, there = rows.folds == fold, folds_of_strange == fold
        others = Knowledge.of(rows.vectors[~here], rows.labels[~here], rows.strangers[~there])
        of_taught, of_strange = shares_of_taught[here], shares_of_strange[there]
        taught.append((here, others.measure(rows.vectors[here], of_taught, of_taught.argmax(1))))
        strangers.append(
            (there, others.measure(rows.strangers[there], of_strange, of_strange.argmax(1)))
        )
    return *_together(taught), *_together(strangers)


def left_out(rows: Rows, temperature: float) -> Floats:
    """Measures of every taught row as if nobody had taught its intent.

    Its intent's probability is taken out and the others are scaled up. This approximates a
    classifier without it, which is not available here: calibration sees only probabilities.
    """
    intents = np.random.default_rng(SEED).permutation(len(rows.classes))
    group_of_intent = np.empty(len(intents), dtype=np.int64)
    group_of_intent[intents] = np.arange(len(intents)) % min(GROUPS, len(intents))
    groups = group_of_intent[rows.labels]
    parts = []
    for group in np.unique(groups):
        here = groups == group
        others = Knowledge.of(rows.vectors[~here], rows.labels[~here], rows.strangers)
        there = np.flatnonzero(group_of_intent != group)
        left = np.maximum(rows.oof[np.ix_(here, there)], 1e-12)
        shares = cooled(left / left.sum(axis=1, keepdims=True), temperature)
        parts.append((here, others.measure(rows.vectors[here], shares, there[shares.argmax(1)])))
    return _together(parts)[0]


def _together(parts: list[Part]) -> tuple[Floats, Floats]:
    """Measures [n, s] and evidence [n, e] of all rows."""
    n, (_, (strange, trust)) = len(parts[0][0]), parts[0]
    measures, evidence = np.zeros((n, strange.shape[1])), np.zeros((n, trust.shape[1]))
    for here, measured in parts:
        measures[here], evidence[here] = measured
    return measures, evidence
