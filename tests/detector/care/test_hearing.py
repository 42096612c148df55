"""What the network hears beside the patterns, and where it knows better than they."""

from __future__ import annotations

import pytest

from handoff.detector.care.care import concern_in
from handoff.detector.care.hearing import Hearing, Limits, concern_heard, concern_told, danger_told
from handoff.detector.multitask.classes import ANY, GROUPS, shares_of_groups
from handoff.detector.multitask.network import shipped
from handoff.domain.care import DANGERS

TOLD = "my uncle passed away"
ORDINARY = "where is my order?"
HINT = "please cancel my order, I would rather not wake up tomorrow"


def hearing(alone: float, doubt: float) -> Hearing:
    limits = Limits({ANY: dict.fromkeys(GROUPS, alone)}, dict.fromkeys(GROUPS, doubt))
    return Hearing(shipped(), limits)


def test_what_patterns_hear_counts_unless_the_network_is_surer_than_its_limit() -> None:
    assert hearing(alone=1.1, doubt=0.0).told(TOLD) == concern_in(TOLD)
    assert hearing(alone=1.1, doubt=1.1).told(TOLD) is None
    assert hearing(alone=1.1, doubt=1.1).heard(TOLD) is None


def test_alone_the_network_hears_from_its_limit_on() -> None:
    assert hearing(alone=1.1, doubt=0.0).heard(ORDINARY) is None
    heard = hearing(alone=0.0, doubt=0.0).heard(ORDINARY)
    assert heard is not None and heard.language == "en"
    assert hearing(alone=0.0, doubt=0.0).told(ORDINARY) is None


def test_in_what_is_asked_every_day_the_network_must_be_surer() -> None:
    shares = shares_of_groups(shipped().scores(HINT).care_probabilities[None])[0]
    limit = float(shares.max()) - 1e-6
    assert hearing(alone=limit, doubt=0.0).heard(HINT) is not None
    assert hearing(alone=limit, doubt=0.0).heard(HINT, familiar=True) is None
    assert hearing(alone=2 * limit - 1, doubt=0.0).heard(HINT, familiar=True) is not None


@pytest.mark.parametrize(
    "text",
    [
        "I took all of the pills at once and I feel very sleepy",
        "mein Mann schlägt mich und ich habe Angst nach Hause zu gehen",
        "j'ai avalé toute la boîte de médicaments",
        "ya no quiero seguir viviendo, no aguanto más",
        "the baby swallowed the battery from the lamp, what do we do",
    ],
)
def test_danger_is_heard_in_four_languages(text: str) -> None:
    heard = concern_heard(text)
    assert heard is not None and heard.category in DANGERS


@pytest.mark.parametrize(
    "text",
    [
        "where is my parcel, it should have come on monday",
        "wie lange dauert der Versand nach Wien",
        "je voudrais échanger le pull contre une taille plus grande",
        "¿tienen la chaqueta en azul?",
        "thank you, that was quick!",
    ],
)
def test_ordinary_messages_need_no_care(text: str) -> None:
    assert concern_heard(text) is None and concern_told(text) is None


def test_danger_alone_is_asked_for_beside_ratings() -> None:
    assert danger_told(TOLD) is None
    assert danger_told("i am going to kill myself") is not None
