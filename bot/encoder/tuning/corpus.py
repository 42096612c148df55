"""Texts as the trained layers see them, and the order in which they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

from bot.encoder.graph import MAX_PIECES

POOL = 40
"""Batches whose rows are sorted by length together: little padding, still well shuffled."""


class Corpus:
    """The output of the encoder's lower layers, which no training changes, for every text.

    Computed once and shared by all trainings at work: bfloat16 [pieces of all texts, d]. With no
    lower layer at all (`frozen` 0) these are the embeddings.
    """

    def __init__(self, texts: Sequence[str], tokenizer: Path, bert: Any, frozen: int) -> None:
        """`texts` as `Masker.as_read` gives them."""
        pieces = Tokenizer.from_file(str(tokenizer))
        pieces.no_padding()
        pieces.enable_truncation(MAX_PIECES)
        self._ids = [np.asarray(encoding.ids) for encoding in pieces.encode_batch(list(texts))]
        self.lengths = np.asarray([len(ids) for ids in self._ids], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(self.lengths)])
        size = (int(self._starts[-1]), bert.config.hidden_size)
        self._states = torch.zeros(size, dtype=torch.bfloat16)
        self._fill(bert, bert.encoder.layer[:frozen])

    def _fill(self, bert: Any, lower: Sequence[nn.Module]) -> None:
        with torch.no_grad(), bfloat16():
            for rows in self.in_order(np.arange(len(self.lengths)), 128):
                mask = self.mask(rows)
                ids = torch.zeros(mask.shape, dtype=torch.int64)
                for place, row in enumerate(rows):
                    ids[place, : self.lengths[row]] = torch.from_numpy(self._ids[row])
                states = bert.embeddings(input_ids=ids)
                for layer in lower:
                    states = layer(states, attended(mask))
                for place, row in enumerate(rows):
                    self._of(row).copy_(states[place, : self.lengths[row]])

    def _of(self, row: int) -> torch.Tensor:
        return self._states[self._starts[row] : self._starts[row + 1]]

    def pieces(self, row: int) -> np.ndarray:
        """The numbers of its word pieces."""
        return self._ids[row]

    def mask(self, rows: np.ndarray) -> torch.Tensor:
        """bool [rows, longest]: where a row has a piece."""
        lengths = torch.from_numpy(self.lengths[rows])
        return torch.arange(int(lengths.max()))[None, :] < lengths[:, None]

    def states(self, rows: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
        """float32 [rows, longest, d], padded with zeros, and the mask."""
        mask = self.mask(rows)
        states = torch.zeros(*mask.shape, self._states.shape[1])
        for place, row in enumerate(rows):
            states[place, : self.lengths[row]] = self._of(row)
        return states, mask

    def in_order(self, rows: np.ndarray, batch: int) -> Iterator[np.ndarray]:
        """Batches of rows of similar length, from short to long."""
        yield from _cut(rows[np.argsort(self.lengths[rows], kind="stable")], batch)

    def shuffled(
        self, rows: np.ndarray, batch: int, random: np.random.Generator
    ) -> list[np.ndarray]:
        """Batches of rows of nearly the same length, in a different order at each call."""
        batches: list[np.ndarray] = []
        for some in _cut(random.permutation(rows), batch * POOL):
            batches += self.in_order(some, batch)
        return [batches[index] for index in random.permutation(len(batches))]

    def in_pairs(
        self, rows: np.ndarray, targets: np.ndarray, batch: int, random: np.random.Generator
    ) -> list[np.ndarray]:
        """Batches in which rows of an intent come in pairs, the intents alternating.

        `targets` [len(rows)]: the rows' intents. Padding costs more here than in `shuffled`.
        """
        by_intent = [random.permutation(rows[targets == one]) for one in np.unique(targets)]
        pairs = [
            own[start : start + 2]
            for start in range(0, max(map(len, by_intent)), 2)
            for own in (by_intent[index] for index in random.permutation(len(by_intent)))
            if start < len(own)
        ]
        return list(_cut(np.concatenate(pairs), batch))


def _cut(rows: np.ndarray, size: int) -> Iterator[np.ndarray]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def attended(mask: torch.Tensor) -> torch.Tensor:
    """The mask [n, l] as attention takes it, [n, 1, l, l]."""
    return mask[:, None, None, :].expand(-1, 1, mask.shape[1], -1)


def bfloat16() -> torch.autocast:
    """Matrix products in bfloat16: twice as fast on CPUs that have it, no slower elsewhere."""
    # Its cache of weights is shared by all threads; each weight is used once per pass anyway.
    return torch.autocast("cpu", torch.bfloat16, cache_enabled=False)


Report = Callable[[int, int], None]
"""Called with (parts done, parts in all)."""
