"""Mails that gave trouble: they are left alone for a while, so that they hold up no others."""

from __future__ import annotations

import time
from collections.abc import Callable, Set
from dataclasses import dataclass, field

MOST_TRIES = 5
"""Then a person must look at it."""

_WAIT_S = 30.0
"""After the first time, doubled each time."""
_REFUSED_FOR_S = 3600.0


@dataclass(slots=True)
class Setbacks:
    """By UID; kept in memory, for as long as the service runs."""

    clock: Callable[[], float] = time.monotonic
    _failures: dict[str, int] = field(default_factory=dict)
    _until: dict[str, float] = field(default_factory=dict)

    @property
    def resting(self) -> Set[str]:
        """The UIDs of those to be left alone now."""
        now = self.clock()
        self._until = {uid: until for uid, until in self._until.items() if until > now}
        return self._until.keys()

    def failed(self, uid: str) -> bool:
        """Whether that was once too often."""
        failures = self._failures.get(uid, 0) + 1
        self._failures[uid] = failures
        self.rest(uid, _WAIT_S * 2 ** (failures - 1))
        return failures >= MOST_TRIES

    def rest(self, uid: str, seconds: float = _REFUSED_FOR_S) -> None:
        self._until[uid] = self.clock() + seconds

    def forget(self, uid: str) -> None:
        self._failures.pop(uid, None)
        self._until.pop(uid, None)
