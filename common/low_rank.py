"""The change to a matrix as a product of two thin matrices of 16-bit numbers, as it ships."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

_TALL, _WIDE = ".tall", ".wide"
"""Endings of the names of the two factors."""


def factored(name: str, change: NDArray[np.float32], rank: int) -> dict[str, NDArray[np.float16]]:
    """A matrix as two factors of `rank`, the best there are; a vector whole."""
    if change.ndim != 2:
        return {name: change.astype(np.float16)}
    left, sizes, right = np.linalg.svd(change, full_matrices=False)
    root = np.sqrt(sizes[:rank])
    tall, wide = left[:, :rank] * root, root[:, None] * right[:rank]
    return {name + _TALL: tall.astype(np.float16), name + _WIDE: wide.astype(np.float16)}


def change_of(arrays: Mapping[str, NDArray[Any]], name: str) -> NDArray[np.float32]:
    """What `factored` made of it, put together."""
    if name in arrays:
        return np.asarray(arrays[name], dtype=np.float32)
    tall, wide = (arrays[name + ending].astype(np.float32) for ending in (_TALL, _WIDE))
    product: NDArray[np.float32] = tall @ wide
    return product
