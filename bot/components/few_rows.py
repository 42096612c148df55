"""More rows for intents that have few beside the others: taught today, asked otherwise tomorrow.

A handful of rows holds a class to as many points; whatever lies between them goes to classes with
hundreds. How sentences of one intent differ is much the same for every intent, so the rows of a new
one are varied by the differences between two rows of others (Hariharan and Girshick, "Low-shot
visual recognition by shrinking and hallucinating features", ICCV 2017). Figures: decision 47.
"""

from __future__ import annotations

import numpy as np

FEW = 0.25
"""An intent has few rows when it has less than this share of the median intent's."""
MOST = 240
"""As many varied rows as the median intent has, but no more than this, are added to each."""
SEED = 42


def with_variations(
    seen: np.ndarray, labels: np.ndarray, widths: tuple[int, ...]
) -> tuple[np.ndarray, np.ndarray]:
    """Features [n, d] and labels [n], behind them varied rows of the intents that have few.

    `widths`, d in all, of the vectors side by side in a row, each of which keeps its length. The
    same rows give the same variations; where all intents have about as many rows there are none.
    """
    classes, counts = np.unique(labels, return_counts=True)
    few = classes[counts < FEW * np.median(counts)]
    if not len(few):
        return seen, labels
    random = np.random.default_rng(SEED)
    count = min(MOST, int(np.median(counts)))
    well_known = [np.flatnonzero(labels == name) for name in classes if name not in few]
    varied = [
        _varied(seen, np.flatnonzero(labels == name), well_known, count, random) for name in few
    ]
    added = _at_length(np.vstack(varied), seen[0], widths)
    return np.vstack([seen, added]), np.concatenate([labels, np.repeat(few, count)])


def _varied(
    seen: np.ndarray,
    own: np.ndarray,
    others: list[np.ndarray],
    count: int,
    random: np.random.Generator,
) -> np.ndarray:
    """[count, d]: the rows `own` in turn, each moved from one row of another intent to a second."""
    rows = np.resize(own, count)
    of = random.integers(len(others), size=count)
    pairs = np.array([random.choice(others[index], 2, replace=False) for index in of])
    return np.asarray(seen[rows] + seen[pairs[:, 1]] - seen[pairs[:, 0]])


def _at_length(rows: np.ndarray, like: np.ndarray, widths: tuple[int, ...]) -> np.ndarray:
    """Rows whose vectors are as long as those of the row `like`."""
    parts = []
    ends = np.cumsum(widths)[:-1]
    for part, model in zip(np.split(rows, ends, axis=1), np.split(like, ends), strict=True):
        lengths = np.linalg.norm(part, axis=1, keepdims=True)
        parts.append(part * (np.linalg.norm(model) / np.maximum(lengths, 1e-9)))
    return np.hstack(parts)
