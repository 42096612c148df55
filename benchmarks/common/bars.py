"""What a measured number has to reach, and the one function that says whether it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """How a value is compared with its bar."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOVE = "above"
    BEST = "above every peer"
    SHOWN = "shown beside"
    """No bar of its own: it helps to read another row."""


@dataclass(frozen=True, slots=True)
class Bar:
    unit: str
    rule: Rule
    bar: float | None = None


def at_least(bar: float, unit: str) -> Bar:
    return Bar(unit, Rule.AT_LEAST, bar)


def at_most(bar: float, unit: str) -> Bar:
    return Bar(unit, Rule.AT_MOST, bar)


def reached(bar: Bar, value: float, peers: Mapping[str, float]) -> bool | None:
    """Whether a value reaches its bar; None if there is nothing to reach.

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
