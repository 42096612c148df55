"""The relay customer → agent: durable in the product, from memory in the peers.

50 pairs; each message is acknowledged and reaches both sides as an event. All three servers take
the same load singly, on the same core, with enough messages open for their best rate; the product
does so on SQLite, with commits that wait for the disk.
"""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from benchmarks.live.processes import loaded, two_cores
from benchmarks.live.rows import Row
from benchmarks.live.run import Run, Served, peer, service
from benchmarks.live.staff import claimed

PAIRS = 50
WINDOW = 8
WARM_S = 2.0
ROUNDS = 3
"""Alternating, so that other work on the machine hits all alike; the median counts."""

Measured = dict[str, Any]


def rows(run: Run) -> list[Row]:
    server, _ = two_cores()
    with (
        service(run, "relay", [[server]]) as product,
        peer(run, "plain", server) as plain_relay,
        peer(run, "socketio_rooms", server) as rooms,
    ):
        servers = {"product": product, "plain": plain_relay, "socketio": rooms}
        found: dict[str, list[Measured]] = {kind: [] for kind in servers}
        for number in range(ROUNDS):
            for kind, served in servers.items():
                measured = load(run, kind, served, _pairs(kind, served), window=WINDOW)
                run.keep(f"relay.{kind}.{number}", measured)
                found[kind].append(measured)
        ours, plain, socketio = (_median(found[kind], "per_s") for kind in servers)
        halves = []
        for number in range(ROUNDS):
            pairs = _pairs("product", product)
            halves.append(load(run, "product", product, pairs, rate=ours["per_s"] / 2))
            run.keep(f"relay.half_load.{number}", halves[-1])
        half = _median(halves, "p99_ms")
    return [
        Row("relay.same_frames", ours["per_s"] / plain["per_s"], _told(ours, "websockets", plain)),
        Row("relay.socketio", ours["per_s"] / socketio["per_s"], _told(ours, "socketio", socketio)),
        Row(
            "relay.p99_half_load",
            half["p99_ms"],
            {"per_s": half["per_s"], "p50_ms": half["p50_ms"], "server_cpu": half["server_cpu"]},
        ),
    ]


def _pairs(kind: str, served: Served) -> list[dict[str, Any]]:
    """New conversations, or rooms."""
    if kind == "product":
        return claimed(served.address, PAIRS)
    return [{"room": str(uuid4())} for _ in range(PAIRS)]


def _median(rounds: list[Measured], by: str) -> Measured:
    """The round whose figure `by` is the median."""
    return sorted(rounds, key=lambda measured: measured[by])[len(rounds) // 2]


def load(
    run: Run,
    kind: str,
    served: Served,
    pairs: list[dict[str, Any]],
    seconds: float | None = None,
    anywhere: bool = False,
    **how: Any,
) -> Measured:
    """What `benchmarks.live.load` measured; `how`: `window` or `rate`.

    `anywhere`: on both cores, not only on the one the server leaves free.
    """
    both = two_cores()
    plan = {
        "kind": kind,
        "ports": served.ports,
        "pids": served.pids,
        "pairs": pairs,
        "warm_s": WARM_S,
        "seconds": run.seconds if seconds is None else seconds,
        **how,
    }
    return loaded(
        "benchmarks.live.load", plan, both if anywhere else both[1:], 300 + 10 * plan["seconds"]
    )


def _told(ours: Measured, name: str, theirs: Measured) -> dict[str, float]:
    """Messages a second, and how busy each side's core was."""
    return {
        "baton_per_s": ours["per_s"],
        f"{name}_per_s": theirs["per_s"],
        "baton_cpu": ours["server_cpu"],
        f"{name}_cpu": theirs["server_cpu"],
        "client_cpu": max(ours["client_cpu"], theirs["client_cpu"]),
    }
