"""Danger to life and self-harm: they come before anything else that a message may mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DangerCategory = Literal["self_harm", "violence", "emergency"]
"""`self_harm`: of the customer or of someone they write about. `violence`: suffered, feared or
threatened. `emergency`: medical, fire, poison; help is needed now."""


@dataclass(frozen=True, slots=True)
class Danger:
    """What a message speaks of. `language`: the one it was recognised in; None: it may be any."""

    category: DangerCategory
    language: str | None
