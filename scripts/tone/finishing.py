"""From the network's many outputs to the four that ship, and their figures.

The 28 emotions, the tones and distress all tell something about each; logistic regressions on the
dev rows weigh them. As the network's head is linear too, both become one linear layer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss, roc_auc_score
from sklearn.model_selection import cross_val_predict

from handoff.detector.tone import TONES
from scripts.tone.rows import Part

STRENGTHS = (0.001, 0.003, 0.01, 0.03, 0.1)
FOLDS = 5
OFFSETS = np.linspace(-0.4, 0.4, 17)
MAX_ITERATIONS = 2000


@dataclass(frozen=True)
class Mix:
    """`weights` [4, outputs], `bias` [4]: from the network's outputs to tones and distress.

    `strength`: of the regressions. The bias holds offsets at which macro-F1 on dev is best.
    """

    weights: NDArray[np.float64]
    bias: NDArray[np.float64]
    strength: float

    def scores(self, outputs: NDArray[np.float64]) -> NDArray[np.float64]:
        return outputs @ self.weights.T + self.bias


def learn_mix(outputs: NDArray[np.float64], dev: Part) -> Mix:
    """The strength is chosen by the log loss of rows that the regression has not seen."""
    strength = min(STRENGTHS, key=lambda c: log_loss(dev.tones, _apart(outputs, dev.tones, c)))
    tones = _regression(strength).fit(outputs, dev.tones)
    distress = _regression(strength).fit(outputs, dev.distress)
    offsets = _best_offsets(np.log(_apart(outputs, dev.tones, strength)), dev.tones)
    return Mix(
        weights=np.vstack([tones.coef_, distress.coef_]),
        bias=np.r_[tones.intercept_ + offsets, distress.intercept_],
        strength=strength,
    )


def figures(part: Part, judged: NDArray[np.float64]) -> dict[str, float]:
    """`judged` [n, 4]: probabilities of the tones, which sum to 1, and of distress."""
    tones = judged[:, : len(TONES)]
    return {
        "rows": len(part.tones),
        "negative_auroc": round(float(roc_auc_score(part.tones == 0, tones[:, 0])), 4),
        "macro_f1": round(float(f1_score(part.tones, tones.argmax(1), average="macro")), 4),
        "log_loss": round(float(log_loss(part.tones, tones)), 4),
        "distress_auroc": round(float(roc_auc_score(part.distress > 0, judged[:, -1])), 4),
    }


def _regression(strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, max_iter=MAX_ITERATIONS)


def _apart(outputs: NDArray[np.float64], labels: NDArray[Any], strength: float) -> NDArray[Any]:
    """Probabilities of every row by a regression that has not seen it."""
    found: NDArray[Any] = cross_val_predict(
        _regression(strength), outputs, labels, cv=FOLDS, method="predict_proba"
    )
    return found


def _best_offsets(scores: NDArray[np.float64], tones: NDArray[np.int64]) -> NDArray[np.float64]:
    """[3], the second 0: added to the scores, they give the best macro-F1."""
    pairs = [np.array([negative, 0.0, positive]) for negative in OFFSETS for positive in OFFSETS]
    return max(
        pairs,
        key=lambda pair: f1_score(tones, (scores + pair).argmax(1), average="macro"),
    )
