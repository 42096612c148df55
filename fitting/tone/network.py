"""The tone network: the encoder's package with what training changed, and one linear head.

What ships is small: only the change to each of the encoder's matrices, as a product of two thin
matrices of 16-bit numbers; the word embeddings stay as they are in the package.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from transformers import AutoModel

from bot.encoder.graph import source_folder
from common.low_rank import change_of, factored

MAX_PIECES = 128
DIM = 384

Arrays = dict[str, NDArray[Any]]


class ToneNetwork(nn.Module):
    """`input_ids`, `attention_mask` [n, pieces] -> scores [n, outputs].

    The head reads the mean of the token vectors beside that of the first token.
    """

    def __init__(self, outputs: int, dropout: float = 0.0, attention: str = "eager") -> None:
        """`attention`: how it is computed; "sdpa" is faster, only "eager" is sure to export."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            source_folder(),
            attn_implementation=attention,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=0.0,
        )
        self.encoder.pooler = None
        self.dropout = nn.Dropout(dropout)
        self.head = nn.Linear(2 * DIM, outputs)
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        scores: torch.Tensor = self.head(self.pooled(input_ids, attention_mask))
        return scores

    def pooled(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        """[n, 768]: what the head reads."""
        tokens = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask
        ).last_hidden_state.float()
        shares = attention_mask[..., None].float()
        mean = (tokens * shares).sum(1) / shares.sum(1)
        read: torch.Tensor = self.dropout(torch.cat([mean, tokens[:, 0]], 1))
        return read

    def layers(self) -> list[nn.Module]:
        """The encoder's layers, lowest first."""
        return list(self.encoder.encoder.layer)


def changes(trained: ToneNetwork, rank: int) -> Arrays:
    """What training changed: matrices of the layers as two factors of `rank`, vectors whole."""
    before = ToneNetwork(1).encoder.encoder.state_dict()
    arrays: Arrays = {}
    for name, after in trained.encoder.encoder.state_dict().items():
        change = (after - before[name]).float()
        arrays |= factored(name, change.numpy(), rank)
    return arrays


def assembled(arrays: Arrays) -> ToneNetwork:
    """The network made of the package's weights, these changes to them, and their head."""
    head = torch.from_numpy(arrays["head.weight"].astype(np.float32))
    network = ToneNetwork(len(head)).eval()
    for name, tensor in network.encoder.encoder.state_dict().items():
        tensor += torch.from_numpy(change_of(arrays, name))
    with torch.no_grad():
        network.head.weight.copy_(head)
        network.head.bias.copy_(torch.from_numpy(arrays["head.bias"].astype(np.float32)))
    return network
