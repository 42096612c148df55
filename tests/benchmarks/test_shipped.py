"""The shipped pipeline as the benchmarks run it: the real command, on few rows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.detector import cache, shipped
from benchmarks.detector.questions import OUT_OF_SCOPE, Questions
from handoff.config import ROOT

INTENTS = 4

pytestmark = pytest.mark.bot


def product_questions() -> Questions:
    """Some of the product's own held-out questions, by intent."""
    with (ROOT / "data" / "heldout" / "questions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    intents = sorted({row["intent"] for row in rows})[:INTENTS]
    chosen = [(row["text"], row["intent"]) for row in rows if row["intent"] in intents]
    return Questions(*zip(*chosen, strict=True))


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(cache, "folder", lambda: tmp_path)
    return tmp_path


def test_a_run_is_scored_row_by_row_and_kept(own_cache: Path) -> None:
    said: list[str] = []
    train = product_questions()
    strange = Questions(("what is the tallest mountain", "sing me a song"), (OUT_OF_SCOPE,) * 2)
    asked = train + strange
    scored = shipped.score(train, asked, "fast", said.append)
    predictions = scored.predictions
    assert len(predictions) == len(asked)
    assert predictions.is_oos.tolist() == [False] * len(train) + [True, True]
    assert predictions.top_correct[: len(train)].mean() == pytest.approx(scored.report["accuracy"])
    assert not predictions.top_correct[len(train) :].any()
    assert ((predictions.confidence >= 0) & (predictions.confidence <= 1)).all()
    assert predictions.set_size is not None and len(predictions.set_size) == len(asked)
    assert len(predictions.rows(slice(3, None))) == len(asked) - 3

    again = shipped.score(train, asked, "fast", said.append)
    assert len(said) == 1, "nothing is run the second time"
    assert again.report == scored.report


def test_a_run_that_fails_says_why_and_leaves_nothing_behind(own_cache: Path) -> None:
    one_intent = Questions(("where is it", "where is my parcel"), ("status", "status"))
    with pytest.raises(shipped.EvaluationFailed, match="ended with 2"):
        shipped.score(one_intent, one_intent, "fast", lambda line: None)
    assert not list((own_cache / "shipped").iterdir())
