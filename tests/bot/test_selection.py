"""Which answer of an intent a message gets, measured on rows that the selector has not seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import pytest
import yaml
from sklearn.model_selection import StratifiedKFold

from bot.components.encoder import vector_cache
from bot.components.logistic import features
from bot.components.selection import GENERAL, Selector, load, prediction, save
from common.assistant.examples import plain
from common.universal import EncoderMissing
from handoff.config import ROOT
from harness.project_files import domain
from harness.shop import mask

FOLDS, SEED = 5, 42
FEWEST_ROWS = 6
OTHERS = ("de", "es", "fr")
IN_OTHERS: set[str] = set()
"""Texts in another language than the main one; `rows` fills it."""


def rows() -> dict[str, list[tuple[str, str]]]:
    """Intent -> (text, answer) of every training row of an intent with several answers, those in
    other languages last."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    files = sorted((ROOT / "data" / "nlu").glob("*.yml"))
    for file in sorted(files, key=lambda each: each.stem in OTHERS):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            key = block.get("intent", "")
            if "/" in key:
                lines = (line.removeprefix("- ") for line in block["examples"].splitlines())
                texts = [plain(line) for line in lines]
                found[key.partition("/")[0]] += [(text, key) for text in texts]
                if file.stem in OTHERS:
                    IN_OTHERS.update(texts)
    return found


ROWS = rows()


def seen(texts: list[str]) -> tuple[list[str], np.ndarray]:
    try:
        vectors = vector_cache(mask).vectors(texts)
    except EncoderMissing:
        pytest.skip("the encoder was not exported: run make test")
    return [mask(text) for text in texts], vectors


def test_every_answer_has_rows_and_words_and_every_intent_a_general_one() -> None:
    keys = {key for each in ROWS.values() for _, key in each}
    answers = {name.removeprefix("utter_") for name in domain(ROOT / "data")["responses"]}
    assert keys == {name for name in answers if "/" in name}
    assert {f"{intent}/{GENERAL}" for intent in ROWS} <= keys
    count = {key: sum(key == other for each in ROWS.values() for _, other in each) for key in keys}
    assert {key: n for key, n in count.items() if n < FEWEST_ROWS} == {}


def test_unseen_rows_get_the_answer_they_are_filed_under(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Prints the shares over all intents: right, the general answer in place of a special one, and
    another special one; in English, and in the languages with few rows."""
    counts = {True: Counter[str](), False: Counter[str]()}
    for each in ROWS.values():
        texts, keys = [text for text, _ in each], np.asarray([key for _, key in each])
        masked, vectors = seen(texts)
        folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(vectors, keys)
        for rest, held in folds:
            selector = Selector.fit([masked[i] for i in rest], vectors[rest], keys[rest].tolist())
            shares = selector.probabilities(features([masked[i] for i in held], vectors[held]))
            chosen = [selector.keys[selector.choose(one)] for one in shares]
            for row, got in zip(held, chosen, strict=True):
                beside = "general instead" if got.endswith(f"/{GENERAL}") else "wrong"
                counts[texts[row] in IN_OTHERS]["right" if got == keys[row] else beside] += 1
    shares = {
        foreign: {name: count / found.total() for name, count in found.items()}
        for foreign, found in counts.items()
    }
    with capsys.disabled():
        print("", f"English {shares[False]}", f"others {shares[True]}", sep="\n")
    assert shares[False]["right"] > 0.75 and shares[False]["wrong"] < 0.1
    assert shares[True]["right"] > 0.5 and shares[True]["wrong"] < 0.2


def test_an_unsure_choice_is_the_general_answer() -> None:
    selector = Selector(("hours/general", "hours/holidays", "hours/lunch"))
    assert selector.keys[selector.choose(np.asarray([0.33, 0.37, 0.3]))] == "hours/general"
    assert selector.keys[selector.choose(np.asarray([0.2, 0.7, 0.1]))] == "hours/holidays"


def test_without_a_general_answer_the_likeliest_is_chosen() -> None:
    selector = Selector(("faq/parking", "faq/wifi", "faq/copies"))
    assert selector.keys[selector.choose(np.asarray([0.3, 0.3, 0.4]))] == "faq/copies"


def test_an_intent_with_a_single_answer_needs_no_model(tmp_path: Path) -> None:
    only = Selector.fit(["is there wifi"], np.zeros((1, 384), np.float32), ["faq/wifi"])
    save({"faq": only}, tmp_path)
    kept = load(tmp_path)["faq"]
    made = prediction(kept, kept.probabilities(np.zeros((1, 896)))[0])
    assert made["response"]["utter_action"] == "utter_faq/wifi"
    assert made["response"]["confidence"] == 1.0


def test_what_was_saved_chooses_as_before(tmp_path: Path) -> None:
    each = ROWS["gift_wrap"]
    masked, vectors = seen([text for text, _ in each])
    selector = Selector.fit(masked, vectors, [key for _, key in each])
    again = Selector.fit(masked, vectors, [key for _, key in each])
    save({"gift_wrap": selector, "none": Selector(("none/general",))}, tmp_path)
    kept = load(tmp_path)
    before = selector.probabilities(features(masked, vectors))
    assert list(kept) == ["gift_wrap", "none"]
    assert np.array_equal(kept["gift_wrap"].probabilities(features(masked, vectors)), before)
    assert np.array_equal(again.probabilities(features(masked, vectors)), before)
