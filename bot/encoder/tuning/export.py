"""A tuned network as one graph for serving: word pieces in, a score for every intent out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from transformers import AutoModel

from bot.encoder.graph import cpu_lacks_vnni, quantize, write_graph
from bot.encoder.tuning.network import Network, unit_mean
from common.onnx import ask, session

LARGEST_DIFFERENCE = 1e-3
"""Between the fp32 graph's scores and the network's; scores lie about 10 apart."""


class ExportFailed(RuntimeError):
    """The graph does not compute what the network computes."""


class Whole(nn.Module):
    """All layers of the encoder and the linear layer on top."""

    def __init__(self, source: Path, network: Network) -> None:
        super().__init__()
        self.model: Any = AutoModel.from_pretrained(source, attn_implementation="eager").eval()
        frozen = len(self.model.encoder.layer) - len(network.upper)
        for own, tuned in zip(self.model.encoder.layer[frozen:], network.upper, strict=True):
            own.load_state_dict(tuned.state_dict())
        self.head = network.head

    def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
        states = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
        logits: torch.Tensor = self.head(unit_mean(states, attention_mask))
        return logits


def write_graphs(source: Path, network: Network, work: Path) -> None:
    """`fp32.onnx` and `int8.onnx` into the folder `work`.

    Raises:
        ExportFailed: the fp32 graph and the network disagree.
    """
    whole = Whole(source, network).eval()
    work.mkdir(parents=True, exist_ok=True)
    write_graph(whole, "logits", work / "fp32.onnx")
    ids = [np.arange(1000, 1000 + length) for length in (2, 7, 40, 128)]
    with torch.no_grad():
        expected = [whole(*_pair(one)).numpy()[0] for one in ids]
    difference = np.abs(np.stack(expected) - scores(work / "fp32.onnx", ids)).max()
    if not difference <= LARGEST_DIFFERENCE:
        raise ExportFailed(f"scores of the exported graph differ by {difference:.4f}")
    quantize(work / "fp32.onnx", work / "int8.onnx", cpu_lacks_vnni())


def _pair(ids: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    batch = torch.from_numpy(ids)[None]
    return batch, torch.ones_like(batch)


def scores(graph: Path, texts: Sequence[np.ndarray]) -> np.ndarray:
    """Scores [n, k] of texts as word pieces, one per call, as in serving."""
    opened = session(graph, threads=0)
    return np.stack([ask(opened, pieces.tolist()) for pieces in texts])
