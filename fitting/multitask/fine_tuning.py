"""Fine-tuning: every matrix but the table of word pieces, on all tasks at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from common.universal import Universal
from fitting.multitask.network import MultitaskNetwork
from fitting.multitask.rows import UNKNOWN, Labelled
from fitting.tone.typos import mistyped
from handoff.detector.multitask.classes import CLASSES
from handoff.detector.multitask.network import OUTPUTS, TONES, pieces_of
from handoff.detector.wording.wording import in_words

Said = Callable[[str], None]

_TONE = slice(len(CLASSES), len(CLASSES) + TONES)
_DISTRESS = OUTPUTS - 1
_EMOTIONS = slice(OUTPUTS, None)


@dataclass(frozen=True)
class Recipe:
    """`blanked`: share of pieces hidden from the network; `names`, `emotions`: weights of their
    losses beside those of care and tone."""

    epochs: int = 3
    rate: float = 7e-4
    head_rate: float = 2e-3
    batch: int = 48
    dropout: float = 0.3
    blanked: float = 0.15
    smoothing: float = 0.05
    decay: float = 0.01
    emotions: float = 3.0
    names: float = 1.0
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Read:
    """A row as the network reads it. `owners`: of each piece, the word that it belongs to."""

    row: Labelled
    pieces: list[int]
    owners: list[int]


def fine_tuned(
    rows: Sequence[Labelled], universal: Universal, recipe: Recipe, say: Said
) -> MultitaskNetwork:
    """The same rows and recipe give the same network, on the same machine."""
    torch.manual_seed(recipe.seed)
    lot = random.Random(recipe.seed)
    network = MultitaskNetwork(universal, recipe.dropout).train()
    heads = [*network.head.parameters(), *network.tagger.parameters()]
    own = {id(each) for each in heads}
    trunk = [each for each in network.parameters() if id(each) not in own]
    optimiser = torch.optim.AdamW(
        [{"params": trunk, "lr": recipe.rate}, {"params": heads, "lr": recipe.head_rate}],
        weight_decay=recipe.decay,
    )
    steps = recipe.epochs * -(-len(rows) // recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / 60) * max(0.0, 1 - step / steps)
    )
    for epoch in range(recipe.epochs):
        losses = []
        read = [_read(universal, row, _changed(row, lot) if epoch else row.text) for row in rows]
        for batch in _batches(read, recipe.batch, lot):
            loss = _loss(network, batch, recipe)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses.append(float(loss.detach()))
        say(f"epoch {epoch + 1} of {recipe.epochs}: loss {np.mean(losses):.3f}")
    return network.eval()


def outputs(
    network: MultitaskNetwork, universal: Universal, texts: Sequence[str]
) -> NDArray[np.float64]:
    """[n, k] scores of `OUTPUTS`."""
    found = []
    with torch.no_grad():
        for at in range(0, len(texts), 64):
            pieces = [pieces_of(universal, in_words(text)).pieces for text in texts[at : at + 64]]
            found.append(network(*network.embedded(pieces))[0][:, :OUTPUTS].double().numpy())
    return np.concatenate(found)


def _read(universal: Universal, row: Labelled, text: str) -> Read:
    found = pieces_of(universal, text if row.names else in_words(text))
    if row.names and len(found.words) != len(row.names):
        raise ValueError(f"{len(row.names)} marks for {len(found.words)} words: {text!r}")
    return Read(row, found.pieces, found.owners)


def _changed(row: Labelled, lot: random.Random) -> str:
    """Mostly the text as it is; else without capitals, without marks, or mistyped."""
    text, chance = row.text, lot.random()
    if chance < 0.12:
        return text.lower()
    if row.names:
        return text
    if chance < 0.2:
        return "".join(sign for sign in text if sign not in ".,!?;:") or text
    return mistyped(text, 0.2, lot) if chance < 0.3 else text


def _batches(read: list[Read], size: int, lot: random.Random) -> Iterator[list[Read]]:
    """Of about the same length, in any order."""
    ordered = sorted(read, key=lambda each: len(each.pieces) + 6 * lot.random())
    batches = [ordered[at : at + size] for at in range(0, len(ordered), size)]
    lot.shuffle(batches)
    yield from batches


def _loss(network: MultitaskNetwork, batch: list[Read], recipe: Recipe) -> torch.Tensor:
    """Each task's, summed over the rows that are labelled for it."""
    vectors, real = network.embedded([each.pieces for each in batch])
    found, tags = network(vectors, real, recipe.blanked)
    rows = [each.row for each in batch]
    whole: torch.Tensor = (
        _loss_of_care(rows, found, recipe)
        + _loss_of_tone(rows, found, recipe)
        + recipe.emotions * _loss_of_emotions(rows, found)
        + recipe.names * _loss_of_names(batch, tags)
    )
    return whole / recipe.batch


def _loss_of_care(rows: list[Labelled], found: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    these = [at for at, row in enumerate(rows) if row.care != UNKNOWN]
    right = torch.tensor([rows[at].care for at in these], dtype=torch.long)
    return functional.cross_entropy(
        found[these, : len(CLASSES)], right, label_smoothing=recipe.smoothing, reduction="sum"
    )


def _loss_of_tone(rows: list[Labelled], found: torch.Tensor, recipe: Recipe) -> torch.Tensor:
    these = [at for at, row in enumerate(rows) if row.tone != UNKNOWN]
    right = torch.tensor([rows[at].tone for at in these], dtype=torch.long)
    upset = torch.tensor([rows[at].distress for at in these])
    of_tones = functional.cross_entropy(
        found[these, _TONE], right, label_smoothing=recipe.smoothing, reduction="sum"
    )
    of_distress = functional.binary_cross_entropy_with_logits(
        found[these, _DISTRESS], upset, reduction="sum"
    )
    return of_tones + of_distress


def _loss_of_emotions(rows: list[Labelled], found: torch.Tensor) -> torch.Tensor:
    """Of each row, the mean over the emotions."""
    emotional = {at: row.emotions for at, row in enumerate(rows) if row.emotions is not None}
    if not emotional:
        return found.sum() * 0
    right = torch.from_numpy(np.stack(list(emotional.values())))
    each = functional.binary_cross_entropy_with_logits(
        found[list(emotional), _EMOTIONS], right, reduction="none"
    )
    return each.mean(dim=1).sum()


def _loss_of_names(batch: list[Read], tags: torch.Tensor) -> torch.Tensor:
    """Summed over rows, the mean over their pieces."""
    loss = tags.sum() * 0
    for at, each in enumerate(batch):
        if each.row.names:
            marks = [owner >= 0 and each.row.names[owner] for owner in each.owners]
            right = torch.tensor(marks, dtype=torch.float32)
            loss = loss + functional.binary_cross_entropy_with_logits(tags[at, : len(marks)], right)
    return loss
