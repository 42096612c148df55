"""What the bot understood of one message, what it did with it, and what it is told besides."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NewType

import numpy as np
from numpy.typing import NDArray

from handoff.domain.events import BotMessage, Guess

RawParse = NewType("RawParse", object)
"""A parse as the bot wrote it, without the vector. Nobody but the bot looks inside."""


@dataclass(frozen=True, slots=True)
class Parse:
    """`ranking`: all intents, best first, uncalibrated. `vector`: float32 [d], unit length.

    `raw`: to be sent back when the bot acts; None: there is no bot that could.
    """

    model_id: str
    ranking: tuple[Guess, ...]
    vector: NDArray[np.float32]
    active_form: str | None = None
    requested_slot: str | None = None
    fills_slot: bool = False
    follows: bool = False
    """It takes its intent from the question before."""
    raw: RawParse | None = None
    text: str | None = None
    """Of a piece: the words it is about."""
    pieces: tuple[Parse, ...] = ()
    """Where the message asks several things, each by itself; one of several words without the story
    around it."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Sentence vectors, each float32 [d] and of unit length; `encoder` names what made them: only
    those of the same one can be compared."""

    encoder: str
    vectors: tuple[NDArray[np.float32], ...]


@dataclass(frozen=True, slots=True)
class Acted:
    """What the bot did with a message."""

    messages: tuple[BotMessage, ...]
    slots: dict[str, str] = field(default_factory=dict)
    rejected_slot: bool = False
    """It had asked for a value, and this one was not acceptable."""
    failed: bool = False
    """It had nothing to say."""
    hands_over: bool = False
    """The assistant's own action passed the conversation on."""
    active_form: str | None = None
    """It waits for a value of this form now."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said while a person held the conversation, for the bot to know."""

    who: Literal["customer", "agent"]
    text: str
