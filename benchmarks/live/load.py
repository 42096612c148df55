"""The relay's load: pairs of customer and agent, in a separate program on its own core.

    python -m benchmarks.live.load --cores 1 < plan.json

The plan: `kind` (a name in `dialects.py`), `ports` (one per server process), `pairs`, `pids` (of
the servers), `warm_s`, `seconds`; and either `window` (messages each customer has open at once; the
next follows an acknowledgement) or `rate` (messages a second overall, evenly spaced). Measurements
go to standard output. A message counts as delivered when the agent's socket has it; in the end each
must have been.
"""

from __future__ import annotations

import asyncio
import json
import time
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import uvloop

from benchmarks.live.dialects import CLIENT_ID, DIALECTS, Dialect, Opening, openings
from benchmarks.live.processes import read_plan
from benchmarks.live.socket import LightSocket, open_socket
from harness.usage import cpu_seconds

TEXT = "Good morning, the lamp that I have ordered last week has arrived broken. What now?"

IN_BY_S = 60.0
"""Time for a socket to join, and for the last messages to arrive."""


@dataclass(slots=True)
class Pair:
    """One customer who speaks, one agent who listens."""

    dialect: Dialect
    room: str
    window: int
    customer: LightSocket = field(init=False)
    agent: LightSocket = field(init=False)
    speaking: bool = False
    sent_at: array[float] = field(default_factory=lambda: array("d"))
    took: array[float] = field(default_factory=lambda: array("d"))
    """Seconds from sending to delivery, by message."""
    acked: int = 0
    heard_back: int = 0
    delivered: int = 0
    out_of_order: int = 0

    def say(self, at: float | None = None) -> None:
        """`at`: when it was due, if that was earlier than now."""
        number = len(self.sent_at)
        self.sent_at.append(time.perf_counter() if at is None else at)
        self.customer.send(self.dialect.say(self.room, number, TEXT))

    def start(self) -> None:
        self.speaking = True
        for _ in range(self.window):
            self.say()

    def to_customer(self, payload: bytes) -> None:
        if payload.startswith(self.dialect.ack):
            self.acked += 1
            if self.speaking and self.window:
                self.say()
        elif payload.startswith(self.dialect.event):
            self.heard_back += CLIENT_ID in payload  # not the claim
        elif payload == self.dialect.ping:
            self.customer.send(self.dialect.pong)
        elif payload.startswith(b'{"type":"error"'):
            raise SystemExit(f"refused: {payload.decode()}")

    def to_agent(self, payload: bytes) -> None:
        if payload.startswith(self.dialect.event):
            at = payload.find(CLIENT_ID) + len(CLIENT_ID)
            if at < len(CLIENT_ID):
                return  # the claim
            number = int(payload[at : at + 8], 16)
            self.out_of_order += number != self.delivered
            self.delivered += 1
            self.took.append(time.perf_counter() - self.sent_at[number])
        elif payload == self.dialect.ping:
            self.agent.send(self.dialect.pong)

    @property
    def is_complete(self) -> bool:
        sent = len(self.sent_at)
        return self.acked == self.delivered == self.heard_back == sent


async def come_in(opening: Opening, port: int) -> LightSocket:
    """A socket that has joined."""
    ready = asyncio.get_running_loop().create_future()
    steps = list(opening.steps)

    def take(payload: bytes) -> None:
        if steps and payload.startswith(steps[0][0]):
            socket.send(steps.pop(0)[1])
        elif not steps and payload.startswith(opening.ready) and not ready.done():
            ready.set_result(None)

    socket = await open_socket("127.0.0.1", port, opening.path, opening.headers)
    socket.listen(take)
    if steps and not steps[0][0]:
        take(b"")
    async with asyncio.timeout(IN_BY_S):
        await ready
    return socket


async def bring_in(plan: Mapping[str, Any]) -> list[Pair]:
    pairs = []
    for number, given in enumerate(plan["pairs"]):
        pair = Pair(DIALECTS[plan["kind"]], given["room"], plan.get("window") or 0)
        customer, agent = openings(plan["kind"], given)
        ports = plan["ports"]
        pair.agent = await come_in(agent, ports[(number + 1) % len(ports)])
        pair.agent.take = pair.to_agent
        pair.customer = await come_in(customer, ports[number % len(ports)])
        pair.customer.take = pair.to_customer
        pairs.append(pair)
    return pairs


async def at_rate(pairs: list[Pair], rate: float, seconds: float) -> None:
    """Each message at its time; one sent late counts from when it was due."""
    begun = time.perf_counter()
    for number in range(int(rate * seconds)):
        due = begun + number / rate
        if (wait := due - time.perf_counter()) > 0:
            await asyncio.sleep(wait)
        pairs[number % len(pairs)].say(due)


@dataclass(slots=True)
class Meter:
    """What has been delivered and used since the meter was made."""

    pairs: list[Pair]
    pids: list[int]
    at: float = field(default_factory=time.perf_counter)
    delivered: list[int] = field(init=False)
    server: float = field(init=False)
    client: float = field(default_factory=time.process_time)

    def __post_init__(self) -> None:
        self.delivered = [pair.delivered for pair in self.pairs]
        self.server = sum(map(cpu_seconds, self.pids))

    def read(self) -> dict[str, Any]:
        """Rates and times since then; the times in ms, sorted."""
        now = Meter(self.pairs, self.pids)
        took = sorted(
            1000 * seconds
            for pair, first, last in zip(self.pairs, self.delivered, now.delivered, strict=True)
            for seconds in pair.took[first:last]
        )
        wall = now.at - self.at
        return {
            "per_s": len(took) / wall,
            "p50_ms": quantile(took, 0.50),
            "p99_ms": quantile(took, 0.99),
            "server_cpu": (now.server - self.server) / wall,
            "client_cpu": (now.client - self.client) / wall,
        }


def quantile(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


async def measure(plan: Mapping[str, Any]) -> dict[str, Any]:
    pairs = await bring_in(plan)
    speaking = None
    if rate := plan.get("rate"):
        everything = plan["warm_s"] + plan["seconds"]
        speaking = asyncio.create_task(at_rate(pairs, rate, everything))
    else:
        for pair in pairs:
            pair.start()
    await asyncio.sleep(plan["warm_s"])
    meter = Meter(pairs, plan["pids"])
    await asyncio.sleep(plan["seconds"])
    measured = meter.read()
    if speaking is not None:
        await speaking
    for pair in pairs:
        pair.speaking = False
    await until_complete(pairs)
    return measured | {
        "sent": sum(len(pair.sent_at) for pair in pairs),
        "out_of_order": sum(pair.out_of_order for pair in pairs),
    }


async def until_complete(pairs: list[Pair]) -> None:
    try:
        async with asyncio.timeout(IN_BY_S):
            while not all(pair.is_complete for pair in pairs):  # noqa: ASYNC110 - no event for it
                await asyncio.sleep(0.05)
    except TimeoutError:
        missing = [
            (len(pair.sent_at), pair.acked, pair.heard_back, pair.delivered)
            for pair in pairs
            if not pair.is_complete
        ]
        raise SystemExit(f"sent, acknowledged, back, delivered differ: {missing[:5]}") from None


def main() -> None:
    print(json.dumps(uvloop.run(measure(read_plan()))))


if __name__ == "__main__":
    main()
