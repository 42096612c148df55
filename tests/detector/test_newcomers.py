"""Intents taught with a few sentences answer what is near to them, and nothing else."""

from __future__ import annotations

import numpy as np
import pytest

from handoff.config import ROOT
from handoff.detector.encoder import Encoder
from handoff.detector.newcomers import FEW, Newcomers

TAUGHT = [
    "Can I bring my dog along when I visit your shop in Hamburg?",
    "Are dogs allowed in the store?",
    "may my dog come in with me",
    "is it ok to take a puppy into your shops",
    "do you let dogs inside",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(ROOT / "var" / "encoder")


@pytest.fixture(scope="module")
def newcomers(encoder: Encoder) -> Newcomers:
    return Newcomers.of(encoder.encode(TAUGHT), np.zeros(len(TAUGHT), dtype=np.int64), 1)


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
