"""Where models are kept, and the file that names the live one."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handoff.domain.learning import Promise
from handoff.learning.models import Models, new_id, sweep


def make(models: Path, model_id: str) -> None:
    folder = models / model_id
    folder.mkdir(parents=True)
    parts = ("heldout.jsonl", "detector.json", "detector.npz", "metrics.json")
    for name in (*parts, f"{model_id}.tar.gz"):
        (folder / name).touch()
    (folder / "meta.json").write_text('{"dataset": "abc"}')


def test_an_id_shows_time_and_dataset() -> None:
    assert (
        new_id(datetime(2026, 3, 1, 9, 5, tzinfo=UTC), "ab12cd34ef") == "20260301-090500-ab12cd34"
    )


def test_live_names_the_model_that_was_set(tmp_path: Path) -> None:
    make(tmp_path, "m1")
    models = Models(tmp_path)
    assert models.live() is None
    models.set_live("m1")
    assert models.live() == "m1"
    assert (tmp_path / "live").read_text().strip() == "m1"
    assert models["m1"].dataset == "abc"


@pytest.mark.parametrize("missing", ["detector.npz", "heldout.jsonl", "m1.tar.gz"])
def test_a_model_without_all_its_files_is_not_live(tmp_path: Path, missing: str) -> None:
    make(tmp_path, "m1")
    models = Models(tmp_path)
    models.set_live("m1")
    (tmp_path / "m1" / missing).unlink()
    assert not models["m1"].is_complete and models.live() is None


def test_the_file_is_replaced_in_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "m1")
    models = Models(tmp_path)
    models.set_live("m1")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("crash")))
    with pytest.raises(OSError, match="crash"):
        models.set_live("m2")
    assert models.live() == "m1"


def test_metrics_come_back_as_they_were_written(tmp_path: Path) -> None:
    make(tmp_path, "m1")
    model = Models(tmp_path)["m1"]
    model.write_metrics({"accuracy": 0.97})
    assert model.metrics() == {"accuracy": 0.97}


def test_what_calibration_promised_can_be_read_and_its_absence_too(tmp_path: Path) -> None:
    point = {"risk": 0.05, "delta": 0.05, "certified": True, "bound": 0.04, "answered": 0.8}
    make(tmp_path, "m1")
    model = Models(tmp_path)["m1"]
    assert model.promise() is None
    (model.path / "detector.json").write_text(json.dumps({"out_of_fold": {**point, "kept": 0.9}}))
    assert model.promise() == Promise(0.05, 0.95, True, 0.04, 0.8)
    assert Models(tmp_path)["gone"].promise() is None


def test_promises_in_other_languages_are_read_by_their_tags(tmp_path: Path) -> None:
    point = {"risk": 0.05, "delta": 0.1, "certified": False, "bound": 0.07, "answered": 0.5}
    make(tmp_path, "m1")
    model = Models(tmp_path)["m1"]
    assert model.promises_in_other_languages() == {}
    languages = {"da": {"held_out": {**point, "kept": 0.9}, "thresholds": {}}}
    (model.path / "detector.json").write_text(json.dumps({"languages": languages}))
    assert model.promises_in_other_languages() == {"da": Promise(0.05, 0.9, False, 0.07, 0.5)}


def test_old_unfinished_work_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    make(tmp_path, "m1")
    for name in (".training-old", ".training-new"):
        (tmp_path / name).mkdir()
    os.utime(tmp_path / ".training-old", (0, 0))
    os.utime(tmp_path / "m1", (0, 0))
    sweep(tmp_path, before=datetime(2026, 1, 1, tzinfo=UTC))
    assert {each.name for each in tmp_path.iterdir()} == {"m1", ".training-new"}
    sweep(tmp_path / "not there", before=datetime(2026, 1, 1, tzinfo=UTC))
