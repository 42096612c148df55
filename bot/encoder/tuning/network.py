"""The layers that are trained, and the linear layer that names the intent."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import torch
from sklearn.linear_model import LogisticRegression
from torch import nn
from torch.nn import functional as F

from bot.encoder.tuning.corpus import Corpus, attended, bfloat16


class Network(nn.Module):
    """Upper layers of the encoder, mean over word pieces at unit length, linear layer over [k].

    The linear layer starts as the logistic regression on the frozen vectors, so that tuning starts
    at the fast model's accuracy and does not distort the encoder while the layer is still random
    (Kumar et al., Fine-tuning can distort pretrained features, ICLR 2022).
    """

    def __init__(self, upper: nn.ModuleList, weights: np.ndarray, bias: np.ndarray) -> None:
        super().__init__()
        self.upper = copy.deepcopy(upper)
        self.head = nn.Linear(weights.shape[1], len(weights))
        self.head.weight.data = torch.tensor(weights, dtype=torch.float32)
        self.head.bias.data = torch.tensor(bias, dtype=torch.float32)

    def forward(self, states: torch.Tensor, mask: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Logits [n, k] and unit vectors [n, d] of states [n, l, d], within `mask` [n, l]."""
        attention = attended(mask)
        with bfloat16():
            for layer in self.upper:
                states = layer(states, attention)
        vectors = unit_mean(states.float(), mask)
        return self.head(vectors), vectors


def unit_mean(states: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Mean [n, d] of the states [n, l, d] where the mask [n, l] is not zero, at unit length."""
    # The mean's divisor is lost in the normalisation.
    return F.normalize((states * mask[:, :, None].to(states.dtype)).sum(dim=1), dim=1)


def linear_start(vectors: np.ndarray, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Weights [k, d] and bias [k] of a logistic regression; `targets` [n] are all of 0..k-1."""
    fitted: Any = LogisticRegression(C=10.0, class_weight="balanced", max_iter=300, tol=1e-4).fit(
        vectors, targets
    )
    weights, bias = fitted.coef_, fitted.intercept_
    if len(weights) == 1:
        # sklearn keeps one row for two classes.
        weights, bias = np.vstack([-weights, weights]) / 2, np.hstack([-bias, bias]) / 2
    return weights, bias


def logits_of(network: Network, corpus: Corpus, rows: np.ndarray) -> np.ndarray:
    """float32 [len(rows), k]."""
    found = np.zeros((len(corpus.lengths), network.head.out_features), np.float32)
    with torch.no_grad():
        for batch in corpus.in_order(rows, 128):
            found[batch] = network(*corpus.states(batch))[0].numpy()
    asked: np.ndarray = found[rows]
    return asked
