"""One measured number beside its bar: `{name, value, unit, bar, ok, peers}`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self

from benchmarks.common.bars import Bar, Rule, reached


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number; `peers`: others measured beside it, in the same run.

    Each benchmark derives its own row class, whose `bars` is its table.

    Raises:
        KeyError: the table has no such name.
    """

    bars: ClassVar[Mapping[str, Bar]] = {}

    name: str
    value: float
    peers: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.name not in self.bars:
            raise KeyError(f"{self.name!r} is not in this benchmark's table of bars")

    @property
    def rule(self) -> Rule:
        return self.bars[self.name].rule

    @property
    def unit(self) -> str:
        return self.bars[self.name].unit

    @property
    def ok(self) -> bool | None:
        return reached(self.bars[self.name], self.value, self.peers)

    @property
    def bar(self) -> float | None:
        """What has to be reached; for "above every peer", the best peer's value."""
        if self.rule is Rule.BEST:
            return max(self.peers.values(), default=None)
        return self.bars[self.name].bar

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "value": float(self.value),
            "unit": self.unit,
            "bar": self.bar,
            "ok": self.ok,
            "peers": {peer: float(value) for peer, value in self.peers.items()},
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> Self:
        return cls(row["name"], row["value"], row["peers"])

    def __str__(self) -> str:
        """The row as a run prints it."""
        wanted = "" if self.bar is None else f"({self.rule} {self.bar:g})"
        told = self.rule if self.rule is Rule.SHOWN else wanted
        mark = {True: "ok", False: "MISSED", None: ""}[self.ok]
        peers = "".join(f"  {peer} {value:.3f}" for peer, value in self.peers.items())
        return f"{self.name:36} {self.value:8.3f} {self.unit:10} {told:24} {mark:7}{peers}"
