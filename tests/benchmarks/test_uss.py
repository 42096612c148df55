"""Dissatisfaction on USS: what a fold may see, and the figures from raw predictions."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from benchmarks.detector import handing_over, uss
from benchmarks.detector.questions import MissingData
from fitting.dissatisfaction import regression
from fitting.dissatisfaction.limits import by_dialogue
from fitting.dissatisfaction.uss import Marked, lowest_mode, read_marked

TEXTS = {
    True: ("that is wrong, I said the north", "no, you are not listening", "are you sure, again?"),
    False: ("thanks, that is great", "please book it for two", "what is the address"),
}


def write(folder: Path, seed: int = 0) -> None:
    """Two files of sixty dialogues in which wrong answers by the bot are marked down."""
    random = np.random.default_rng(seed)
    (folder / "uss").mkdir()
    for name in ("MWOZ", "SGD"):
        rows: list[str] = []
        for _ in range(60):
            rows += ["", "USER\ta hotel in the north\tInform\t3,3,3"]
            for _ in range(5):
                bad = bool(random.random() < 0.2)
                said = "sorry, there is none" if bad else "the Lensfield is nice"
                rows += [f"SYSTEM\t{said}\t\t"]
                rows += [f"USER\t{random.choice(TEXTS[bad])}\tX\t{'2,1,2' if bad else '3,4,3'}"]
            rows += ["USER\tOVERALL\t\t3,3,3"]
        (folder / "uss" / f"{name}.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Marked:
    folder = tmp_path_factory.mktemp("data")
    write(folder)
    return read_marked(folder)


def quiet(_: str) -> None:
    pass


def test_marks_belong_to_the_turns_and_overall_is_none(marked: Marked) -> None:
    assert len(marked.sheet) == 2 * 60 * 6
    assert marked.mean[0] == 3
    assert set(np.round(marked.mean, 2).tolist()) == {1.67, 3.0, 3.33}
    assert (marked.low_mode == marked.dissatisfied).all()


def test_of_several_commonest_marks_the_lowest_counts() -> None:
    assert lowest_mode([3, 2, 2, 3]) == 2
    assert lowest_mode([3, 2, 3, 1]) == 3


@pytest.mark.parametrize("score", [uss.by_the_product, uss.by_the_product_before_the_message])
def test_the_marks_of_a_fold_change_nothing_that_is_said_of_it(
    marked: Marked, score: object
) -> None:
    """Nor anything its limits are chosen by."""
    assert callable(score)
    folds = regression.folds_of(marked.dialogue, uss.FOLDS, uss.SEED)
    other = marked.mean.copy()
    other[folds == 4] = np.where(other[folds == 4] < 2.5, 5.0, 1.0)
    before, after = (score(each, folds, quiet) for each in (marked, replace(marked, mean=other)))
    assert before.scored[folds == 4] == pytest.approx(after.scored[folds == 4], abs=0)
    assert before.training[4] == pytest.approx(after.training[4], abs=0)
    assert before.scored[folds == 5] != pytest.approx(after.scored[folds == 5])


def test_all_rows_are_measured_and_the_plain_case_is_solved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path)
    monkeypatch.setattr(uss, "by_vader", lambda data: np.zeros(len(data.sheet)))
    rows = {row.name: row for row in uss.rows(tmp_path, quiet)}
    assert len(rows) == 10
    assert rows["uss.mwoz.auroc"].value > 0.99
    assert rows["uss.mwoz.auroc"].peers["vader"] == 0.5
    assert rows["uss.sgd.f1"].value > 0.9
    assert rows["uss.sgd.gt1"].value > 0.9 > rows["uss.sgd.gt1"].peers["never"]
    assert rows["uss.sgd.gt1.recall"].peers["never"] == 0


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingData, match="MWOZ"):
        uss.rows(tmp_path, quiet)


def test_golden_transfer_by_hand() -> None:
    predicted = [[3], [], [], [2], [1, 5]]
    gold = [[4], [], [2], [], [1]]
    near, far = np.exp(-0.5), np.exp(-8.0)
    expected = (near + 1 + 0 + 0 + (1 + far) / 2) / 5
    assert handing_over.golden_transfer(predicted, gold, 1.0) == pytest.approx(expected)
    assert handing_over.recall(predicted, gold) == pytest.approx(2 / 3)


def test_the_best_limit_is_that_of_a_search_over_all() -> None:
    random = np.random.default_rng(5)
    for _ in range(20):
        scores = [np.round(random.random(random.integers(1, 8)), 1) for _ in range(30)]
        gold = [
            [int(random.integers(0, len(each)))] if random.random() < 0.7 else [] for each in scores
        ]

        def figure(limit: float, scores: list = scores, gold: list = gold) -> float:
            hot = handing_over.first_of([each >= limit for each in scores])
            return handing_over.golden_transfer(hot, gold, 1.0)

        every = max(figure(limit) for limit in [np.inf, *np.concatenate(scores)])
        assert figure(handing_over.best_limit(scores, gold, 1.0)) == pytest.approx(every)


def test_where_every_handoff_is_wrong_never_is_best() -> None:
    scores = [np.array([0.1, 0.9]), np.array([0.5])]
    assert handing_over.best_limit(scores, [[], []], 1.0) == float("inf")


def test_f1_and_the_published_variant() -> None:
    labels = np.array([1, 1, 0, 0, 0], dtype=bool)
    predicted = np.array([1, 0, 1, 1, 0], dtype=bool)
    assert handing_over.f1(labels, predicted) == pytest.approx(0.4)
    assert handing_over.published_f1(labels, predicted) == pytest.approx(2 * 0.5 / 3)
    assert handing_over.f1(labels, np.zeros(5, dtype=bool)) == 0
    scores = np.array([0.9, 0.2, 0.8, 0.7, 0.1])
    best = handing_over.best_f1_limit(labels, scores)
    assert handing_over.f1(labels, scores >= best) == pytest.approx(2 / 3)


def test_folds_keep_dialogues_whole(marked: Marked) -> None:
    folds = regression.folds_of(marked.dialogue, uss.FOLDS, uss.SEED)
    assert all(len(set(part.tolist())) == 1 for part in by_dialogue(folds, marked.dialogue))
