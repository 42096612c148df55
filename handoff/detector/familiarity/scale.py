"""How the measures of strangeness become one number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from common.arrays import Floats, Ints
from handoff.detector.familiarity.familiarity import Apart
from handoff.detector.statistics.logistic import nonnegative_logistic
from handoff.detector.statistics.rows import balanced

CLIP = 4.0

FOR_LEFT_OUT = 0.2
"""Weight of the left-out intents beside the strangers: the strangers are the real thing; the
left-out intents keep the measures that need no strangers from fading."""

STAND_IN_PULL = 10.0
"""Without strangers the weights are regularised more: left-out intents resemble what is known more
than other things that customers ask, so they say little about which measure to trust."""


@dataclass(frozen=True, slots=True)
class Scale:
    """sigmoid(weights · clip((value - mean) / spread) + bias)."""

    mean: tuple[float, ...]
    spread: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    @classmethod
    def of(cls, mean: list[float], spread: list[float], weights: list[float], bias: float) -> Scale:
        return cls(tuple(mean), tuple(spread), tuple(weights), bias)

    def chance(self, values: Floats) -> Floats:
        """[m] in 0..1 from values [m, s]; grows with each of them."""
        standard = standardised(values, np.array(self.mean), np.array(self.spread))
        result: Floats = 1 / (1 + np.exp(-(standard @ np.array(self.weights) + self.bias)))
        return result


def standardised(values: Floats, mean: Floats, spread: Floats) -> Floats:
    result: Floats = np.clip((values - mean) / spread, -CLIP, CLIP)
    return result


def learn_scale(apart: Apart, labels: Ints) -> Scale:
    """Logistic regression of unknown against known rows, without negative weights.

    Otherwise the overlapping measures would get weights of opposite signs, which fit the left-out
    intents but fail on messages that are far from everything.
    """
    mean, spread = apart.known.mean(axis=0), np.maximum(apart.known.std(axis=0), 1e-9)
    points = standardised(np.vstack([apart.known, apart.left_out, apart.strangers]), mean, spread)
    n, m = len(apart.known), len(apart.strangers)
    target = np.r_[np.zeros(n), np.ones(n + m)]
    by_intent, for_left_out = balanced(labels), FOR_LEFT_OUT if m else 1.0
    for_strangers = np.full(m, (1 - for_left_out) / max(m, 1))
    share = np.r_[by_intent, for_left_out * by_intent, for_strangers] / 2
    pull = 1.0 if m else STAND_IN_PULL
    *weights, bias = nonnegative_logistic(points, target, share, pull).tolist()
    return Scale.of(mean.tolist(), spread.tolist(), weights, bias)
