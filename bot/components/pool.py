"""Two classifiers' probabilities as one: p ∝ fast^a · tuned^b (logarithmic opinion pool).

The exponents are learnt by log loss on rows that neither classifier saw, so they also set the
temperature: a + b is below 1 where both are overconfident.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from common.probabilities import log_softmax

LEAST = 1e-9
"""Floor for a probability before its logarithm is taken."""

LARGEST_EXPONENT = 10.0


@dataclass(frozen=True)
class Pool:
    """The exponents of the fast and of the tuned classifier's probabilities."""

    fast: float
    tuned: float

    @classmethod
    def learn(
        cls, fast: np.ndarray, tuned_log: np.ndarray, labels: np.ndarray, classes: np.ndarray
    ) -> Pool:
        """From out-of-fold probabilities [n, k], log-probabilities [n, k] and labels [n].

        Every intent weighs alike, whatever its number of rows.
        """
        from scipy.optimize import minimize

        _, column, counts = np.unique(labels, return_inverse=True, return_counts=True)
        right = np.searchsorted(classes, labels)
        weights = 1.0 / counts[column] / len(counts)
        sources = np.stack([_log(fast), tuned_log.astype(np.float64)])

        def loss(exponents: np.ndarray) -> tuple[float, np.ndarray]:
            pooled = log_softmax(np.tensordot(exponents, sources, axes=1))
            picked = np.arange(len(right)), right
            expected = (np.exp(pooled)[None] * sources).sum(axis=2)
            slope = ((expected - sources[:, picked[0], picked[1]]) * weights).sum(axis=1)
            return float(-(weights * pooled[picked]).sum()), slope

        bounds = [(0.0, LARGEST_EXPONENT)] * 2
        found = minimize(loss, np.ones(2), jac=True, bounds=bounds, method="L-BFGS-B")
        return cls(float(found.x[0]), float(found.x[1]))

    def probabilities(self, fast: np.ndarray, tuned_log: np.ndarray) -> np.ndarray:
        """float32 [n, k] from probabilities [n, k] and log-probabilities [n, k]."""
        pooled = self.fast * _log(fast) + self.tuned * tuned_log.astype(np.float64)
        shares: np.ndarray = np.exp(log_softmax(pooled)).astype(np.float32)
        return shares

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Pool:
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def _log(probabilities: np.ndarray) -> np.ndarray:
    return np.log(np.maximum(probabilities.astype(np.float64), LEAST))
