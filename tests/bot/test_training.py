"""Training with the service's command: what it writes, and that what was taught is learnt."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from common.encoder_parts import DEFAULT, MINILM, encoder_of
from handoff.config import ROOT
from handoff.detector.calibration.calibration import calibrate
from handoff.detector.detector import Detector
from handoff.detector.familiarity.border import without_those_too_near
from handoff.detector.statistics.rows import Rows
from handoff.domain.escalation import Answer
from handoff.domain.learning import Example, LearnedIntent
from handoff.domain.signals import Policy
from handoff.features.training import gate
from handoff.learning.dataset import Base, Learned, compose, read_base
from handoff.learning.evaluation import judge_all, read_held_out
from handoff.learning.models import ModelFolder
from harness.bot_servers import BOT_PYTHON, ENCODER, train
from harness.shop import SHOP

pytestmark = pytest.mark.bot

DIMENSIONS = 384 + 512
"""Of MiniLM's and the universal encoder's vectors, side by side."""

TAUGHT = "dogs_in_store"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LANGUAGES = {"de": 0.5, "fr": 0.5, "es": 0.5}
"""Those with held-out questions besides English, and how many of these are understood at least by a
model that was taught in English."""

PHRASINGS = (
    "may I bring my dog into the store",
    "are dogs allowed in your shops",
    "can my puppy come along when I visit you",
)
IN_OTHER_WORDS = "I'd like to come by with my labrador, is that allowed in your store?"
OF_SEVERAL_ANSWERS = "would you take a blanket back that the cat slept on"
"""Taught to an intent that has an answer for each question, without saying which."""

OF_THE_SAME_TOPIC = ("is there a water bowl for dogs at your shop", "do you sell leads for dogs")

EXAMPLES_ALONE = """
nlu:
- intent: lost_card
  examples: |
    - I have lost my card
    - my card is gone
    - where did my card go
- intent: opening_hours
  examples: |
    - when do you open
    - what are your opening hours
"""
"""Fewer rows per intent than the usual number of folds."""

ASKED = "text,intent\nis my card lost,lost_card\n"


def with_dogs_in_the_background() -> Base:
    """The project with two background questions about dogs, and a held-out question in scope."""
    base = read_base(SHOP)
    more = {
        "background/questions.csv": "".join(f'"{text}",near\n' for text in OF_THE_SAME_TOPIC),
        "heldout/questions.csv": f'"{IN_OTHER_WORDS}",{TAUGHT}\n',
    }
    files = {name: base.files[name].rstrip() + b"\n" + more[name].encode() for name in more}
    return replace(base, files={**base.files, **files})


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model trained with one taught intent besides the shipped ones."""
    var = tmp_path_factory.mktemp("training") / "var"
    var.mkdir()
    (var / "encoder").symlink_to(ENCODER)
    examples = tuple(
        Example(str(i), text, TAUGHT, str(i), "c", "customer", "d", NOW)
        for i, text in enumerate(PHRASINGS)
    )
    examples += (Example("9", OF_SEVERAL_ANSWERS, "return_policy", "9", "c", "customer", "d", NOW),)
    intent = LearnedIntent(TAUGHT, "Dogs in the store", "Dogs on a lead are welcome.", "d", NOW)
    dataset = compose(with_dogs_in_the_background(), Learned(examples, (intent,))).write(
        var / "datasets"
    )
    return train(dataset, var / "models" / "taught", var, "--heldout").parent


def test_the_folder_holds_what_the_contract_names(model: Path) -> None:
    names = {file.name for file in model.iterdir()}
    assert names == {"taught.tar.gz", "rows.npz", "heldout.jsonl", "meta.json"}
    meta = json.loads((model / "meta.json").read_text())
    assert meta["model_id"] == "taught" and meta["n_intents"] >= 52
    assert meta["encoder"] == encoder_of(DEFAULT, ENCODER).hash


def test_rows_have_vectors_folds_and_probabilities_by_models_that_did_not_see_them(
    model: Path,
) -> None:
    rows = np.load(model / "rows.npz")
    count, intents = len(rows["labels"]), len(rows["classes"])
    assert rows["vectors"].shape == (count, DIMENSIONS) and rows["vectors"].dtype == np.float32
    assert rows["oof"].shape == (count, intents)
    assert np.allclose(rows["oof"].sum(axis=1), 1, atol=1e-4)
    assert set(rows["folds"]) == {0, 1, 2, 3, 4}
    assert set(rows["labels"]) == set(rows["classes"]) and TAUGHT in rows["classes"]
    right = rows["classes"][rows["oof"].argmax(axis=1)] == rows["labels"]
    assert 0.75 < right.mean() < 1


def test_an_example_that_names_no_answer_teaches_its_intent(model: Path) -> None:
    rows = np.load(model / "rows.npz")
    (taught,) = np.flatnonzero(rows["texts"] == OF_SEVERAL_ANSWERS)
    assert rows["labels"][taught] == "return_policy"
    assert not [name for name in rows["classes"] if "/" in name]


def test_background_questions_have_vectors_and_probabilities(model: Path) -> None:
    rows = np.load(model / "rows.npz")
    count = len(rows["strangers"])
    assert count > 500 and rows["strangers"].dtype == np.float32
    assert rows["stranger_probabilities"].shape == (count, len(rows["classes"]))
    assert np.allclose(rows["stranger_probabilities"].sum(axis=1), 1, atol=1e-4)


def test_what_was_taught_is_answered_in_other_words_beside_background_questions_about_it(
    model: Path,
) -> None:
    rows = Rows.load(model / "rows.npz")
    about_dogs = rows.strangers[-len(OF_THE_SAME_TOPIC) :]
    assert (without_those_too_near(rows).strangers[-1] == about_dogs[-1]).all()
    calibrate(rows).save(model)
    detector = Detector.load(model)
    (asked,) = [one for one in read_held_out(model) if one.text == IN_OTHER_WORDS]
    (judged,) = judge_all([asked], detector.signals, Policy())
    assert judged.guess == TAUGHT and judged.decision == Answer()


def test_held_out_rows_are_ranked_over_all_intents(model: Path) -> None:
    lines = [json.loads(line) for line in (model / "heldout.jsonl").read_text().splitlines()]
    intents = len(np.load(model / "rows.npz")["classes"])
    assert all(len(line["ranking"]) == intents for line in lines)
    assert all(len(base64.b64decode(line["vector"])) == DIMENSIONS * 4 for line in lines)
    outside = [line for line in lines if line["intent"] is None]
    assert len(outside) >= 150 and {line["kind"] for line in outside} >= {"near"}


@pytest.mark.parametrize(("language", "share"), [(None, 0.93), *LANGUAGES.items()])
def test_most_held_out_questions_are_understood(
    model: Path, language: str | None, share: float
) -> None:
    lines = [json.loads(line) for line in (model / "heldout.jsonl").read_text().splitlines()]
    asked = [line for line in lines if line["intent"] and line["language"] == language]
    right = sum(line["ranking"][0][0] == line["intent"] for line in asked)
    assert len(asked) >= 200 and right / len(asked) >= share


def test_each_language_gets_thresholds_from_its_own_questions(model: Path) -> None:
    gate.set_thresholds(ModelFolder(model), SHOP.policy, "en")
    promises = ModelFolder(model).promises_in_other_languages()
    assert promises.keys() == LANGUAGES.keys()
    detector = Detector.load(model)
    german = next(one for one in read_held_out(model) if one.language == "de")
    limits = {
        language: detector.signals(german.text, german.parse, language=language).thresholds
        for language in ("de", "en", None, "it")
    }
    assert limits["en"] == limits[None] != limits["de"]
    assert limits["it"].answer >= max(limits["de"].answer, limits["en"].answer)
    assert all(0 <= promise.answered < 1 for promise in promises.values())


def test_a_model_is_never_overwritten(model: Path) -> None:
    command = [BOT_PYTHON, "bot/train.py", "--dataset", ROOT / "data", "--out", model]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "never overwritten" in done.stderr


def test_examples_alone_make_a_model_that_parses(tmp_path: Path) -> None:
    (tmp_path / "encoder").symlink_to(ENCODER)
    dataset = tmp_path / "dataset"
    (dataset / "nlu").mkdir(parents=True)
    (dataset / "nlu" / "rows.yml").write_text(EXAMPLES_ALONE)
    (dataset / "heldout").mkdir()
    (dataset / "heldout" / "questions.csv").write_text(ASKED)
    model = train(dataset, tmp_path / "models" / "alone", tmp_path, "--heldout", "--nlu-only")
    (line,) = (model.parent / "heldout.jsonl").read_text().splitlines()
    parsed = json.loads(line)
    assert [name for name, _ in parsed["ranking"]] == ["lost_card", "opening_hours"]
    rows = Rows.load(model.parent / "rows.npz")
    assert rows.classes == ("lost_card", "opening_hours")
    assert set(rows.folds.tolist()) == {0, 1, 2}


def test_a_model_keeps_the_encoders_that_it_was_trained_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Such as all models from before there were two: another setting does not change them."""
    (tmp_path / "encoder").symlink_to(ENCODER)
    dataset = tmp_path / "dataset"
    for name, content in (("nlu/rows.yml", EXAMPLES_ALONE), ("heldout/questions.csv", ASKED)):
        (dataset / name).parent.mkdir(parents=True)
        (dataset / name).write_text(content)
    monkeypatch.setenv("BATON_ENCODERS", MINILM)
    archive = train(dataset, tmp_path / "models" / "old", tmp_path, "--nlu-only")
    assert Rows.load(archive.parent / "rows.npz").vectors.shape[1] == 384
    monkeypatch.delenv("BATON_ENCODERS")
    command = [BOT_PYTHON, "benchmarks/detector/parse_questions.py", archive, tmp_path]
    environment = {**os.environ, "BATON_VAR": str(tmp_path)}
    subprocess.run(command, cwd=ROOT, check=True, env=environment, capture_output=True)
    (line,) = (tmp_path / "heldout.jsonl").read_text().splitlines()
    assert len(base64.b64decode(json.loads(line)["vector"])) == 384 * 4


def test_questions_in_another_language_are_asked_where_the_main_one_has_none(
    tmp_path: Path,
) -> None:
    (tmp_path / "encoder").symlink_to(ENCODER)
    dataset = tmp_path / "dataset"
    for name, content in (
        ("nlu/rows.yml", EXAMPLES_ALONE),
        ("heldout/questions_de.csv", "text,intent\nmeine Karte ist weg,lost_card\n"),
    ):
        (dataset / name).parent.mkdir(parents=True)
        (dataset / name).write_text(content)
    model = train(dataset, tmp_path / "models" / "m", tmp_path, "--nlu-only", "--heldout").parent
    questions = read_held_out(model)
    assert [one.language for one in questions] == [None] * 5 + ["de"]
    assert questions[-1].parse.ranking[0].intent == "lost_card"


def test_intents_of_a_single_row_each_are_one_line_and_exit_code_2(tmp_path: Path) -> None:
    (tmp_path / "nlu").mkdir()
    (tmp_path / "nlu" / "rows.yml").write_text(
        "nlu:\n- intent: lost_card\n  examples: |\n    - my card is gone\n"
        "- intent: hours\n  examples: |\n    - when do you open\n"
    )
    command = [BOT_PYTHON, "bot/train.py", "--dataset", tmp_path, "--out", tmp_path / "a" / "b"]
    environment = {**os.environ, "BATON_VAR": str(tmp_path / "var")}
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 2, done.stderr
    assert "single example" in done.stderr.splitlines()[-1]
    assert not (tmp_path / "a" / "b").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "heldout/questions.csv",
            "text,intent\nwhen, please,hours\n",
            "line 2: 3 fields, but the header has 2",
        ),
        ("heldout/out_of_scope.csv", "text,kind\nhi\0,near\n", "line 2: a NUL character"),
        ("background/questions.csv", "question,kind\nhi,near\n", "line 1: no column text"),
    ],
)
def test_a_bad_file_is_one_line_before_anything_begins(
    tmp_path: Path, name: str, content: str, said: str
) -> None:
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(content)
    command = [BOT_PYTHON, "bot/train.py", "--dataset", tmp_path, "--out", tmp_path / "a" / "b"]
    environment = {**os.environ, "BATON_VAR": str(tmp_path / "var")}
    done = subprocess.run(
        [*command, "--heldout"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}, {said}") and done.stderr.count("\n") == 1
    assert not (tmp_path / "a").exists()
