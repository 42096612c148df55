"""Which language each training row is in.

Rows do not say. A promise in one language must not rest on rows in another, and each language's
rows and strangers show how far what is known reaches in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from handoff.detector.language import identifier
from handoff.domain.language import base_language, language_of

FEWEST_ROWS, FEWEST_STRANGERS = 200, 100
"""For a language to have a border of its own."""


def written_in(
    texts: Sequence[str], count: int, main: str | None, others: Iterable[str]
) -> NDArray[np.str_]:
    """[count]: `main` or one of the `others` for each text; `main` where it cannot be told, where
    that is None, and for all if the texts were not kept."""
    tags = {base_language(tag): tag for tag in others}
    if main is None or not tags or not len(texts):
        return np.full(count, main or "")
    home = base_language(main)
    known = identifier((home, *sorted(tags)))

    def of(text: str) -> str:
        heard = {
            tag: weight
            for tag, weight in known.evidence(text).items()
            if tag == home or tag in tags
        }
        found = language_of(heard, None, home)
        return main if found == home else tags[found]

    return np.array([of(text) for text in texts])
