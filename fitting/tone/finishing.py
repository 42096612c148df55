"""From the network's outputs to the four that ship, and their figures.

The emotions have done their work in training; only the tones and distress are kept, and calibrated
on the dev rows. Since the head is linear too, the two become one linear layer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss, roc_auc_score

from common.probabilities import softmax
from fitting.tone.rows import EMOTIONS, Part
from handoff.detector.tone.tone import TONES

TEMPERATURES = np.linspace(0.5, 2.0, 61)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Mix:
    """`weights` [4, outputs], `bias` [4]: from the network's outputs to tones and distress."""

    weights: Floats
    bias: Floats
    temperature: float

    def scores(self, outputs: Floats) -> Floats:
        return outputs @ self.weights.T + self.bias


def learn_mix(outputs: Floats, dev: Part) -> Mix:
    """The tones by one temperature (Guo et al. 2017), distress by Platt's scaling (1999)."""
    tones, distress = outputs[:, EMOTIONS:-1], outputs[:, -1:]
    heat = min(TEMPERATURES, key=lambda heat: log_loss(dev.tones, softmax(tones / heat)))
    platt = LogisticRegression(C=np.inf).fit(distress, dev.distress)
    weights = np.zeros((len(TONES) + 1, outputs.shape[1]))
    weights[: len(TONES), EMOTIONS:-1] = np.eye(len(TONES)) / heat
    weights[-1, -1] = platt.coef_[0, 0]
    bias = np.r_[np.zeros(len(TONES)), platt.intercept_]
    return Mix(weights, bias, float(heat))


def figures(part: Part, judged: Floats) -> dict[str, float]:
    """`judged` [n, 4]: probabilities of the tones, which sum to 1, and of distress."""
    tones = judged[:, : len(TONES)]
    return {
        "rows": len(part.tones),
        "negative_auroc": round(float(roc_auc_score(part.tones == 0, tones[:, 0])), 4),
        "macro_f1": round(float(f1_score(part.tones, tones.argmax(1), average="macro")), 4),
        "log_loss": round(float(log_loss(part.tones, tones)), 4),
        "distress_auroc": round(float(roc_auc_score(part.distress > 0, judged[:, -1])), 4),
    }
