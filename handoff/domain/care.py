"""What needs care rather than an answer: danger to life, and matters for a person alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

DangerCategory = Literal["self_harm", "violence", "emergency"]
"""`self_harm`: of the customer or of someone they write about. `violence`: suffered, feared or
threatened. `emergency`: medical, fire, poison; help is needed now."""

MatterCategory = Literal["bereavement", "legal", "press"]
"""`bereavement`: somebody has died. `legal`: lawyers, courts, police, regulators, deadlines set.
`press`: journalists, or somebody who goes to them."""

CareCategory = DangerCategory | MatterCategory

DANGERS: tuple[DangerCategory, ...] = get_args(DangerCategory)
MATTERS: tuple[MatterCategory, ...] = get_args(MatterCategory)
CATEGORIES: tuple[CareCategory, ...] = (*DANGERS, *MATTERS)


@dataclass(frozen=True, slots=True)
class Concern:
    """What a message speaks of. `language`: the one it was recognised in; None: it may be any."""

    category: CareCategory
    language: str | None

    @property
    def is_danger(self) -> bool:
        return self.category in DANGERS
