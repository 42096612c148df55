"""From the click on "approve" to the bot's answer to the next customer, including the gate.

    python -m benchmarks.learning [--times 3]

Each time, a customer asks something new, an agent answers, a designer approves it as a new intent
and retrains; measured from the approval until a new customer gets the taught answer.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from benchmarks.results_file import Row, write
from harness.clients import Service
from harness.product import PASSWORD, Product, running_product

LESSONS: list[dict[str, Any]] = [
    {
        "question": "Can I bring my dog along when I visit your shop in Hamburg?",
        "name": "dogs_in_store",
        "label": "May my dog come in",
        "phrasings": [
            "Are dogs allowed in the store?",
            "may my dog come in with me",
            "is it ok to take a puppy into your shops",
        ],
        "answer": "Dogs are welcome in all our stores.",
        "asked": "do you allow dogs inside the store?",
    },
    {
        "question": "Do you mend jackets whose zip is broken?",
        "name": "repair_service",
        "label": "Repairs",
        "phrasings": [
            "Do you offer a repair service for old jackets?",
            "can you repair the torn sleeve of my old raincoat",
            "i'd like to have my jacket mended",
        ],
        "answer": "Our workshop in Kiel mends everything we sell.",
        "asked": "is there a service where you repair torn jackets?",
    },
    {
        "question": "Is there parking near the store in Bristol?",
        "name": "parking",
        "label": "Parking at the stores",
        "phrasings": [
            "Where can I park when I visit the store?",
            "do you have a car park",
            "is there any parking space by the shop",
        ],
        "answer": "There is a car park behind every store.",
        "asked": "can I park my car next to your shop?",
    },
]


async def lesson(product: Product, taught: dict[str, Any]) -> float:
    """Seconds from the approval to the answer."""
    async with httpx.AsyncClient(base_url=product.url, trust_env=False, timeout=30) as staff:
        login = {"username": "robin", "password": PASSWORD}
        (await staff.post("/api/login", json=login)).raise_for_status()
        service = Service(product.url, staff)
        await answered_by_a_person(service, staff, taught["question"], taught["answer"])
        listed = (await staff.get("/api/candidates", params={"state": "open"})).json()
        candidate = listed["items"][0]
        intent = {key: taught[key] for key in ("name", "label", "phrasings", "answer")}
        started = time.perf_counter()
        approved = await staff.post(
            f"/api/candidates/{candidate['id']}/approve", json={"new_intent": intent}
        )
        approved.raise_for_status()
        (await staff.post("/api/training")).raise_for_status()
        await until_live(staff)
        await answered_by_the_bot(service, taught)
        return time.perf_counter() - started


async def answered_by_a_person(
    service: Service, staff: httpx.AsyncClient, question: str, answer: str
) -> None:
    customer = await service.customer()
    async with customer.socket() as visitor, service.agent_socket(staff) as agent:
        await visitor.wait("welcome")
        await visitor.send(
            type="request_human",
            conversation_id=customer.conversation_id,
            client_id=str(uuid4()),
            about_seq=None,
        )
        await visitor.wait("event", kind="escalated")
        await visitor.send(**customer.say(question))
        seq = (await visitor.wait("ack"))["seq"]
        path = f"/api/conversations/{customer.conversation_id}"
        epoch = (await staff.get(path)).json()["conversation"]["epoch"]
        claimed = (await staff.post(f"{path}/claim", json={"epoch": epoch})).json()
        await agent.wait("welcome")
        await agent.send(
            type="say",
            conversation_id=customer.conversation_id,
            client_id=str(uuid4()),
            epoch=claimed["epoch"],
            last_seen=max(seq, claimed["version"]),
            text=answer,
        )
        await visitor.wait("event", kind="agent_said")


async def until_live(staff: httpx.AsyncClient) -> None:
    while True:
        run = (await staff.get("/api/training")).json()["run"]
        if run["state"] != "running":
            break
        await asyncio.sleep(0.1)
    if run["state"] != "live":
        raise SystemExit(f"the run ended as {run['state']}: {run['reasons']}")


async def answered_by_the_bot(service: Service, taught: dict[str, Any]) -> None:
    customer = await service.customer()
    async with customer.socket() as visitor:
        await visitor.send(**customer.say(taught["asked"]))
        while (event := await visitor.wait("event"))["kind"] == "customer_said":
            pass
    if event["kind"] != "bot_said" or event["data"]["messages"][0]["text"] != taught["answer"]:
        raise SystemExit(f"not answered as taught: {event}")


def main() -> None:
    parser = argparse.ArgumentParser(description="From the approval to the taught answer.")
    parser.add_argument("--times", type=int, default=3, choices=range(1, len(LESSONS) + 1))
    times = parser.parse_args().times
    taken = []
    with tempfile.TemporaryDirectory() as folder, running_product(Path(folder) / "var") as product:
        for number, taught in enumerate(LESSONS[:times], start=1):
            taken.append(asyncio.run(lesson(product, taught)))
            print(f"{number} of {times}: {taken[-1]:.1f} s", flush=True)
    peers = {"median_s": round(statistics.median(taken), 1)}
    row = Row("learn.approve_to_answer", round(max(taken), 1), "s", 90.0, peers)
    write("learning", f"python -m benchmarks.learning --times {times}", [row])


if __name__ == "__main__":
    main()
