"""The fine-tuned encoder in numpy: what it is without any change, and what it reads."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest

from common.low_rank import factored
from common.universal import Universal, universal_in
from handoff.config import settings
from handoff.detector.multitask.classes import CLASSES
from handoff.detector.multitask.network import (
    HIDDEN,
    MOST_PIECES,
    OUTPUTS,
    READ,
    TAGS,
    Network,
    name_limit,
    pieces_of,
    shipped,
)

HEADS = {
    "head.weight": np.zeros((OUTPUTS, READ)),
    "head.bias": np.arange(OUTPUTS, dtype=float),
    "names.0.weight": np.zeros((HIDDEN, TAGS)),
    "names.0.bias": np.zeros(HIDDEN),
    "names.3.weight": np.zeros((1, HIDDEN)),
    "names.3.bias": np.ones(1),
}
TEXTS = ["where is my parcel?", "ich will nicht mehr", "¿cuánto cuesta?", "a", "one  two\nthree"]


@lru_cache(maxsize=1)
def universal() -> Universal:
    return universal_in(settings().var / "encoder")


def unchanged() -> dict[str, np.ndarray]:
    return {name: np.zeros_like(each) for name, each in universal().matrices.items()}


@pytest.mark.parametrize("text", TEXTS)
def test_without_a_change_it_is_the_package_s_encoder(text: str) -> None:
    network = Network.changed(universal(), unchanged() | HEADS)
    assert network.sentence(text) @ universal()(text) == pytest.approx(1, abs=1e-5)


def test_a_change_is_the_product_of_two_thin_matrices() -> None:
    random = np.random.default_rng(3)
    tall, wide = random.normal(0, 0.05, (512, 4)), random.normal(0, 0.05, (4, 320))
    whole = Network.changed(universal(), unchanged() | HEADS | {"d0": tall @ wide})
    thin = {name: each for name, each in unchanged().items() if name != "d0"}
    thin |= factored("d0", tall @ wide, rank=4)
    made = Network.changed(universal(), thin | HEADS)
    assert np.allclose(made.sentence(TEXTS[0]), whole.sentence(TEXTS[0]), atol=1e-3)
    assert not np.allclose(made.sentence(TEXTS[0]), universal()(TEXTS[0]), atol=1e-3)


def test_scores_come_in_their_order_and_each_word_has_one() -> None:
    scores = Network.changed(universal(), unchanged() | HEADS).scores("my lamp is broken")
    assert scores.care.tolist() == list(range(len(CLASSES)))
    assert scores.tone.tolist() == [7, 8, 9] and scores.distress == 10
    assert scores.words == ("my", "lamp", "is", "broken") and scores.names.tolist() == [1] * 4
    assert scores.care_probabilities.sum() == pytest.approx(1)


@pytest.mark.parametrize("text", ["", " ", "\n", "😡", "word " * 5_000, "x" * 5_000])
def test_any_text_can_be_read(text: str) -> None:
    scores = shipped().scores(text)
    assert np.isfinite(scores.care).all() and np.isfinite(scores.tone).all()
    assert len(pieces_of(universal(), text).pieces) <= MOST_PIECES + 1


def test_texts_read_together_score_as_each_does_alone() -> None:
    together = list(shipped().scores_of(TEXTS * 20))
    assert len(together) == len(TEXTS) * 20
    for text, found in zip(TEXTS * 20, together, strict=True):
        alone = shipped().scores(text)
        assert (found.words, found.pieces) == (alone.words, alone.pieces)
        assert np.allclose(found.names, alone.names, atol=1e-3)
        assert np.allclose(found.care, alone.care, atol=1e-3)


def names_a_company(text: str) -> bool:
    return bool((shipped().scores(text).names >= name_limit()).any())


def test_names_of_companies_are_told_from_other_names() -> None:
    assert names_a_company("cancel my spotify subscription")
    assert not names_a_company("cancel my subscription")
    assert not names_a_company("please send it to my brother Henrik in Husum")
