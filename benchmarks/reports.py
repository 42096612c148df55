"""How long a report takes, and whether others are held up meanwhile, over many conversations.

    python -m benchmarks.reports [--conversations 100000] [--database URL]

All of them lie within the eight weeks that the longest report reads: the four it shows and the four
it compares them with. `--database` keeps what is made; without it, SQLite in a temporary folder.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.engine import Connection

from benchmarks.results_file import Row, write
from handoff.domain import events
from handoff.domain.events import AnyEvent, Decision
from handoff.domain.reasons import Asked, BotSilent, Measured
from handoff.domain.reports import Span
from handoff.domain.thread import Thread
from handoff.features.reports import reporting
from handoff.services.worker import Worker
from handoff.storage import rows, schema, writing
from handoff.storage.engine import Store
from handoff.storage.tables import CustomerRow

SEED = 11
QUESTION = "where is it? " * 4
DAYS = 56
AT_ONCE = 500
BARS_S = {Span.DAY: 1.0, Span.WEEK: 2.0, Span.FOUR_WEEKS: 4.0}
STALL_BAR_MS = 100.0
ADA = {"agent_id": "ada", "agent_name": "Ada"}
RANKING = tuple(events.Guess(intent=f"intent_{n}", confidence=0.9 / n) for n in range(1, 9))
REASONS = (
    Asked(code="asked_for_a_person"),
    Asked(code="pressed_the_button"),
    Measured(code="unknown_question", value=0.9, threshold=0.8),
    Measured(code="angry_or_distressed", value=0.9, threshold=0.8),
    BotSilent(code="bot_silent"),
)


def story(chance: random.Random) -> Iterator[tuple[float, AnyEvent]]:
    """One conversation: seconds since the last event, and what happens."""
    language = chance.choices(("en", "de", "fr", "es", None), (50, 30, 10, 8, 2))[0]
    seq = 0
    for _ in range(chance.choice((1, 2, 2, 3))):
        yield (
            chance.uniform(5, 60),
            events.CustomerSaid(client_id=f"c{seq}", text=QUESTION),
        )
        judged = events.Judged(
            message_seq=seq + 1, decision=Decision.ANSWER, ranking=RANKING, language=language
        )
        yield 0.1, judged
        answer = (events.BotMessage(text="Orders over 50 are delivered for free. " * 3),)
        yield 0.5, events.BotSaid(reply_to=seq + 1, messages=answer)
        seq += 3
    if chance.random() < 0.35:
        yield from with_a_person(chance)
    if chance.random() < 0.2:
        score = chance.choices((1, 2, 3, 4, 5), (8, 5, 12, 30, 45))[0]
        yield chance.uniform(5, 60), events.Rated(client_id="rated", score=score)


def with_a_person(chance: random.Random) -> Iterator[tuple[float, AnyEvent]]:
    yield chance.uniform(5, 60), events.Escalated(reasons=(chance.choice(REASONS),))
    if chance.random() < 0.06:
        yield 300, events.HandedBack(by="customer")
        return
    yield chance.expovariate(1 / 240), events.Claimed(**ADA)
    for number in range(chance.choice((1, 2, 3))):
        said = events.AgentSaid(client_id=f"a{number}", text="I have looked it up. " * 4, **ADA)
        yield chance.uniform(20, 90), said
        yield chance.uniform(20, 90), events.CustomerSaid(client_id=f"d{number}", text="thank you")
    outcome = chance.choices(("solved", "unsolved", "spam"), (88, 9, 3))[0]
    yield 60, events.Resolved(outcome=outcome, **ADA)


def threads(count: int, now: datetime) -> Iterator[Thread]:
    chance = random.Random(SEED)
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    # More by day than by night.
    hours = (min(23.9, max(0.0, chance.gauss(14, 4))) for _ in range(count))
    begun = [midnight + timedelta(hours=hour, days=-chance.randrange(DAYS)) for hour in hours]
    for at in sorted(begun):
        id = str(UUID(int=chance.getrandbits(128), version=4))
        thread = Thread(id, "en", at, at, customer_id=id)
        for seconds, event in story(chance):
            at += timedelta(seconds=seconds)
            thread.append(event, at)
        yield thread


async def fill(store: Store, count: int, now: datetime) -> None:
    some: list[Thread] = []
    for thread in threads(count, now):
        some.append(thread)
        if len(some) == AT_ONCE:
            await store.at_once(partial(_write, threads=some, now=now))
            some = []
    await store.at_once(partial(_write, threads=some, now=now))


def _write(connection: Connection, threads: list[Thread], now: datetime) -> None:
    if not threads:
        return
    made = {"attributes": {}, "created_at": now, "updated_at": now}
    connection.execute(insert(CustomerRow), [{"id": thread.id} | made for thread in threads])
    rows.INSERT_THREADS.execute(connection, [rows.new_thread_values(one) for one in threads])
    writing.write(connection, threads, "benchmark", now)


async def longest_stall(stop: asyncio.Event) -> float:
    """Seconds for which the loop served nobody, at most."""
    longest = 0.0
    while not stop.is_set():
        began = time.perf_counter()
        await asyncio.sleep(0.001)
        longest = max(longest, time.perf_counter() - began - 0.001)
    return longest


async def measure(worker: Worker) -> Iterator[Row]:
    """The second of two runs each: the first warms the database's cache."""
    measured = []
    today = worker.now().date().isoformat()
    for span in Span:
        await reporting.report(worker, today, span, "Europe/Berlin")
        stop = asyncio.Event()
        stalls = asyncio.create_task(longest_stall(stop))
        began, before = time.perf_counter(), time.process_time()
        await reporting.report(worker, today, span, "Europe/Berlin")
        took, used = time.perf_counter() - began, time.process_time() - before
        stop.set()
        measured += [
            Row(f"report.{span}", used, "s", BARS_S[span], {"by the clock": took}),
            Row(f"report.{span}.stall", 1000 * await stalls, "ms", STALL_BAR_MS),
        ]
    began = time.perf_counter()
    await reporting.stands(worker)
    measured.append(Row("report.now", time.perf_counter() - began, "s", 1.0))
    return iter(measured)


async def main(conversations: int, database: str | None) -> None:
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        store = Store(database or f"sqlite+aiosqlite:///{folder}/reports.db")
        await schema.migrate(store.engine)
        began = time.perf_counter()
        await fill(store, conversations, now)
        print(f"{conversations} conversations made in {time.perf_counter() - began:.0f} s")
        measured = list(await measure(Worker(store)))
        await store.close()
    command = f"python -m benchmarks.reports --conversations {conversations}"
    write("reports", command, measured)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else "")
    parser.add_argument("--conversations", type=int, default=100_000)
    parser.add_argument("--database", help="such as postgresql+asyncpg://…; it is filled")
    given = parser.parse_args()
    asyncio.run(main(given.conversations, given.database))
