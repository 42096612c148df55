"""`baton evaluate --train --test`: the shipped pipeline on files of one's own, as a command."""

from __future__ import annotations

import csv
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from handoff.config import ROOT
from handoff.features.training import trials
from harness.product import BATON

LOST = (
    "I have lost my card",
    "my card is gone",
    "where did my card go",
    "I cannot find my card",
    "my card was stolen",
    "somebody took my bank card",
)
HOURS = (
    "when do you open",
    "what are your opening hours",
    "are you open on sundays",
    "until when are you open",
    "when does the shop close",
    "is the branch open today",
)
SALT = ("add salt to the soup", "who painted the ceiling", "tell me a joke about cats")


def write(path: Path, rows: Sequence[tuple[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([("text", "intent"), *rows])
    return path


def evaluate(*options: str | Path, var: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BATON, "evaluate", *map(str, options)],
        capture_output=True,
        text=True,
        timeout=240,
        cwd=ROOT,
        env={"BATON_VAR": str(var), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
    )


@pytest.mark.bot
def test_figures_come_from_the_test_rows_in_their_order(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    for made_at_set_up in ("encoder", "tone"):
        (tmp_path / "var" / made_at_set_up).symlink_to(ROOT / "var" / made_at_set_up)
    lost, hours = (
        [(text, "lost/card") for text in LOST],
        [(text, "opening hours") for text in HOURS],
    )
    train = write(tmp_path / "train.csv", [*lost[:5], *hours[:5]])
    strange = [(text, "oos") for text in SALT]
    test = write(tmp_path / "test.csv", [strange[0], lost[5], strange[1], hours[5], strange[2]])
    out, arrays = tmp_path / "out.json", tmp_path / "arrays.npz"
    done = evaluate(
        *("--train", train, "--test", test, "--oos-label", "oos", "--risk", "0.1"),
        *("--json", out, "--predictions", arrays),
        var=tmp_path / "var",
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "" and "10 rows to learn from, 2 intents" in done.stderr
    figures = json.loads(out.read_text())
    assert (figures["n_train"], figures["n_test"]) == (10, 5)
    assert figures["accuracy"] == 1.0
    assert set(figures) >= {
        *("in_scope_accuracy", "oos_recall", "mcc", "aupr_oos", "fpr95_oos", "answered"),
        *("wrong_among_answered", "certified_bound"),
    }
    assert set(figures["clarify"]) == {"coverage", "single", "size", "rejected"}
    assert set(figures["seconds"]) == {"encode", "train", "calibrate", "per_message"}
    assert all(took > 0 for took in figures["seconds"].values())
    with np.load(arrays) as found:
        assert found["is_oos"].tolist() == [True, False, True, False, True]
        assert found["labels"].tolist() == ["", "lost/card", "", "opening hours", ""]
        assert found["top"][[1, 3]].tolist() == ["lost/card", "opening hours"]
        assert figures["auroc_oos"] == roc_auc_score(found["is_oos"], found["unknown"])
    assert not list((tmp_path / "var" / "trials").iterdir()), "the trial cleans up after itself"


@pytest.mark.bot
def test_a_kept_model_is_asked_again_without_training(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    for made_at_set_up in ("encoder", "tone"):
        (tmp_path / "var" / made_at_set_up).symlink_to(ROOT / "var" / made_at_set_up)
    known = [*((text, "lost") for text in LOST), *((text, "hours") for text in HOURS)]
    train, test = write(tmp_path / "train.csv", known), write(tmp_path / "test.csv", known)
    out, kept = tmp_path / "out.json", tmp_path / "kept"
    told = []
    for risk in ("0.1", "0.3"):
        options = ("--test", test, "--json", out, "--model", kept, "--risk", risk)
        done = evaluate("--train", train, *options, var=tmp_path / "var")
        assert done.returncode == 0, done.stderr
        told.append((done.stderr.count(" s] "), json.loads(out.read_text())["accuracy"]))
    assert told[0][0] > 0 and told[1] == (0, told[0][1])
    fewer = write(tmp_path / "fewer.csv", known[1:])
    done = evaluate("--train", fewer, *options, var=tmp_path / "var")
    assert done.returncode == 2 and f"{kept} does not hold a model from these rows" in done.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"I lost my card,lost\n", "no column text and no intent"),
        (b"text,intent\nmy card,lost\nmy c\xe4rd,lost\n", "line 3: not UTF-8"),
        (b"text,intent\nmy card,lost\ncard gone,lost\n", "single intent, 'lost'"),
        (b"text,intent\nmy card, please,lost\nwhen,hours\n", "3 fields, but the header has 2"),
        (b"text,intent\nmy card,lost\nc\x00rd,hours\n", "line 3: a NUL"),
        (b"text,intent\nmy card,lost\nwhere is it,Lost\n", "'lost' ("),
        (b"text,intent\nmy card,lost\nopen?,Hours\n", "'hours' ("),
    ],
)
def test_a_bad_file_is_one_line_and_exit_code_2(tmp_path: Path, content: bytes, said: str) -> None:
    train = tmp_path / "train.csv"
    train.write_bytes(content)
    test = write(tmp_path / "test.csv", [("when", "hours")])
    done = evaluate("--train", train, "--test", test, "--json", tmp_path / "o.json", var=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr and str(train) in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_bad_test_file_is_found_before_the_training(tmp_path: Path) -> None:
    train = write(
        tmp_path / "train.csv", [("my card", "lost"), ("gone", "lost"), ("when", "hours")]
    )
    test = tmp_path / "test.csv"
    test.write_bytes(b"text,intent\nwhen\x00,hours\n")
    done = evaluate("--train", train, "--test", test, "--json", tmp_path / "o.json", var=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"{test}, line 2: a NUL character; take it out\n")


def test_odd_rows_are_told_of_and_do_not_stop_the_trial(tmp_path: Path) -> None:
    rows = [("my card", "lost"), ("My card", "hours"), ("when", "hours"), ("when", "hours")]
    train, test = write(tmp_path / "train.csv", rows), write(tmp_path / "test.csv", rows[2:3])
    told: list[str] = []
    trial = trials._read(trials.Plan(train, test, tmp_path / "o.json"), told.append)
    assert trial.train[1].intent == "hours"
    torn, twice = (line for line in told if line.startswith(f"note: {train}: "))
    assert "'my card' is 'lost' in line 2, 'hours' in line 3" in torn
    assert twice.endswith("more than once: 1 (line 5)")


def test_options_that_do_not_fit_are_one_line_and_exit_code_2(tmp_path: Path) -> None:
    train = write(tmp_path / "train.csv", [("my card", "lost"), ("when", "hours")])
    files = ("--train", train, "--test", train)
    for options, said in (
        (files, "--json together"),
        ((*files, "--json", tmp_path / "no" / "o.json"), "cannot be written"),
        ((*files, "--json", tmp_path / "o.json", "--risk", "2"), "--risk"),
        ((*files, "--json", tmp_path / "o.json", "--oos-label", "lost"), "single intent"),
        ((*files, "--json", tmp_path / "o.json", "--pipeline", "slow"), "slow"),
    ):
        done = evaluate(*options, var=tmp_path)
        assert done.returncode == 2, done.stderr
        assert said in done.stderr and done.stderr.count("\n") == 1, done.stderr
