"""What became of messages: lost, doubled, out of order. No I/O."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Harm:
    """How many messages, or events on pages, came to harm; `of`: out of how many."""

    of: int = 0
    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0

    def __add__(self, other: Harm) -> Harm:
        return Harm(
            self.of + other.of,
            self.lost + other.lost,
            self.doubled + other.doubled,
            self.out_of_order + other.out_of_order,
        )

    @property
    def total(self) -> int:
        return self.lost + self.doubled + self.out_of_order

    def to_json(self) -> dict[str, int]:
        return asdict(self)


def of_messages(
    written: Sequence[str], acknowledged: Collection[str], stored: Sequence[str]
) -> Harm:
    """Client ids in the order they were written, those acknowledged, and those in the log."""
    place = {client_id: number for number, client_id in enumerate(written)}
    return Harm(
        of=len(acknowledged),
        lost=len(set(acknowledged) - set(stored)),
        doubled=len(stored) - len(set(stored)),
        out_of_order=_steps_back([place.get(client_id, -1) for client_id in stored]),
    )


def of_page(shown: Sequence[int], logged: Sequence[int]) -> Harm:
    """Sequence numbers as a page got them, and those in the log that it may see."""
    return Harm(
        of=len(logged),
        lost=len(set(logged) - set(shown)),
        doubled=len(shown) - len(set(shown)),
        out_of_order=_steps_back(shown),
    )


def _steps_back(numbers: Sequence[int]) -> int:
    return sum(later < earlier for earlier, later in pairwise(numbers))
