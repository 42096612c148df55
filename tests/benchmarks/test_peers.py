"""Peers: what FallbackClassifier would turn away; kept guesses serve only the same run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from benchmarks.detector.peers import guesses
from benchmarks.detector.peers.guesses import Guesses, Run
from benchmarks.detector.questions import Questions

ASKED = Questions(("where is it", "cancel it", "sing"), ("status", "cancel", "oos"))
SAID = {
    "top": ["status", "status", "cancel"],
    "first": [0.9, 0.5, 0.35],
    "second": [0.05, 0.45, 0.1],
}


def test_fallback_rejects_the_unsure_and_the_ambiguous() -> None:
    said = Guesses.of(SAID)
    assert said.right(ASKED).tolist() == [True, False, False]
    assert said.not_fallback(0.3).tolist() == [True, False, True]
    assert said.not_fallback(0.7).tolist() == [True, False, False]


def test_a_confidence_on_the_threshold_is_let_through_as_rasa_does() -> None:
    said = Guesses.of({"top": ["a"], "first": [0.7], "second": [0.2]})
    assert said.not_fallback(0.7).tolist() == [True]


def test_what_is_kept_serves_the_very_same_run_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guesses, "KEPT", tmp_path)
    train = Questions(("track it",), ("status",))
    run = Run("peer", {"epochs": 20}, train, ASKED)
    assert guesses.kept("peer-data", run) is None
    guesses.keep("peer-data", run, {"peer": "1.0"}, SAID)
    again = guesses.kept("peer-data", run)
    assert again is not None
    np.testing.assert_array_equal(again.top, SAID["top"])
    np.testing.assert_array_equal(again.first, SAID["first"])
    others = (
        Run("peer", {"epochs": 100}, train, ASKED),
        Run("peer", {"epochs": 20}, ASKED, ASKED),
        Run("peer", {"epochs": 20}, train, train),
    )
    assert all(guesses.kept("peer-data", other) is None for other in others)
