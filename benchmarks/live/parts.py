"""The parts of a run, in order, and the rows that each gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.live import idle, relay, soak, turns, workers
from benchmarks.live.rows import Row
from benchmarks.live.run import Run


@dataclass(frozen=True, slots=True)
class Part:
    rows: Callable[[Run], list[Row]]
    gives: tuple[str, ...]


PARTS = (
    Part(relay.rows, ("relay.same_frames", "relay.socketio", "relay.p99_half_load")),
    Part(turns.rows, ("turns.rasa_rest", "turns.rasa_socketio")),
    Part(idle.rows, ("idle.sockets", "idle.kb")),
    Part(workers.rows, ("workers.two",)),
    Part(soak.rows, ("soak.slope",)),
)
