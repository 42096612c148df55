"""The shipped tone head on support lines that it was not trained on, and the shape of its moods."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from handoff.detector.encoder import Encoder
from handoff.detector.tone import WEIGHTS, Tone

ROOT = Path(__file__).resolve().parents[2]
ENCODER = ROOT / "var" / "encoder"
HELD_OUT = ROOT / "data" / "tone" / "support_heldout.csv"


def negative(*texts: str) -> np.ndarray:
    return Tone.load().probabilities(Encoder(ENCODER).encode(texts))[:, 0]


def test_probabilities_sum_to_one_and_mood_agrees_with_them() -> None:
    vectors = np.random.default_rng(0).normal(size=(5, 384)).astype(np.float32)
    tone = Tone.load()
    shares = tone.probabilities(vectors)
    assert np.allclose(shares.sum(axis=1), 1)
    mood = tone.mood(vectors[2])
    assert [mood.negative, mood.neutral, mood.positive] == pytest.approx(
        shares[2].tolist(), rel=1e-4
    )


def test_the_shipped_head_is_a_fitted_one() -> None:
    """An optimiser that stops before its first step leaves zeros, and every mood alike."""
    with np.load(WEIGHTS) as arrays:
        assert arrays["weights"].shape == (3, 384)
        assert np.abs(arrays["weights"]).max() > 0.5
    figures = json.loads(WEIGHTS.with_suffix(".json").read_text())["figures"]
    assert figures["test"]["negative_auroc"] > 0.8


def test_the_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size < 10_000


def test_problems_told_calmly_are_less_negative_than_anger() -> None:
    calm = negative("where is my order", "my mug arrived broken", "I want to return this")
    angry = negative("this is the third time I ask, you are useless, I am furious")
    assert calm.max() < 0.5 < angry.min()


def test_held_out_support_lines_are_told_apart() -> None:
    with HELD_OUT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shares = negative(*(row["text"] for row in rows))
    angry = np.array([row["tone"] == "negative" for row in rows])
    above = (shares[angry][:, None] > shares[~angry][None]).mean()
    assert above > 0.95
