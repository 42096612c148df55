"""Sentences that need care and sentences that only sound like it, as they travel with a training.

They are the engine's (fitting/care/rows/), not an assistant's: what needs care does not depend on
the shop. Each training encodes them with its own encoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from common.arrays import Floats, Ints
from handoff.domain.care import CATEGORIES

NONE = "none"
CLASSES = (*CATEGORIES, NONE)


@dataclass(frozen=True, slots=True)
class CareRows:
    """`vectors` [n, d] unit length, `labels` [n] index into `CLASSES`, `texts` [n], `languages` [n]
    tags such as `de`."""

    vectors: Floats
    labels: Ints
    texts: tuple[str, ...]
    languages: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> CareRows | None:
        """From rows.npz; None: the model was trained without any.

        Raises:
            ValueError: the arrays do not fit together, or a category is unknown.
        """
        with np.load(path, allow_pickle=False) as arrays:
            if not len(arrays.get("care_texts", ())):
                return None
            categories = [str(each) for each in arrays["care_categories"]]
            unknown = set(categories) - set(CLASSES)
            if unknown:
                raise ValueError(f"rows of care have unknown categories: {sorted(unknown)}")
            rows = cls(
                vectors=np.asarray(arrays["care_vectors"], dtype=np.float64),
                labels=np.array([CLASSES.index(each) for each in categories], dtype=np.int64),
                texts=tuple(str(each) for each in arrays["care_texts"]),
                languages=tuple(str(each) for each in arrays["care_languages"]),
            )
        if not len(rows.vectors) == len(rows.labels) == len(rows.texts) == len(rows.languages):
            raise ValueError("rows of care do not fit together")
        return rows
