"""Reading the blind sets: what is in a file, and one clear line about a file that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.listens import sets
from benchmarks.listens.sets import Expectation, FactAsked, FollowUp, Question, Step
from common.input_files import Fault

TURN = """
- id: a_return
  turns:
  - say: send it back
    expect:
    - asks: order_number
    - person: true
  - say: HG-10433
    expect:
      confirm: true
      values: {order_number: HG-10433, return_item: the lamp}
"""


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def write(content: str) -> Path:
        path = tmp_path / "set"
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_questions_have_an_intent_and_perhaps_a_kind(file: Callable[[str], Path]) -> None:
    path = file("text,intent,kind\nis it here?,stock_check,short\n")
    assert sets.questions(path, kinds=True) == [Question("is it here?", "stock_check", "short")]
    assert sets.questions(file("text,intent\nhm,deny\n"))[0].kind == "all"


def test_strangers_have_none(file: Callable[[str], Path]) -> None:
    path = file("text,company\nmy parcel from them,Somebody\n")
    assert sets.strangers(path, kind="company") == [
        Question("my parcel from them", None, "Somebody")
    ]


def test_a_turn_may_expect_one_thing_or_any_of_several(file: Callable[[str], Path]) -> None:
    (dialogue,) = sets.dialogues(file(TURN))
    values = (("order_number", "HG-10433"), ("return_item", "the lamp"))
    assert dialogue.steps == (
        Step("send it back", (Expectation("asks", "order_number"), Expectation("person"))),
        Step("HG-10433", (Expectation("confirm", values=values),)),
    )


def test_a_follow_up_asks_for_one_intent_or_several(file: Callable[[str], Path]) -> None:
    entry = "- {kind: k, first: a, then: b, expect: {answers: ANSWERS, about: ''}}"
    path = file(entry.replace("ANSWERS", "warranty"))
    assert sets.follow_ups(path) == [FollowUp("k", "a", "b", ("warranty",), "")]
    path = file(entry.replace("ANSWERS", "[warranty, invoice]"))
    assert sets.follow_ups(path)[0].intents == ("warranty", "invoice")


def test_a_fact_may_be_left_open(file: Callable[[str], Path]) -> None:
    path = file("- {text: how long, intent: warranty, fact: unknown}")
    assert sets.facts(path) == [FactAsked("how long", "warranty", None)]


@pytest.mark.parametrize(
    ("read", "content", "complaint"),
    [
        (sets.questions, "text,label\nhm,deny\n", "intent"),
        (sets.questions, "text,intent\n", "has no rows"),
        (sets.care, "text,category,is_care\nhm,legal,yes\n", "line 2: is_care is 'yes'"),
        (sets.tones, "text,tone,distress\nhm,angry,1\n", "line 2: tone is 'angry'"),
        (sets.dialogues, "", "at least one entry"),
        (sets.dialogues, "- id: 'x\n", "line 2: not valid YAML"),
        (sets.dialogues, "- id: x\n  turns: []\n", "entry 1, turns: must be a list"),
        (sets.dialogues, TURN.replace("person: true", "person: maybe"), "person must be true"),
        (sets.dialogues, TURN.replace("asks:", "wants:"), "entry 1: must name one of answers"),
        (sets.dialogues, TURN.replace("confirm: true", "left: true"), "only confirm has values"),
        (sets.follow_ups, "- {kind: k, first: a, then: b, expect: []}", "expect must be a mapping"),
        (
            sets.follow_ups,
            "- {kind: k, first: a, then: b, expect: {answers: 3, about: ''}}",
            "answers must be an intent or a list",
        ),
        (sets.facts, "- {text: hm, intent: warranty}", "entry 1: fact must be a text"),
    ],
)
def test_a_file_that_is_wrong_gets_one_line_that_says_where(
    file: Callable[[str], Path],
    read: Callable[[Path], object],
    content: str,
    complaint: str,
) -> None:
    path = file(content)
    with pytest.raises(Fault) as raised:
        read(path)
    said = str(raised.value)
    assert said.startswith(str(path)) and complaint in said and "\n" not in said


def test_every_set_in_the_repository_can_be_read() -> None:
    """Only how many there are: who works on the bot must not read them."""
    there = sets.SETS
    assert len(sets.questions(there / "everyday.csv", kinds=True)) == 300
    assert len(sets.strangers(there / "strangers.csv")) == 200
    assert len(sets.strangers(there / "other_companies.csv", kind="company")) == 60
    assert len(sets.dialogues(there / "dialogues.yml")) == 40
    assert len(sets.follow_ups(there / "follow_ups.yml")) == 150
    assert len(sets.facts(there / "facts.yml")) == 150
    for language in ("de", "fr", "es"):
        assert len(sets.questions(there / f"questions_{language}.csv")) == 150
        assert len(sets.strangers(there / f"strangers_{language}.csv")) == 75
    for language in ("en", "de", "fr", "es"):
        assert sum(line.needs_care for line in sets.care(there / f"care_{language}.csv")) == 200
        assert len(sets.tones(there / f"tone_{language}.csv")) == 120
