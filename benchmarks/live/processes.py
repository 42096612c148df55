"""Processes of a benchmark: each is pinned to its core, waited for, and ended."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from handoff.config import ROOT

READY_WITHIN_S = 180.0


class BenchmarkFailed(Exception):
    """A part could not be measured; the message says why."""


def two_cores() -> tuple[int, int]:
    """The server's core and the load's."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) < 2:
        raise BenchmarkFailed("two cores are needed: one for the server, one for the load")
    return cores[0], cores[1]


def stay_on(cores: Sequence[int]) -> None:
    """Each process of the benchmark calls this first."""
    os.sched_setaffinity(0, cores)


def read_plan() -> dict[str, Any]:
    """How a load program starts: its cores are arguments, its plan is JSON on stdin."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cores", type=int, nargs="+", required=True)
    stay_on(parser.parse_args().cores)
    plan: dict[str, Any] = json.load(sys.stdin)
    return plan


@contextmanager
def started(
    module: str, arguments: Sequence[object], env: Mapping[str, str], log: Path, ready: str
) -> Iterator[subprocess.Popen[bytes]]:
    """A server, until the block ends; `ready`: the address that answers once it serves."""
    command = [sys.executable, "-m", module, *(str(each) for each in arguments)]
    with log.open("ab") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | env, stdout=out, stderr=out)
    try:
        _wait_until(ready, process, log)
        yield process
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until(ready: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + READY_WITHIN_S
    while not _answers(ready):
        if process.poll() is not None or time.monotonic() > deadline:
            said = log.read_text(errors="replace")[-2000:]
            raise BenchmarkFailed(f"{process.args!r} did not start:\n{said}")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    """Any HTTP answer will do: a peer that speaks only WebSocket refuses with one."""
    try:
        httpx.get(address, timeout=2, trust_env=False)
    except httpx.HTTPError:
        return False
    return True


def loaded(
    module: str, plan: Mapping[str, Any], cores: Sequence[int], within_s: float
) -> dict[str, Any]:
    """Run a load program on its cores: the plan goes in as JSON, measurements come out as JSON."""
    command = [sys.executable, "-m", module, "--cores", *map(str, cores)]
    try:
        done = subprocess.run(
            command,
            input=json.dumps(plan),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=within_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BenchmarkFailed(f"{module} did not end within {within_s:.0f} s") from None
    if done.returncode != 0:
        raise BenchmarkFailed(f"{module} failed:\n{done.stderr[-2000:]}")
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured
