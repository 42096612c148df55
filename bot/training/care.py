"""Sentences that need care and sentences that only sound like it: they travel with every training.

The detector's head on what needs care is fitted with them, on the vectors of the model's own
encoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.runtime import REPOSITORY
from common.input_files import read_rows

ROWS = REPOSITORY / "fitting" / "care" / "rows"
"""A file for each language, named after it."""


@dataclass(frozen=True)
class CareRows:
    """`categories`: those of the detector, or `none`; `languages`: tags such as `de`."""

    texts: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


def care_rows(folder: Path = ROWS) -> CareRows:
    """Of all files in `folder`; none if there is no folder.

    Raises:
        Fault: a file is malformed.
    """
    rows = [
        (row.values["text"], row.values["category"], file.stem)
        for file in sorted(folder.glob("*.csv"))
        for row in read_rows(file, ("text", "category"))
    ]
    return CareRows(*zip(*rows, strict=True)) if rows else CareRows()


def care_arrays(rows: CareRows, vectors: Any) -> dict[str, Any]:
    """Arrays of rows.npz; `vectors` [n, d]."""
    import numpy as np

    return {
        "care_vectors": vectors.astype(np.float32),
        "care_texts": np.asarray(rows.texts, dtype=str),
        "care_categories": np.asarray(rows.categories, dtype=str),
        "care_languages": np.asarray(rows.languages, dtype=str),
    }
