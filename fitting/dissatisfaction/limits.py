"""The probability at which a conversation is handed over, learnt from training rows."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from common.arrays import Floats, Ints

FALSE_ALARMS = 0.05
"""Share of the conversations that went well that may be handed over all the same."""


def by_dialogue(values: NDArray[Any], dialogue: Ints) -> list[NDArray[Any]]:
    """The values [n] of each conversation; `dialogue` [n] ascending."""
    return np.split(values, np.flatnonzero(np.diff(dialogue)) + 1)


def limit_for(
    probabilities: Floats, dissatisfied: NDArray[np.bool_], dialogue: Ints, fewest_turns: int
) -> float:
    """The lowest limit that hands over at most `FALSE_ALARMS` of the conversations without a
    dissatisfied turn; the first `fewest_turns` - 1 turns of each are not looked at.

    Raises:
        ValueError: no conversation went well.
    """
    parts = zip(
        by_dialogue(probabilities, dialogue), by_dialogue(dissatisfied, dialogue), strict=True
    )
    worst = [part[fewest_turns - 1 :].max(initial=0.0) for part, bad in parts if not bad.any()]
    if not worst:
        raise ValueError("no conversation without a dissatisfied turn")
    allowed = int(FALSE_ALARMS * len(worst))
    return float(np.nextafter(np.sort(worst)[::-1][allowed], 1.0))
