"""A customer message through the socket against Rasa's own REST channel, in one run.

    python -m benchmarks.turns [--turns 500]

Both talk to the same Rasa server with the same model and tracker store, alternating: a message by
REST, the same message through the product (socket, two commits, detection, reply event). A turn
counts if both answered; conversations last five turns. Times are ms from sending to the reply.
"""

from __future__ import annotations

import argparse
import asyncio
import csv
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx
import numpy as np

from benchmarks.results_file import Row, write
from handoff.config import ROOT
from harness.clients import Customer, Service, Socket
from harness.product import Product

WARM_UP = 30
TURNS_A_CONVERSATION = 5
SEED = 7


@dataclass(slots=True)
class Times:
    """In ms, one pair per turn."""

    rest: list[float] = field(default_factory=list)
    product: list[float] = field(default_factory=list)


def questions() -> Iterator[str]:
    """The held-out in-scope questions, over and over, in a fixed random order."""
    with (ROOT / "data" / "heldout" / "questions.csv").open(encoding="utf-8") as file:
        texts = [row["text"] for row in csv.DictReader(file)]
    order = random.Random(SEED)
    while True:
        order.shuffle(texts)
        yield from texts


async def by_rest(http: httpx.AsyncClient, sender: str, text: str) -> float:
    started = time.perf_counter()
    answer = await http.post("/webhooks/rest/webhook", json={"sender": sender, "message": text})
    answer.raise_for_status()
    return (time.perf_counter() - started) * 1000


async def by_product(socket: Socket, customer: Customer, text: str) -> float | None:
    """None: the gate did not let the bot answer."""
    started = time.perf_counter()
    await socket.send(**customer.say(text))
    while True:
        frame = await socket.wait("event")
        if frame["kind"] == "bot_said":
            return (time.perf_counter() - started) * 1000
        if frame["kind"] in ("escalated", "clarify_asked", "fallback"):
            return None


async def measure(product: Product, turns: int) -> Times:
    times, texts = Times(), questions()
    rest_url = f"http://127.0.0.1:{product.bot_port}"
    async with (
        httpx.AsyncClient(base_url=product.url, trust_env=False) as http,
        httpx.AsyncClient(base_url=rest_url, trust_env=False, timeout=30) as rest,
    ):
        service = Service(product.url, http)
        while len(times.product) < turns + WARM_UP:
            await conversation(service, rest, times, texts)
            print(f"\r{len(times.product):4} of {turns + WARM_UP} turns", end="", flush=True)
    print()
    return times


async def conversation(
    service: Service, rest: httpx.AsyncClient, times: Times, texts: Iterator[str]
) -> None:
    customer, sender = await service.customer(), uuid4().hex
    async with customer.socket() as socket:
        await socket.wait("welcome")
        for _ in range(TURNS_A_CONVERSATION):
            text = next(texts)
            rest_ms = await by_rest(rest, sender, text)
            product_ms = await by_product(socket, customer, text)
            if product_ms is None:
                return
            times.rest.append(rest_ms)
            times.product.append(product_ms)


def rows(times: Times) -> list[Row]:
    rest, product = (np.array(one[WARM_UP:]) for one in (times.rest, times.product))
    made = []
    for name, quantile, bar in (("p50", 50, 3.0), ("p95", 95, 4.0)):
        ours, theirs = np.percentile(product, quantile), np.percentile(rest, quantile)
        peers = {"baton_ms": round(float(ours), 2), "rasa_rest_ms": round(float(theirs), 2)}
        made.append(Row(f"turn.{name}_ratio", round(float(ours / theirs), 3), "×", bar, peers))
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description="Baton's turn against Rasa's REST channel.")
    parser.add_argument("--turns", type=int, default=500)
    turns = parser.parse_args().turns
    with tempfile.TemporaryDirectory() as folder:
        product = Product(Path(folder) / "var", settings={"BATON_BOT_REST_CHANNEL": "true"})
        product.prepare()
        product.start()
        try:
            times = asyncio.run(measure(product, turns))
        finally:
            product.stop()
    write("turns", f"python -m benchmarks.turns --turns {turns}", rows(times))


if __name__ == "__main__":
    main()
