"""One training run: AdamW, lower rates for lower layers, linear warm-up and decay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from bot.encoder.tuning.corpus import Corpus, Report
from bot.encoder.tuning.network import Network, linear_start
from bot.encoder.tuning.recipe import Recipe

TEMPERATURE = 0.07
"""Of the contrastive loss."""

PART = 22
"""Rows of similar length that pass the layers together when a batch holds all lengths."""


def fit(
    corpus: Corpus,
    upper: nn.ModuleList,
    vectors: np.ndarray,
    rows: np.ndarray,
    targets: np.ndarray,
    recipe: Recipe,
    seed: int,
    report: Report,
) -> Network:
    """A network trained on these rows of the corpus; `targets` [len(rows)] are 0..k-1, all of them.

    The same rows and seed give the same network on the same machine. `vectors` [len(rows), 384]:
    those of the frozen encoder.
    """
    random = np.random.default_rng(seed)
    network = Network(upper, *linear_start(vectors, targets))
    optimizer = torch.optim.AdamW(_groups(network, recipe), betas=(0.9, 0.98), fused=True)
    per_epoch = -(-len(rows) // recipe.batch)
    steps = per_epoch * recipe.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, _ramp(steps, recipe.warm_up))
    target_of = np.zeros(int(rows.max()) + 1, np.int64)
    target_of[rows] = targets
    for epoch in range(recipe.epochs):
        if recipe.in_pairs:
            batches = corpus.in_pairs(rows, targets, recipe.batch, random)
        else:
            batches = corpus.shuffled(rows, recipe.batch, random)
        for done, batch in enumerate(batches, start=1):
            _loss(network, corpus, batch, target_of, recipe, random).backward()
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            if done % 20 == 0 or done == per_epoch:
                report(epoch * per_epoch + done, steps)
    return network.eval()


def _loss(
    network: Network,
    corpus: Corpus,
    batch: np.ndarray,
    target_of: np.ndarray,
    recipe: Recipe,
    random: np.random.Generator,
) -> torch.Tensor:
    """Of one batch; `target_of` is indexed by row of the corpus."""
    parts = list(corpus.in_order(batch, PART)) if recipe.in_pairs else [batch]
    logits, vectors = _outputs(network, corpus, parts, recipe.dropped, random)
    wanted = torch.from_numpy(target_of[np.concatenate(parts)])
    named: torch.Tensor = F.cross_entropy(logits, wanted, label_smoothing=recipe.smoothing)
    return named + recipe.contrast * contrast(vectors, wanted)


def _outputs(
    network: Network,
    corpus: Corpus,
    parts: Sequence[np.ndarray],
    dropped: float,
    random: np.random.Generator,
) -> list[torch.Tensor]:
    """Logits and vectors of the parts' rows, one after another."""
    found = []
    for rows in parts:
        states, mask = corpus.states(rows)
        found.append(network(states, _some_hidden(mask, dropped, random)))
    return [torch.cat(outputs) for outputs in zip(*found, strict=True)]


def contrast(vectors: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Supervised contrastive loss of unit vectors [n, d] (Khosla et al., NeurIPS 2020, eq. 2)."""
    alike = vectors @ vectors.T / TEMPERATURE
    itself = torch.eye(len(targets), dtype=torch.bool)
    log_share = torch.log_softmax(alike.masked_fill(itself, -1e4), dim=1)
    same = (targets[:, None] == targets[None, :]) & ~itself
    has_other = same.any(dim=1)
    if not has_other.any():
        return vectors.sum() * 0
    means = (log_share * same).sum(dim=1)[has_other] / same.sum(dim=1)[has_other]
    return -means.mean()


def _groups(network: Network, recipe: Recipe) -> list[dict[str, Any]]:
    """Parameters with their rates; within the encoder the top layer has the highest."""
    groups: list[dict[str, Any]] = [
        {
            "params": layer.parameters(),
            "lr": recipe.rate * recipe.rate_decay**below,
            "weight_decay": recipe.weight_decay,
        }
        for below, layer in enumerate(reversed(network.upper))
    ]
    head = {"params": network.head.parameters(), "lr": recipe.head_rate, "weight_decay": 0.0}
    return [*groups, head]


def _ramp(steps: int, warm_up: float) -> Any:
    """Share of the rate at a step: up to 1 during the warm-up, then straight down to 0."""
    rising = max(1, round(steps * warm_up))

    def share(step: int) -> float:
        return min((step + 1) / rising, (steps - step) / max(1, steps - rising))

    return share


def _some_hidden(mask: torch.Tensor, share: float, random: np.random.Generator) -> torch.Tensor:
    """The mask with this share of pieces hidden, never the first."""
    hidden = torch.from_numpy(random.random(tuple(mask.shape), dtype=np.float32) < share)
    hidden[:, 0] = False
    return mask & ~hidden
