"""A results file as a table in Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.common.bars import Bar, Rule


def summary(results: Mapping[str, Any]) -> dict[str, Any]:
    """What the head of a page says: how many bars were reached, and in which run."""
    judged = [row["ok"] for row in results["rows"] if row["ok"] is not None]
    return {
        "reached": sum(judged),
        "judged": len(judged),
        "cpu": results["versions"]["cpu"],
        **{key: results[key] for key in ("date", "commit", "command")},
    }


def table(results: Mapping[str, Any], bars: Mapping[str, Bar], peers: str) -> str:
    """The rows, one per line; `peers`: the title of the last column."""
    head = f"| row | measured | bar | | {peers} |\n|---|---:|---|---|---|\n"
    return head + "".join(f"{_line(row, bars[row['name']])}\n" for row in results["rows"])


def _line(row: Mapping[str, Any], bar: Bar) -> str:
    mark = {True: "reached", False: "**missed**", None: ""}[row["ok"]]
    peers = ", ".join(f"{peer} {number(value)}" for peer, value in row["peers"].items())
    measured = f"{number(row['value'])} {bar.unit}"
    return f"| `{row['name']}` | {measured} | {_wanted(row, bar)} | {mark} | {peers} |"


def _wanted(row: Mapping[str, Any], bar: Bar) -> str:
    if bar.rule in (Rule.SHOWN, Rule.BEST):
        return str(bar.rule)
    return f"{bar.rule} {row['bar']:g}"


def number(value: float) -> str:
    """Two decimals for large values, four for shares, so that rounding hides no missed bar."""
    return f"{value:.2f}" if abs(value) >= 2 else f"{value:.4f}"
