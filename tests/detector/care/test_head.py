"""The head hears what patterns cannot, and is sure only where it would seldom be wrong."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from handoff.detector.care.head import ANY, GROUPS, Head, concern_heard, shares_of_groups
from handoff.detector.care.learning import learn, twins
from handoff.detector.care.rows import CLASSES, NONE, CareRows
from handoff.domain.care import Concern

DIMENSIONS = 24
RANDOM = np.random.default_rng(7)
CENTRES = np.linalg.qr(RANDOM.normal(size=(DIMENSIONS, DIMENSIONS)))[0][: len(CLASSES)]
IN_OTHER_WORDS = "the lighthouse keeper no longer lights the lamp"
"""No pattern knows it."""


def near(name: str, count: int, spread: float = 0.12) -> np.ndarray:
    points = CENTRES[CLASSES.index(name)] + RANDOM.normal(0, spread, (count, DIMENSIONS))
    units: np.ndarray = points / np.linalg.norm(points, axis=1, keepdims=True)
    return units


def rows(each: int = 60, languages: tuple[str, ...] = ("en", "de")) -> CareRows:
    """Of each class as many in each language, but more of what only sounds like it. No pattern
    knows any word in them."""
    names = [
        name for name in CLASSES for _ in range(each * len(languages) * (8 if name == NONE else 1))
    ]
    return CareRows(
        vectors=np.vstack([near(name, names.count(name)) for name in CLASSES]),
        labels=np.array([CLASSES.index(name) for name in names]),
        texts=tuple(f"row {number}" for number in range(len(names))),
        languages=tuple(languages) * (len(names) // len(languages)),
    )


LEARNT = learn(rows())


@pytest.mark.parametrize("name", CLASSES[:-1])
def test_what_is_like_the_rows_of_a_category_is_heard_as_that(name: str) -> None:
    heard = [concern_heard(LEARNT.head, IN_OTHER_WORDS, one) for one in near(name, 50)]
    assert sum(one is not None and one.category == name for one in heard) >= 45


def test_what_is_like_ordinary_rows_is_left_alone() -> None:
    heard = [concern_heard(LEARNT.head, IN_OTHER_WORDS, one) for one in near(NONE, 400)]
    assert sum(one is not None for one in heard) <= 8


def test_without_a_head_or_with_another_encoders_vector_patterns_have_to_do() -> None:
    danger = near("emergency", 1)[0]
    assert concern_heard(None, IN_OTHER_WORDS, danger) is None
    assert concern_heard(LEARNT.head, IN_OTHER_WORDS, np.r_[danger, 0.0]) is None
    assert concern_heard(LEARNT.head, "my uncle passed away", np.ones(3)) == Concern(
        "bereavement", "en"
    )


def test_no_head_overrules_the_danger_that_a_pattern_finds() -> None:
    for vector in (near(NONE, 1)[0], near("press", 1)[0]):
        heard = concern_heard(LEARNT.head, "i am going to hang myself", vector)
        assert heard is not None and heard.category == "self_harm"


def test_the_danger_that_the_head_hears_comes_before_a_matter_that_patterns_find() -> None:
    heard = concern_heard(LEARNT.head, "my aunt passed away", near("self_harm", 1, 0.01)[0])
    assert heard is not None and heard.category == "self_harm"


def test_every_language_by_itself_has_few_false_alarms_and_figures_to_read() -> None:
    assert set(LEARNT.figures) == {"en", "de"}
    for heard in LEARNT.figures.values():
        assert heard.alarms <= 0.02 and heard.recall >= 0.9
        assert set(heard.of_categories) == set(CLASSES[:-1])


def test_a_language_full_of_alarming_ordinary_talk_raises_the_limits() -> None:
    some = rows()
    calm = (some.labels == CLASSES.index(NONE)) & (np.array(some.languages) == "de")
    vectors = some.vectors.copy()
    vectors[np.flatnonzero(calm)[:20]] = near("legal", 20)
    stricter = learn(CareRows(vectors, some.labels, some.texts, some.languages))
    assert stricter.head.limits[ANY]["legal"] > LEARNT.head.limits[ANY]["legal"]


def test_what_was_taught_is_no_cause_for_alarm_unless_it_is_about_such_a_matter() -> None:
    everyday = near(NONE, 200, 0.05) + 0.35 * near("emergency", 200, 0.05)
    everyday /= np.linalg.norm(everyday, axis=1, keepdims=True)
    about_deaths = near("bereavement", 40)
    taught = np.vstack([everyday, about_deaths]), np.r_[np.zeros(200, int), np.ones(40, int)]
    some = rows(each=30)
    head = learn(some, taught).head
    before = learn(some).head.probabilities(everyday)[:, -1]
    assert (head.probabilities(everyday)[:, -1] > before).mean() > 0.9
    heard = head.probabilities(about_deaths)[:, CLASSES.index("bereavement")]
    assert np.median(heard) > 0.5


def test_twins_are_judged_together() -> None:
    points = np.vstack([near("legal", 1), near("press", 1)])
    groups = twins(np.vstack([points, points + 0.001]))
    assert groups.tolist() == [0, 1, 0, 1]


def test_the_same_rows_give_the_same_head() -> None:
    some = rows(each=10)
    first, second = learn(some), learn(some)
    assert first.head.limits == second.head.limits
    assert (first.head.weights == second.head.weights).all()


def test_the_shares_of_the_dangers_add_up() -> None:
    shares = shares_of_groups(np.full((1, len(CLASSES)), 0.1))
    assert shares.tolist() == [[pytest.approx(0.3), 0.1, 0.1, 0.1]] and len(GROUPS) == 4


def test_a_model_trained_without_such_rows_has_no_head(tmp_path: Path) -> None:
    np.savez(tmp_path / "rows.npz", vectors=np.zeros((2, 3)))
    assert CareRows.load(tmp_path / "rows.npz") is None


def test_rows_are_read_as_they_were_written_and_unknown_categories_refused(tmp_path: Path) -> None:
    given = {
        "care_vectors": np.eye(2, dtype=np.float32),
        "care_texts": np.array(["a", "b"]),
        "care_categories": np.array(["press", NONE]),
        "care_languages": np.array(["fr", "es"]),
    }
    np.savez(tmp_path / "rows.npz", **given)
    read = CareRows.load(tmp_path / "rows.npz")
    assert read is not None and read.languages == ("fr", "es")
    assert [CLASSES[label] for label in read.labels] == ["press", NONE]
    np.savez(tmp_path / "rows.npz", **given | {"care_categories": np.array(["omens", NONE])})
    with pytest.raises(ValueError, match="omens"):
        CareRows.load(tmp_path / "rows.npz")


def test_a_head_knows_how_long_its_vectors_are() -> None:
    head = Head(np.zeros((len(CLASSES), 3), np.float32), np.zeros(len(CLASSES), np.float32), {})
    assert head.found_in(np.ones(4), "en") is None


def test_each_language_has_limits_of_its_own_and_others_the_strictest() -> None:
    bias = np.zeros(len(CLASSES), np.float32)
    bias[CLASSES.index("press")] = 2.0
    easy, strict = dict.fromkeys(GROUPS, 0.5), dict.fromkeys(GROUPS, 0.9)
    head = Head(np.zeros((len(CLASSES), 2), np.float32), bias, {"fr": easy, ANY: strict})
    assert head.found_in(np.ones(2), "fr") == "press"
    assert head.found_in(np.ones(2), "it") is None and head.found_in(np.ones(2), None) is None
