"""The live benchmarks: what is measured, reported and judged."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from websockets.frames import Frame, Opcode
from websockets.streams import StreamReader

from benchmarks.live import report, soak
from benchmarks.live.bars import BARS
from benchmarks.live.dialects import CLIENT_ID, DIALECTS
from benchmarks.live.load import quantile
from benchmarks.live.parts import PARTS
from benchmarks.live.rows import Row
from benchmarks.live.socket import framed
from handoff.config import ROOT


def memory(slope_kb_a_minute: float, minutes: int = 14) -> soak.Floats:
    """Ten-second readings that wander in steps, as resident memory does."""
    random = np.random.default_rng(3)
    readings = minutes * 6
    steps = np.repeat(random.normal(0, 200, readings // 6), 6)
    return 150_000 + slope_kb_a_minute * np.arange(readings) / 6 + steps


def test_memory_that_wanders_has_no_slope_beyond_noise() -> None:
    low, _, high = soak.slope_of(memory(0.0))
    assert low < 0 < high
    assert Row("soak.slope", low).ok


def test_memory_that_grows_has_one() -> None:
    low, slope, high = soak.slope_of(memory(300.0))
    assert low < slope < high
    assert slope == pytest.approx(300, abs=60)
    assert not Row("soak.slope", low).ok


def test_too_few_readings_are_refused() -> None:
    with pytest.raises(ValueError, match="too few"):
        soak.slope_of(memory(0.0, minutes=1))


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535])
def test_frames_of_the_light_client_are_those_of_the_library(size: int) -> None:
    payload = b"x" * size
    reader = StreamReader()
    reader.feed_data(framed(payload))
    parsing = Frame.parse(reader.read_exact, mask=True)
    with pytest.raises(StopIteration) as parsed:
        next(parsing)
    assert (parsed.value.value.opcode, parsed.value.value.data) == (Opcode.TEXT, payload)


@pytest.mark.parametrize("kind", DIALECTS)
def test_a_message_names_its_number_where_the_listener_looks(kind: str) -> None:
    said = DIALECTS[kind].say("room", 255, "Hello")
    at = said.find(CLIENT_ID) + len(CLIENT_ID)
    assert int(said[at : at + 8], 16) == 255


def test_quantiles_are_of_what_was_measured() -> None:
    assert quantile([float(each) for each in range(100)], 0.99) == 99.0
    assert quantile([1.0], 0.5) == 1.0
    assert np.isnan(quantile([], 0.5))


def test_every_row_has_a_bar_and_a_part() -> None:
    assert [name for part in PARTS for name in part.gives] == list(BARS)


def test_rows_measured_anew_replace_their_own_and_keep_the_others(tmp_path: Path) -> None:
    file = tmp_path / "live.json"
    machine = {"machine": {"load": 0.5, "load_after": 1.0}}
    report.write("make bench-live", [Row("idle.kb", 30.0), Row("soak.slope", 4.0)], machine, file)
    rows, raw = report.kept([Row("soak.slope", -4.0)], {"soak": {"low": -4.0}}, file)
    body = report.write("make bench-live", rows, raw, file)
    assert [(row["name"], row["ok"]) for row in body["rows"]] == [
        ("idle.kb", True),
        ("soak.slope", True),
    ]
    assert json.loads(file.read_text())["raw"] == machine | {"soak": {"low": -4.0}}
    assert "| `soak.slope` | -4.00 KB a minute | at most 0 | reached |  |" in report.page(body)


@pytest.mark.parametrize("given", [("--only", "relay.nothing"), ("--seconds", "0")])
def test_what_cannot_be_measured_is_refused_in_one_line(given: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "benchmarks.live", *given]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1].startswith("python -m benchmarks.live: error:")
