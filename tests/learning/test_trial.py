"""Two files of labelled questions become a dataset folder."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import yaml

from handoff.domain.errors import Invalid
from handoff.learning.labelled import Labelled
from handoff.learning.trial import Trial

TRAIN = [
    Labelled("where is my card [now](card)", "card/arrival", 2),
    Labelled("card not here", "card/arrival", 3),
    Labelled("top up failed", "a intent with spaces", 4),
    Labelled("who won the match", "oos", 5),
]
TEST = [
    Labelled("is my card coming", "card/arrival", 2),
    Labelled("tell me a joke, please", "oos", 3),
    Labelled("how old is the bank", "age", 4),
]


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_folder_holds_examples_questions_and_what_is_not_for_the_bot(tmp_path: Path) -> None:
    trial = Trial(TRAIN, TEST, "oos")
    trial.write(tmp_path)
    arrival = next(number for number, name in trial.names.items() if name == "card/arrival")
    nlu = yaml.safe_load((tmp_path / "nlu" / "rows.yml").read_text())["nlu"]
    assert {block["intent"] for block in nlu} == set(trial.names)
    texts = "".join(block["examples"] for block in nlu)
    assert "- where is my card (now)(card)\n" in texts
    assert "match" not in texts
    assert rows_of(tmp_path / "heldout" / "questions.csv")[0]["intent"] == arrival
    [stranger] = rows_of(tmp_path / "heldout" / "out_of_scope.csv")
    assert stranger["text"] == "tell me a joke, please"
    [given] = rows_of(tmp_path / "background" / "questions.csv")
    assert given["text"] == "who won the match"


def test_intents_that_were_never_taught_are_told(tmp_path: Path) -> None:
    trial = Trial(TRAIN, TEST, "oos")
    assert [row.intent for row in trial.never_taught] == ["age"]
    assert [row.intent for row in Trial(TRAIN, TEST).never_taught] == ["age"]


def test_numbers_sort_as_the_names_do() -> None:
    names = Trial(TRAIN, TEST, "oos").names
    assert list(names.values()) == ["a intent with spaces", "card/arrival"]
    assert list(names) == sorted(names)


def test_out_of_scope_rows_are_no_intent_to_learn() -> None:
    with pytest.raises(Invalid, match="single intent"):
        Trial([TRAIN[0], TRAIN[3]], TEST, "oos")


def test_every_test_row_finds_its_place_among_the_held_out_questions(tmp_path: Path) -> None:
    rows = [Labelled(f"q{n}", "oos" if n in (0, 2, 3) else "age", n + 2) for n in range(5)]
    trial = Trial(TRAIN, rows, "oos")
    trial.write(tmp_path)
    known = rows_of(tmp_path / "heldout" / "questions.csv")
    held_out = [*known, *rows_of(tmp_path / "heldout" / "out_of_scope.csv")]
    assert [held_out[place]["text"] for place in trial.asked_as] == [row.text for row in rows]


def test_intents_of_one_row_each_are_refused_and_so_is_the_same_row_twice() -> None:
    one = [Labelled("card not here", "card", 2), Labelled("top up failed", "top up", 3)]
    strange = [Labelled("who won", "oos", 5), Labelled("tell me a joke", "oos", 6)]
    for rows in (one, [*one, Labelled("card not here", "card", 4)]):
        with pytest.raises(Invalid, match="single training row"):
            Trial([*rows, *strange], TEST, "oos")
    assert Trial([*one, Labelled("where is my card", "card", 4)], TEST).intents == (
        "card",
        "top up",
    )
