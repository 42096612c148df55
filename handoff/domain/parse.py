"""What the bot understood of one message, before anyone decided what to do with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from handoff.domain.events import Guess


@dataclass(frozen=True, slots=True)
class Parse:
    """`ranking`: all intents, best first, uncalibrated. `vector`: float32 [384], unit length.

    `raw`: the parse as the bot gave it, without the vector, to be sent back when it acts.
    """

    model_id: str
    ranking: tuple[Guess, ...]
    vector: NDArray[np.float32]
    active_form: str | None = None
    requested_slot: str | None = None
    fills_slot: bool = False
    raw: dict[str, Any] = field(default_factory=dict)
