"""BANKING77 without some of its intents: what is taught, what is asked, and the plain peer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.detector import near_domain
from benchmarks.detector.peers import neighbours
from benchmarks.detector.questions import OUT_OF_SCOPE, MissingData

INTENTS = ("top_up", "card_lost", "pin_change")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """In BANKING77's format: three intents, `card_lost` held out."""
    folder = tmp_path / "banking77"
    folder.mkdir()
    for split, each in (("train", 4), ("test", 2)):
        rows = (
            f"{split} {row} of {intent},{intent}\n" for intent in INTENTS for row in range(each)
        )
        (folder / f"{split}.csv").write_text("text,category\n" + "".join(rows))
    (folder / "near_oos_intents.txt").write_text("card_lost\n")
    return tmp_path


def test_the_intents_held_out_are_never_taught_and_all_asked(data: Path) -> None:
    train, asked = near_domain.drawn(data)
    assert set(train.intents) == {"top_up", "pin_change"} and len(train) == 8
    assert all(text.startswith("train ") for text in train.texts)
    strangers = near_domain.is_oos(asked)
    assert len(asked) == 6 and strangers.sum() == 2
    told = np.array(asked.texts)[strangers]
    assert sorted(told) == ["test 0 of card_lost", "test 1 of card_lost"]
    assert set(np.array(asked.intents)[strangers]) == {OUT_OF_SCOPE}


def test_without_the_list_of_intents_the_part_has_no_data(data: Path) -> None:
    (data / "banking77" / "near_oos_intents.txt").unlink()
    with pytest.raises(MissingData, match=r"near_oos_intents\.txt"):
        near_domain.drawn(data)


def test_the_plain_sum_grows_with_indecision_and_with_distance() -> None:
    entropies = neighbours.entropy(np.array([[1.0, 0.0], [0.9, 0.1], [0.5, 0.5]]))
    assert entropies[0] == pytest.approx(0) and entropies[2] == pytest.approx(np.log(2))
    assert entropies[0] < entropies[1] < entropies[2]
    near, far = np.full(40, 0.2), np.full(40, 0.2)
    near[:10], far[:9] = 0.8, 0.8
    distances = neighbours.distance(np.stack([near, far]))
    assert distances[0] == pytest.approx(0.2) and distances[0] < distances[1]
    small, large = np.array([0.0, 0.1, 0.3]), np.array([30.0, 10.0, 0.0])
    summed = neighbours.joined(np.stack([small, large]))
    assert summed == pytest.approx(-neighbours.joined(np.stack([-small, -100 * large])))
