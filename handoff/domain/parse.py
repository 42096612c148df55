"""What the bot understood of one message, what it did with it, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from handoff.domain.events import BotMessage, Guess


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


@dataclass(frozen=True, slots=True)
class Acted:
    """What the bot did with a message."""

    messages: tuple[BotMessage, ...]
    slots: dict[str, str]
    rejected_slot: bool
    """It asked for a value and this one was not acceptable."""
    failed: bool
    """It had nothing to say."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said while a person held the conversation, for the bot to know."""

    who: Literal["customer", "agent"]
    text: str
