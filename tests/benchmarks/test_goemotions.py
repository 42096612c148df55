"""The tone's figures, from raw predictions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.detector import goemotions
from benchmarks.detector.goemotions import Judged, by_vader, macro_f1, negative_auroc
from benchmarks.detector.questions import MissingData

LABELS = "anger\njoy\nneutral\n"
ROWS = "text\tlabel\tid\nI hate this\t0\ta\nso happy\t1\tb\nit is Monday\t2\tc\n" + (
    "I hate to love it\t0,1\td\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "goemotions"
    folder.mkdir()
    (folder / "labels.txt").write_text(LABELS)
    (folder / "test.tsv").write_text(ROWS)
    return tmp_path


def test_rows_that_carry_both_tones_are_neutral(data: Path) -> None:
    assert goemotions.read(data).tones.tolist() == [0, 2, 1, 1]


def test_missing_rows_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingData, match=r"labels\.txt"):
        goemotions.read(tmp_path)


def test_figures_follow_from_predictions(data: Path) -> None:
    test = goemotions.read(data)
    right = Judged(np.array([0.9, 0.1, 0.2, 0.3]), np.array([0, 2, 1, 1]))
    assert (negative_auroc(test, right), macro_f1(test, right)) == (1.0, 1.0)
    reversed_ = Judged(-right.negative, np.zeros(4, dtype=np.int64))
    assert negative_auroc(test, reversed_) == 0.0
    assert macro_f1(test, reversed_) == pytest.approx(0.4 / 3)


def test_vader_and_the_product_judge_the_same_rows(data: Path) -> None:
    pytest.importorskip("vaderSentiment")
    said: list[str] = []
    made = {row.name: row for row in goemotions.rows(data, said.append)}
    assert set(made) == {"goemotions.negative_auroc", "goemotions.macro_f1"}
    assert all(set(row.peers) == {"vader"} for row in made.values())
    assert said == ["tone: 4 of 4 rows"]
    assert by_vader(["I hate this", "so happy"]).tones.tolist() == [0, 2]
