"""The parts of a run, in order; each gives raw measurements and the rows made from them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import asdict, dataclass
from typing import Any

from benchmarks.chaos import kills, races
from benchmarks.chaos.harm import Harm
from benchmarks.chaos.rows import Row

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Part:
    """`measure(times, say)` gives the measurements as JSON; `rows(name, raw)` judges them."""

    times: int
    measure: Callable[[int, Say], Coroutine[Any, Any, dict[str, Any]]]
    rows: Callable[[str, dict[str, Any]], list[Row]]


def measure(name: str, times: int | None, say: Say) -> dict[str, Any]:
    part = PARTS[name]
    return asyncio.run(part.measure(times or part.times, say))


async def _takeover(times: int, say: Say) -> dict[str, Any]:
    return asdict(await races.takeover(times, say))


async def _claim(times: int, say: Say) -> dict[str, Any]:
    claims = await races.claim(times, say)
    winners = {str(agents): dict(found) for agents, found in claims.winners.items()}
    return {"tries_by_winners": winners, "without_one_winner": claims.without_one_winner}


def _killing(
    kill: Callable[[int, Say], Awaitable[kills.Measured]],
) -> Callable[[int, Say], Coroutine[Any, Any, dict[str, Any]]]:
    async def measured(times: int, say: Say) -> dict[str, Any]:
        return (await kill(times, say)).to_json()

    return measured


def _of_takeover(name: str, raw: dict[str, Any]) -> list[Row]:
    return [Row(name, raw["after_the_claim"])]


def _of_claim(name: str, raw: dict[str, Any]) -> list[Row]:
    return [Row(name, raw["without_one_winner"])]


def _of_kills(name: str, raw: dict[str, Any]) -> list[Row]:
    harmed = Harm(**raw["messages"]) + Harm(**raw["pages"])
    rows = [Row(name, harmed.total), Row(f"{name}.back", max(raw["back_s"]))]
    if raw["left_alone"] is not None:
        rows.append(Row(f"{name}.left_alone", raw["left_alone"]))
    return rows


PARTS: dict[str, Part] = {
    "race.takeover": Part(10_000, _takeover, _of_takeover),
    "race.claim": Part(200, _claim, _of_claim),
    "kill.service": Part(100, _killing(kills.service), _of_kills),
    "kill.postgres": Part(20, _killing(kills.postgres), _of_kills),
    "kill.redis": Part(20, _killing(kills.redis), _of_kills),
    "kill.rasa": Part(20, _killing(kills.rasa), _of_kills),
}
