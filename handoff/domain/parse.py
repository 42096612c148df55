"""What the bot understood of one message, before anyone decided what to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

import numpy as np
from numpy.typing import NDArray

from handoff.domain.events import Guess

RawParse = NewType("RawParse", object)
"""A parse as the bot wrote it, without the vector. Nobody but the bot looks inside."""


@dataclass(frozen=True, slots=True)
class Parse:
    """`ranking`: all intents, best first, uncalibrated. `vector`: float32 [384], unit length.

    `raw`: to be sent back when the bot acts; None: there is no bot that could.
    """

    model_id: str
    ranking: tuple[Guess, ...]
    vector: NDArray[np.float32]
    active_form: str | None = None
    requested_slot: str | None = None
    fills_slot: bool = False
    raw: RawParse | None = None
