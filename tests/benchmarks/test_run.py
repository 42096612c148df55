"""A run as a whole: missing data, the page, and the committed results."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.detector import page, results
from benchmarks.detector.bars import BARS
from benchmarks.detector.parts import PARTS
from benchmarks.detector.questions import MissingData, banking77, clinc150
from benchmarks.detector.rows import Row
from handoff.config import ROOT

HEADER = "text,category\n"


def bench(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.detector", *(str(each) for each in arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_a_part_without_its_data_is_skipped_and_said_so(tmp_path: Path) -> None:
    ran = bench("--data", tmp_path, "--only", "banking77.fast", "clinc150.tuned", "messy")
    assert ran.returncode == 0
    assert ran.stdout == ""
    skipped = [line for line in ran.stderr.splitlines() if "skipped" in line]
    assert [line.partition(":")[0] for line in skipped] == [
        "banking77.fast",
        "clinc150.tuned",
        "messy",
    ]
    assert str(tmp_path / "banking77" / "train.csv") in skipped[0]
    assert str(tmp_path / "clinc150" / "data_full.json") in skipped[1]


def test_an_unknown_part_is_refused_with_the_names_of_those_there_are() -> None:
    ran = bench("--only", "banking78")
    assert ran.returncode == 2
    assert all(name in ran.stderr for name in PARTS)


def test_questions_are_read_as_the_files_hold_them(tmp_path: Path) -> None:
    (tmp_path / "banking77").mkdir()
    (tmp_path / "banking77" / "train.csv").write_text(f'{HEADER}"Help, please",card\nHi,top_up\n')
    read = banking77(tmp_path, "train")
    assert read.texts == ("Help, please", "Hi")
    assert read.intents == ("card", "top_up")
    written = read.write(tmp_path / "made" / "rows.csv").read_text().splitlines()
    assert written == ["text,intent", '"Help, please",card', "Hi,top_up"]
    with pytest.raises(MissingData, match=r"data_full\.json"):
        clinc150(tmp_path)


def test_results_name_date_commit_command_versions_and_seeds(tmp_path: Path) -> None:
    rows = [Row("clinc150.auroc", 0.981, {"minilm_lr": 0.95}), Row("banking77.accuracy.fast", 93.0)]
    body = results.write("make bench-detector", rows, tmp_path / "detector.json")
    assert json.loads((tmp_path / "detector.json").read_text()) == body
    assert list(body) == ["date", "commit", "command", "versions", "seeds", "rows"]
    assert [row["name"] for row in body["rows"]] == ["banking77.accuracy.fast", "clinc150.auroc"]
    assert {"python", "scikit-learn", "onnxruntime", "cpu"} <= set(body["versions"])


def test_the_page_shows_every_row_with_its_bar_and_its_peers(tmp_path: Path) -> None:
    rows = [
        Row("banking77.accuracy.fast", 93.29, {"rasa_default": 90.2}),
        Row("clinc150.fpr95", 0.0971),
        Row("uss.mwoz.gt1.recall", 0.41),
    ]
    body = results.write("make bench-detector", rows, tmp_path / "detector.json")
    lines = page.page(body, tmp_path).splitlines()
    assert (
        "| `banking77.accuracy.fast` | 93.29 % | at least 93.3 | **missed** | rasa_default 90.20 |"
        in lines
    )
    assert "| `clinc150.fpr95` | 0.0971 share | at most 0.1 | reached |  |" in lines
    assert "| `uss.mwoz.gt1.recall` | 0.4100 share | shown beside |  |  |" in lines
    assert any(line.startswith("1 of 2 bars are reached") for line in lines)
    assert not any("![" in line for line in lines)


def test_the_page_shows_the_plots_that_there_are(tmp_path: Path) -> None:
    body = results.write("make bench-detector", [], tmp_path / "detector.json")
    (tmp_path / "detector-reliability.svg").write_text("<svg/>")
    shown = [line for line in page.page(body, tmp_path).splitlines() if line.startswith("![")]
    assert shown == ["![What a probability is worth](results/detector-reliability.svg)"]


def test_the_committed_results_are_rows_of_the_table_and_say_rightly_what_is_reached() -> None:
    committed = json.loads(results.FILE.read_text())
    names = [row["name"] for row in committed["rows"]]
    assert names == [name for name in BARS if name in names], "in the table's order, none twice"
    for row in committed["rows"]:
        assert Row.from_json(row).to_json() == row


def test_the_committed_page_is_made_of_the_committed_results() -> None:
    committed = json.loads(results.FILE.read_text())
    assert page.FILE.read_text() == page.page(committed)
