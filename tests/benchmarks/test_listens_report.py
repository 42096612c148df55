"""The listening benchmark's rows, its page, and what it knows of the shop."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.listens import report
from benchmarks.listens.bars import BARS
from benchmarks.listens.parts import PARTS
from benchmarks.listens.rows import Row
from benchmarks.listens.shop import shop_at
from handoff.config import ROOT


def test_the_shipped_assistant_is_read_from_its_own_files() -> None:
    shop = shop_at(ROOT / "data")
    assert shop.submits["return_form"] == "action_create_return"
    assert shop.submits["order_status_form"] == "action_show_order"
    assert shop.books == {"return_form", "address_form"}
    assert shop.is_a_matter("warranty") and not shop.is_a_matter("thank")


def test_every_row_has_a_bar_and_a_part() -> None:
    assert sorted(name for part in PARTS for name in part.gives) == sorted(BARS)


def test_rows_measured_anew_replace_their_own_and_the_baseline_stands_beside(
    tmp_path: Path,
) -> None:
    file, baseline = tmp_path / "listens.json", tmp_path / "before.json"
    machine = {"machine": {"load": 0.5, "load_after": 12.25}}
    before = [Row("everyday.right", 80.0), Row("everyday.wrong", 3.0)]
    report.write("once", before, machine, file)
    baseline.write_text(file.read_text())
    rows, raw = report.kept([Row("everyday.right", 90.0, {"offered": 4.0})], {"b": 2}, file)
    body = report.write("again", rows, raw, file)
    assert body["raw"] == machine | {"b": 2}
    page = report.page(body, baseline)
    shown = "| `everyday.right` | 90.00 % | at least 88 | reached | baseline 80.00, offered 4.00 |"
    assert shown in page
    assert "| `everyday.wrong` | 3.00 % | at most 1 | **missed** | baseline 3.00 |" in page
    assert "1 of 2 bars are reached" in page and "12.2 at the end" in page
    assert "baseline" not in report.page(body, tmp_path / "none")


@pytest.mark.parametrize("given", [("--only", "everyday.fast"), ("--runs", "0")])
def test_what_cannot_be_measured_is_refused_in_one_line(given: tuple[str, str]) -> None:
    command = [sys.executable, "-m", "benchmarks.listens", *given]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1].startswith("python -m benchmarks.listens: error:")
