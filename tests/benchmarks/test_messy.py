"""The small and messy set: few rows, uneven intents, mostly questions with no intent."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.detector import messy
from benchmarks.detector.questions import OUT_OF_SCOPE


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """In CLINC150's format: 60 intents, with 100 train rows and 30 test rows each."""
    rows = {
        split: [
            [f"{split} {row} of {intent}", f"intent {intent}"]
            for intent in range(60)
            for row in range(each)
        ]
        for split, each in (("train", 100), ("val", 20), ("test", 30))
    }
    rows |= {
        f"oos_{split}": [[f"{split} {row}", OUT_OF_SCOPE] for row in range(1000)] for split in rows
    }
    (tmp_path / "clinc150").mkdir()
    (tmp_path / "clinc150" / "data_full.json").write_text(json.dumps(rows))
    return tmp_path


def test_it_has_the_size_and_shape_of_a_small_team_s_data(data: Path) -> None:
    train, asked = messy.drawn(data)
    sizes = Counter(train.intents)
    assert 300 <= len(train) <= 600
    assert len(sizes) == messy.INTENTS
    assert (min(sizes.values()), max(sizes.values())) == (messy.FEWEST, messy.MOST)
    assert Counter(asked.intents)[OUT_OF_SCOPE] > len(asked) / 2
    assert set(asked.intents) - {OUT_OF_SCOPE} == set(train.intents)


def test_no_test_row_is_trained_on_and_none_is_out_of_scope_in_training(data: Path) -> None:
    train, asked = messy.drawn(data)
    assert all(text.startswith("train ") for text in train.texts)
    assert all(text.startswith("test ") for text in asked.texts)
    assert OUT_OF_SCOPE not in train.intents


def test_two_draws_are_the_same(data: Path) -> None:
    first, second = messy.drawn(data), messy.drawn(data)
    assert [each.digest for each in first] == [each.digest for each in second]
