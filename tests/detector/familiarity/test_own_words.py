"""Which companies' names are this assistant's business."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from handoff.detector.familiarity.own_words import OwnWords, bare
from handoff.detector.multitask.network import Scores

ROWS = [
    ("can I pay with Klarna?", "pay"),
    ("where is my parcel", "status"),
    ("the DHL tracking stopped", "status"),
    ("has DHL got it", "lost"),
    ("I waited for DHL all day", "delivery"),
    ("may I hand it to DHL", "returns"),
    ("DHL wants money from me", "customs"),
    ("is it cheaper at Acme", "prices"),
    ("Globex sells it for less", "prices"),
]
TEXTS, INTENTS = zip(*ROWS, strict=True)


def tagged(text: str, *names: str) -> Scores:
    words = tuple(text.split())
    scores = np.array([5.0 if bare(word) in names else -5.0 for word in words])
    return Scores(np.zeros(7), np.zeros(3), 0.0, words, scores)


def scored(texts: Sequence[str]) -> list[Scores]:
    return [tagged(text, "acme", "globex", "dhl", "klarna") for text in texts]


ENGLISH = ("en",) * len(TEXTS)
MADE = OwnWords.in_rows(TEXTS, INTENTS, ENGLISH, scored, 0.0)
OWN = OwnWords(MADE.of, frozenset({"prices"}), limit=0.0, limits={"de": 7.0})


@pytest.mark.parametrize("text", ["my Initech password", "my INITECH's password", "«Initech»!"])
def test_a_name_that_no_example_has_is_another_company_s(text: str) -> None:
    assert OWN.foreign(tagged(text, "initech", "initech's"), "status")


def test_a_name_is_known_where_the_intent_s_examples_have_it() -> None:
    asked = tagged("klarna please", "klarna")
    assert OWN.foreign(asked, "pay") == ()
    assert OWN.foreign(asked, "status") == ("klarna",)


def test_what_many_intents_speak_of_is_known_to_all() -> None:
    assert OWN.foreign(tagged("DHL lost it", "dhl"), "pay") == ()
    assert OWN.foreign(tagged("DHL's van", "dhl's"), "pay") == ()


def pieced(text: str, name: str, pieces: int) -> Scores:
    """As if the encoder read this word in so many pieces."""
    scores = tagged(text, name)
    counts = tuple(pieces if bare(word) == name else 1 for word in scores.words)
    return replace(scores, pieces=counts)


def test_a_slip_of_the_finger_in_an_own_word_names_nobody() -> None:
    assert OWN.foreign(pieced("wheres my parcle", "parcle", 2), "status") == ()
    assert OWN.foreign(pieced("my parcle, pay how", "parcle", 2), "pay") == ("parcle,",)
    assert OWN.foreign(pieced("a parole please", "parole", 1), "status") == ("parole",)


def test_in_each_language_the_network_must_be_as_sure_as_its_examples_ask_for() -> None:
    asked = tagged("my Initech password", "initech")
    assert OWN.foreign(asked, "status", "en") and OWN.foreign(asked, "status", None)
    assert OWN.foreign(asked, "status", "de-AT") == ()


def test_a_word_that_any_example_has_is_no_gibberish() -> None:
    assert OWN.has("Parcel's") and OWN.has("DHL!") and not OWN.has("blrrp")


def test_where_an_intent_is_about_companies_any_may_be_named() -> None:
    assert OWN.foreign(tagged("Initech has it for 5", "initech"), "prices") == ()


def test_a_word_that_is_hardly_a_name_is_none() -> None:
    assert OWN.foreign(tagged("my Initech password"), "status") == ()
    stricter = OwnWords(OWN.of, limit=9.0)
    assert stricter.foreign(tagged("my Initech password", "initech"), "status") == ()


@pytest.mark.parametrize("word", ["HG-25318", "m.olsen@example.com", "3pm"])
def test_numbers_and_addresses_name_nobody(word: str) -> None:
    assert OWN.foreign(tagged(f"where is {word}", word.casefold()), "status") == ()


def rare(number: int) -> str:
    """A word of its own for each number."""
    return f"{chr(97 + number // 20)}q{chr(97 + number % 20)}"


def test_rare_words_that_look_like_names_raise_the_limit() -> None:
    words = [rare(number) for number in range(200)]
    texts = [f"where is my {word}" for word in words]

    def suspicious(texts: Sequence[str]) -> Iterator[Scores]:
        for split in map(tuple, map(str.split, texts)):
            scores = np.array([-9.0, -9.0, -9.0, words.index(split[3])])
            yield Scores(np.zeros(7), np.zeros(3), 0.0, split, scores)

    intents = [f"intent {number % 10}" for number in range(200)]
    own = OwnWords.in_rows(texts, intents, ["en"] * 200, suspicious, 0.0)
    assert 195 <= own.limit <= 199 and own.about == frozenset()


def test_an_intent_whose_examples_often_name_companies_is_about_them() -> None:
    calm = [(f"question {rare(number)}", "calm") for number in range(400)]
    prices = [
        (f"cheaper at {'Acme' if number % 2 else 'Globex'}", "prices") for number in range(40)
    ]
    texts, intents = zip(*calm, *prices, strict=True)
    languages = ["en"] * len(texts)
    assert OwnWords.in_rows(texts, intents, languages, scored, 0.0).about == {"prices"}


def test_it_is_stored_as_it_was(tmp_path: Path) -> None:
    OWN.save(tmp_path / "own_words.json")
    assert OwnWords.load(tmp_path / "own_words.json") == OWN
