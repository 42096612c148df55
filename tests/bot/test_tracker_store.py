"""In a turn a conversation is read once; what is held is what the database has."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from handoff.config import ROOT
from harness.bot_servers import BOT_PYTHON

PROGRAM = """
import asyncio, json, sys
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from bot.tracker_store import TrackerStore, read_once

reads = []
plain = SQLTrackerStore.retrieve
async def counted(self, sender_id):
    reads.append(sender_id)
    return await plain(self, sender_id)
SQLTrackerStore.retrieve = counted

async def turn(store, text):
    tracker = await store.get_or_create_tracker("c1")
    tracker.update(UserUttered(text))
    await store.save(tracker)
    return len((await store.get_or_create_tracker("c1")).events)

async def main():
    store = TrackerStore(Domain.empty(), db=sys.argv[1])
    with read_once():
        first = await turn(store, "one")
    with read_once():
        second = await turn(store, "two")
    in_turns = len(reads)
    outside = [len((await store.retrieve("c1")).events) for _ in range(2)]
    async def fail(self, tracker):
        raise OSError("the disk is full")
    save, SQLTrackerStore.save = SQLTrackerStore.save, fail
    with read_once():
        try:
            await turn(store, "three")
        except OSError:
            pass
        SQLTrackerStore.save = save
        after_failure = len((await store.retrieve("c1")).events)
    print(json.dumps([first, second, in_turns, outside, len(reads) - in_turns, after_failure]))

asyncio.run(main())
"""


def test_a_turn_reads_once_and_sees_what_it_saved_and_nothing_that_was_not_stored(
    tmp_path: Path,
) -> None:
    done = subprocess.run(
        [BOT_PYTHON, "-c", PROGRAM, tmp_path / "tracker.db"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    first, second, in_turns, outside, later, after_failure = json.loads(done.stdout)
    assert (second, outside) == (first + 1, [second, second])
    assert in_turns == 2  # one per turn
    assert later == 2 + 2  # outside turns every time; in the failed turn once, and once after it
    assert after_failure == second
