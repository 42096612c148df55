"""Intents taught with a few sentences answer what is close to them, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from common.encoder import Encoder
from common.encoder_parts import Exported
from handoff.config import ROOT
from handoff.detector.calibration.newcomers import FEW, Newcomers

TAUGHT = [
    "Can I bring my dog along when I visit your shop in Hamburg?",
    "Are dogs allowed in the store?",
    "may my dog come in with me",
    "is it ok to take a puppy into your shops",
    "do you let dogs inside",
]

ORDINARY = 100
"""Rows of an intent that is not a newcomer."""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder([Exported(ROOT / "var" / "encoder")])


@pytest.fixture(scope="module")
def newcomers(encoder: Encoder) -> Newcomers:
    """Taught today, next to an intent of ordinary size."""
    vectors = np.vstack([encoder.encode(TAUGHT), far_apart(ORDINARY, encoder.dim)])
    return Newcomers.of(vectors, np.repeat([0, 1], [len(TAUGHT), ORDINARY]), 2)


def far_apart(number: int, dimensions: int) -> np.ndarray:
    return np.eye(dimensions)[:number]


@pytest.mark.parametrize(
    "text",
    [
        "I'd like to come by with my labrador, is that allowed in your store?",
        "Is it fine if my dog comes in with me?",
    ],
)
def test_the_same_in_other_words_is_near_enough(
    encoder: Encoder, newcomers: Newcomers, text: str
) -> None:
    assert not newcomers.is_too_far(encoder.encode([text])[0], 0)


@pytest.mark.parametrize(
    "text",
    [
        "Which vet in Hamburg is good with old dogs?",
        "Can I bring my bicycle into the shop in Hamburg?",
        "Is your raincoat safe for my dog to wear?",
    ],
)
def test_what_only_shares_a_word_is_too_far(
    encoder: Encoder, newcomers: Newcomers, text: str
) -> None:
    assert newcomers.is_too_far(encoder.encode([text])[0], 0)


def test_intents_with_many_rows_and_those_with_one_keep_nobody_out() -> None:
    labels = np.array([0] * FEW + [1])
    vectors = np.eye(FEW + 1)
    newcomers = Newcomers.of(vectors, labels, 2)
    far = -vectors[0].astype(np.float32)
    assert not newcomers.is_too_far(far, 0)
    assert not newcomers.is_too_far(far, 1)


def test_where_all_intents_have_few_rows_nobody_is_a_newcomer() -> None:
    few = 5
    labels = np.repeat(np.arange(4), few)
    vectors = np.eye(4 * few)
    newcomers = Newcomers.of(vectors, labels, 4)
    assert not newcomers.too_far(-vectors[:4], np.arange(4)).any()


def test_one_with_few_rows_among_ordinary_ones_keeps_out_what_is_not_near() -> None:
    sizes = [FEW * 4, FEW * 4, 3]
    vectors = far_apart(sum(sizes), sum(sizes))
    newcomers = Newcomers.of(vectors, np.repeat(np.arange(3), sizes), 3)
    far = -np.ones((3, sum(sizes))) / np.sqrt(sum(sizes))
    assert newcomers.too_far(far, np.arange(3)).tolist() == [False, False, True]
