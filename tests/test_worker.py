"""A process of the service gives back the memory that a burst needed."""

from __future__ import annotations

import subprocess
import sys

from handoff.config import ROOT

PROGRAM = """
import asyncio, os
from harness.usage import resident_kb
from handoff import worker

burst = [bytearray(2000) for _ in range(50_000)]
last = burst.pop()
del burst
before = resident_kb(os.getpid())
asyncio.run(worker._give_back())
print(before - resident_kb(os.getpid()), len(last))
"""


def test_memory_that_is_free_goes_back_to_the_machine() -> None:
    run = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    given_back_kb = int(done.stdout.split()[0])
    assert given_back_kb > 50_000  # of a hundred thousand
