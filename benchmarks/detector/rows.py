"""One measured number beside its bar, and the one function that says whether it is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.detector.bars import BARS, Bar, Rule


def reached(bar: Bar, value: float, peers: Mapping[str, float]) -> bool | None:
    """Whether a value reaches its bar; None where there is nothing to reach.

    The value is compared as measured, never as rounded for the page.
    """
    if bar.rule is Rule.SHOWN:
        return None
    if bar.rule is Rule.BEST:
        return bool(peers) and value > max(peers.values())
    assert bar.bar is not None
    if bar.rule is Rule.AT_LEAST:
        return value >= bar.bar
    if bar.rule is Rule.AT_MOST:
        return value <= bar.bar
    return value > bar.bar


@dataclass(frozen=True, slots=True)
class Row:
    """One measured number; `peers`: the same number of others, on the same rows.

    Raises:
        KeyError: the table in `bars.py` has no such name.
    """

    name: str
    value: float
    peers: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.name not in BARS:
            raise KeyError(f"{self.name!r} is not a row of benchmarks/detector/bars.py")

    @property
    def ok(self) -> bool | None:
        return reached(BARS[self.name], self.value, self.peers)

    @property
    def bar(self) -> float | None:
        """What is to be reached; for "above every peer" the best peer's value."""
        bar = BARS[self.name]
        return max(self.peers.values(), default=None) if bar.rule is Rule.BEST else bar.bar

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "value": float(self.value),
            "unit": BARS[self.name].unit,
            "bar": self.bar,
            "ok": self.ok,
            "peers": {peer: float(value) for peer, value in self.peers.items()},
        }


def from_json(row: Mapping[str, Any]) -> Row:
    return Row(row["name"], row["value"], row["peers"])
