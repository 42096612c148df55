"""Fine-tuning: tones, distress and the 28 emotions at once, with a running mean of the weights."""

from __future__ import annotations

import math
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from bot.encoder.graph import source_folder
from fitting.tone.network import MAX_PIECES, ToneNetwork
from fitting.tone.rows import EMOTIONS, Part
from fitting.tone.typos import mistyped
from handoff.detector.tone.tone import TONES
from handoff.detector.wording.wording import in_words

OUTPUTS = EMOTIONS + len(TONES) + 1
"""The 28 emotions, the tones, distress."""

POOL = 50
"""How many batches' rows are sorted by length together, so that little is padded."""


@dataclass(frozen=True)
class Recipe:
    """`decay`: a layer learns at this share of the rate of the one above it. `typos`: chance that a
    row is mistyped. `averaging`: how much of the weights' running mean each step keeps."""

    seed: int = 0
    epochs: float = 1.5
    batch: int = 64
    rate: float = 1e-4
    head_rate: float = 5e-4
    decay: float = 0.9
    warmup: float = 0.03
    dropout: float = 0.1
    smoothing: float = 0.05
    emotions_weight: float = 0.25
    distress_weight: float = 0.5
    typos: float = 0.1
    averaging: float = 0.998


def device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def fine_tuned(rows: Part, recipe: Recipe) -> ToneNetwork:
    """A network that has learnt from `rows`; its weights are the running mean's."""
    torch.manual_seed(recipe.seed)
    dice = random.Random(recipe.seed)
    network = ToneNetwork(OUTPUTS, recipe.dropout, "sdpa").to(device()).train()
    words = [in_words(text) for text in rows.texts]
    steps = math.ceil(recipe.epochs * math.ceil(len(words) / recipe.batch))
    optimizer = _optimizer(network, recipe)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, _schedule(steps, recipe.warmup))
    mean = _RunningMean(network, recipe.averaging)
    started = time.monotonic()
    for step, (chosen, ids, mask) in zip(range(steps), _endless(words, recipe, dice), strict=False):
        with _half_precision():
            read = network.pooled(ids, mask)
        loss = _loss(network.head(read.float()), rows, chosen, recipe)
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        schedule.step()
        mean.update(network, step)
        if step % 20 == 0:
            _say(step, steps, loss.item(), time.monotonic() - started)
    print(file=sys.stderr)
    mean.put_into(network)
    return network.eval()


@torch.no_grad()
def outputs(network: ToneNetwork, texts: list[str]) -> NDArray[np.float64]:
    """The network's [n, outputs], in the order of `texts`."""
    found = np.zeros((len(texts), network.head.out_features))
    network.eval()
    pieces = _pieces([in_words(text) for text in texts])
    order = sorted(range(len(texts)), key=lambda row: len(pieces[row]))
    for at in range(0, len(order), 64):
        chosen = order[at : at + 64]
        found[chosen] = network(*_padded([pieces[row] for row in chosen])).cpu().numpy()
    return found


def _loss(
    scores: torch.Tensor, rows: Part, chosen: NDArray[np.int64], recipe: Recipe
) -> torch.Tensor:
    """Cross-entropy of the tones, and of every emotion and distress as yes or no."""
    where = scores.device
    tones = torch.from_numpy(rows.tones[chosen]).to(where)
    distress = torch.from_numpy(rows.distress[chosen]).to(where)
    emotions = torch.from_numpy(rows.emotions[chosen]).to(where)
    felt, of_tones = scores[:, :EMOTIONS], scores[:, EMOTIONS:-1]
    each = functional.binary_cross_entropy_with_logits(
        felt, torch.nan_to_num(emotions), reduction="none"
    )
    labelled = ~torch.isnan(emotions)
    return (
        functional.cross_entropy(of_tones, tones, label_smoothing=recipe.smoothing)
        + recipe.emotions_weight * (each * labelled).sum() / len(chosen)
        + recipe.distress_weight
        * functional.binary_cross_entropy_with_logits(scores[:, -1], distress)
    )


def _optimizer(network: ToneNetwork, recipe: Recipe) -> torch.optim.Optimizer:
    """Word and position embeddings stay as they are, so that they need not ship."""
    network.encoder.embeddings.requires_grad_(False)
    layers = network.layers()
    groups = [
        {"params": list(layer.parameters()), "lr": recipe.rate * recipe.decay**below_top}
        for below_top, layer in enumerate(reversed(layers))
    ]
    groups.append({"params": list(network.head.parameters()), "lr": recipe.head_rate})
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _schedule(steps: int, warmup: float) -> Callable[[int], float]:
    """Linear up, linear down."""
    first = max(1, int(warmup * steps))
    return lambda step: min((step + 1) / (first + 1), max(0.0, (steps - step) / (steps - first)))


class _RunningMean:
    """Exponential mean of the trained weights; it remembers less at the start."""

    def __init__(self, network: ToneNetwork, averaging: float) -> None:
        self._most = averaging
        self._weights = {
            name: weight.detach().clone()
            for name, weight in network.named_parameters()
            if weight.requires_grad
        }

    @torch.no_grad()
    def update(self, network: ToneNetwork, step: int) -> None:
        kept = min(self._most, (step + 2) / (step + 11))
        for name, weight in network.named_parameters():
            if name in self._weights:
                self._weights[name].lerp_(weight, 1 - kept)

    def put_into(self, network: ToneNetwork) -> None:
        network.load_state_dict(self._weights, strict=False)


Batch = tuple[NDArray[np.int64], torch.Tensor, torch.Tensor]


def _endless(words: list[str], recipe: Recipe, dice: random.Random) -> Iterator[Batch]:
    """Epoch after epoch: batches of rows of similar length, in random order."""
    while True:
        slips = [0.2 if dice.random() < recipe.typos else 0.0 for _ in words]
        pieces = _pieces(
            [mistyped(text, slip, dice) for text, slip in zip(words, slips, strict=True)]
        )
        order = list(range(len(words)))
        dice.shuffle(order)
        size = POOL * recipe.batch
        pools = [order[at : at + size] for at in range(0, len(order), size)]
        sorted_pools = [sorted(pool, key=lambda row: len(pieces[row])) for pool in pools]
        batches = [
            pool[at : at + recipe.batch]
            for pool in sorted_pools
            for at in range(0, len(pool), recipe.batch)
        ]
        dice.shuffle(batches)
        for rows in batches:
            yield np.array(rows), *_padded([pieces[row] for row in rows])


def _pieces(texts: list[str]) -> list[list[int]]:
    tokenizer = Tokenizer.from_file(str(source_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_PIECES)
    return [found.ids for found in tokenizer.encode_batch(texts)]


def _padded(rows: list[list[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """`input_ids` and `attention_mask`; padding is word piece 0."""
    longest = max(map(len, rows))
    ids = torch.tensor([row + [0] * (longest - len(row)) for row in rows], device=device())
    lengths = torch.tensor([len(row) for row in rows], device=device())
    return ids, (torch.arange(longest, device=device()) < lengths[:, None]).long()


def _half_precision() -> AbstractContextManager[None]:
    """Twice as fast where the processor multiplies 16-bit floats, and no worse."""
    return torch.autocast(device().type, torch.bfloat16)


def _say(step: int, steps: int, loss: float, seconds: float) -> None:
    line = f"\rtone: step {step} of {steps}, loss {loss:.3f}, {seconds:.0f} s "
    print(line, end="", file=sys.stderr, flush=True)
