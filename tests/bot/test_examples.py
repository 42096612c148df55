"""What the bot learns from and what evaluation asks it: enough of both, and kept apart."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import lru_cache

import numpy as np
import pytest
import yaml

from bot.components.encoder import vector_cache
from common.encoder_parts import DEFAULT, MINILM
from common.universal import EncoderMissing
from handoff.config import ROOT
from harness.shop import SHOP, mask

ENOUGH_TO_TRAIN = 20
ENOUGH_HELD_OUT = 8
ENOUGH_TO_TEST = 4

OTHER_LANGUAGES = ("questions_de.csv", "questions_fr.csv", "questions_es.csv")
NOT_TO_BE_ANSWERED = 150
LARGEST_COSINE = 0.95
COMPANIES = 120

ANNOTATION = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def all_yaml(folder: str) -> list[dict[str, list[dict[str, str]]]]:
    files = sorted((ROOT / folder).rglob("*.yml"))
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]


@lru_cache(maxsize=1)
def training_rows() -> list[tuple[str, str]]:
    """(text, intent) of every training example, without annotations."""
    return [
        (ANNOTATION.sub(r"\1", line.removeprefix("- ").strip()), block["intent"].split("/")[0])
        for content in all_yaml("data/nlu")
        for block in content["nlu"]
        if "intent" in block
        for line in block["examples"].splitlines()
        if line.startswith("- ")
    ]


def held_out(name: str) -> list[dict[str, str]]:
    with (ROOT / "data" / "heldout" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def background_questions() -> list[str]:
    """Questions that are not for the bot, which the detector learns from."""
    path = ROOT / "data" / "background" / "questions.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)]


def shipped_intents() -> set[str]:
    return {name for content in all_yaml("data/domain") for name in content.get("intents", [])}


def test_every_intent_has_enough_training_rows() -> None:
    counts = Counter(intent for _, intent in training_rows())
    assert counts.keys() == shipped_intents()
    assert not {name: n for name, n in counts.items() if n < ENOUGH_TO_TRAIN}


def test_every_intent_has_enough_held_out_questions() -> None:
    counts = Counter(row["intent"] for row in held_out("questions.csv"))
    assert counts.keys() == shipped_intents()
    assert not {name: n for name, n in counts.items() if n < ENOUGH_HELD_OUT}


@pytest.mark.parametrize("name", OTHER_LANGUAGES)
def test_every_intent_has_enough_questions_to_test_thresholds_on(name: str) -> None:
    counts = Counter(row["intent"] for row in held_out(name))
    assert counts.keys() == shipped_intents()
    assert not {name: n for name, n in counts.items() if n < ENOUGH_TO_TEST}


def test_there_are_enough_questions_that_must_not_be_answered() -> None:
    assert len(held_out("out_of_scope.csv")) >= NOT_TO_BE_ANSWERED


def test_no_row_is_there_twice_or_under_two_intents() -> None:
    texts = Counter(text.casefold() for text, _ in training_rows())
    assert not [text for text, count in texts.items() if count > 1]


def test_no_background_question_is_there_twice_or_is_taught() -> None:
    texts = Counter(text.casefold() for text in background_questions())
    assert not [text for text, count in texts.items() if count > 1]
    assert not texts.keys() & {text.casefold() for text, _ in training_rows()}


def test_every_company_listed_as_taught_is_named_in_a_background_question() -> None:
    """Whoever writes questions that measure reads the list, so as to use none of them."""
    taught = "\n".join(background_questions()).casefold()
    file = ROOT / "data" / "background" / "companies.txt"
    names = file.read_text(encoding="utf-8").splitlines()
    assert names == sorted(set(names)) and len(names) >= COMPANIES
    assert not [name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", taught)]


def test_every_intent_can_be_answered() -> None:
    """An intent without a rule would leave the customer without an answer."""
    ruled = {
        step["intent"]
        for content in all_yaml("data/rules")
        for rule in content["rules"]
        for step in rule["steps"]  # type: ignore[union-attr]
        if "intent" in step
    }
    assert ruled == shipped_intents()


def test_every_intent_has_a_label_or_is_never_offered() -> None:
    content = yaml.safe_load((ROOT / "data" / "baton.yml").read_text(encoding="utf-8"))
    assert shipped_intents() - set(content["labels"]) <= SHOP.policy.never_offered


def test_no_held_out_row_is_nearly_a_training_row(capsys: pytest.CaptureFixture[str]) -> None:
    """Prints the closest pairs of held-out and training rows, whether it fails or not."""
    try:
        cache = vector_cache(mask, MINILM)
    except EncoderMissing:
        pytest.skip("the encoder was not exported: run make test")
    trained = [*(text for text, _ in training_rows()), *background_questions()]
    asked = [
        row["text"] for name in ("questions.csv", "out_of_scope.csv") for row in held_out(name)
    ]
    cosines = cache.vectors(asked) @ cache.vectors(trained).T
    nearest, closest = cosines.argmax(axis=1), cosines.max(axis=1)
    report = [
        f"{closest[row]:.3f}  {asked[row]}  ~  {trained[nearest[row]]}"
        for row in np.argsort(-closest)
    ]
    (ROOT / "var").mkdir(exist_ok=True)
    path = ROOT / "var" / "nearest_training_rows.txt"
    path.write_text("\n".join(report) + "\n", encoding="utf-8")
    with capsys.disabled():
        shares = np.quantile(closest, [0.5, 0.9, 1.0]).round(3)
        print(
            f"\ncosine to the nearest training row: median, 90 %, largest {shares}; all in {path}"
        )
    too_close = [line for line, value in zip(report, sorted(closest)[::-1], strict=True)
                 if value > LARGEST_COSINE]  # fmt: skip
    assert not too_close


@pytest.mark.parametrize("name", OTHER_LANGUAGES)
def test_no_question_in_another_language_is_nearly_a_training_row(name: str) -> None:
    """A word or two, such as "ok" or a number, are the same in any language."""
    try:
        cache = vector_cache(mask, DEFAULT)
    except EncoderMissing:
        pytest.skip("the encoder was not exported: run make test")
    asked = [row["text"] for row in held_out(name) if len(row["text"].split()) > 2]
    trained = [*(text for text, _ in training_rows()), *background_questions()]
    closest = (cache.vectors(asked) @ cache.vectors(trained).T).max(axis=1)
    assert int((closest > LARGEST_COSINE).sum()) == 0


def test_training_rows_hold_no_personal_data_but_invented() -> None:
    """Masking must find what is annotated as an order number or an address."""
    kept = [text for text, _ in training_rows() if re.search(r"\S@\S+\.\w", mask(text))]
    assert not kept
