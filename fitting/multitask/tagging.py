"""The head that ships for names of companies: two layers on the trained network's features.

Names are rarer than anything else in a batch, so while all tasks are trained together a linear
tagger only brings the features to tell names apart; this one is fitted to them afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import torch
from torch.nn import functional

from common.universal import Universal
from fitting.multitask.network import MultitaskNetwork
from fitting.multitask.rows import Labelled
from handoff.detector.multitask.network import pieces_of

EPOCHS = 6
"""More fit the names that are taught, and no others."""
RATE, DECAY, BATCH = 1e-3, 0.05, 512
SEED = 1


def fit_names(network: MultitaskNetwork, universal: Universal, rows: Sequence[Labelled]) -> None:
    """Fit `network.names` to the rows' pieces; everything else stays as it is."""
    torch.manual_seed(SEED)
    features, marks = _pieces(network.eval(), universal, rows)
    optimiser = torch.optim.AdamW(network.names.parameters(), lr=RATE, weight_decay=DECAY)
    for _ in range(EPOCHS):
        network.names.train()
        for chosen in torch.randperm(len(features)).split(BATCH):
            scores = network.names(features[chosen].float()).squeeze(-1)
            loss = functional.binary_cross_entropy_with_logits(scores, marks[chosen])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    network.names.eval()


def _pieces(
    network: MultitaskNetwork, universal: Universal, rows: Iterable[Labelled]
) -> tuple[torch.Tensor, torch.Tensor]:
    """Features [m, 1280] in 16 bits of all pieces of words, and whether these name a company."""
    features, marks = [], []
    with torch.no_grad():
        for row in rows:
            read = pieces_of(universal, row.text)
            found = network.features(*network.embedded([read.pieces]))[0]
            kept = [at for at, owner in enumerate(read.owners) if owner >= 0]
            features.append(found[kept].half())
            marks += [float(row.names[read.owners[at]]) for at in kept]
    return torch.cat(features), torch.tensor(marks)
