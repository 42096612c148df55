"""A model's figures on held-out questions."""

import base64
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from handoff.domain.events import Mood
from handoff.domain.parse import Parse
from handoff.domain.signals import Policy, Signals, Thresholds
from handoff.learning.evaluation import (
    Judgement,
    confusions,
    evaluate,
    in_main_language,
    judge_all,
    probabilities,
    read_held_out,
    table,
)

POLICY = Policy(
    always_human=frozenset({"talk_to_human"}),
    labels={"invoice": "Invoice", "refund": "Refund"},
)
LIMITS = Thresholds(answer=0.6, unknown=0.7, conformal=0.8)

LINES: list[dict[str, Any]] = [
    {"text": "answered", "intent": "invoice", "ranking": [["invoice", 0.9], ["refund", 0.1]]},
    {"text": "wrong", "intent": "invoice", "ranking": [["refund", 0.8], ["invoice", 0.2]]},
    {"text": "asked", "intent": "refund", "ranking": [["refund", 0.5], ["invoice", 0.45]]},
    {"text": "person", "intent": "talk_to_human", "ranking": [["talk_to_human", 0.9]]},
    {"text": "odd", "intent": None, "kind": "near", "ranking": [["invoice", 0.9]]},
    {"text": "fooled", "intent": None, "kind": "far", "ranking": [["invoice", 0.9]]},
]


def detect(text: str, parse: Parse) -> Signals:
    return Signals(
        ranking=parse.ranking,
        confidence=parse.ranking[0].confidence,
        unknown=0.9 if text == "odd" else 0.1,
        conformal=tuple(guess.intent for guess in parse.ranking),
        mood=Mood(negative=0.0, neutral=1.0, positive=0.0),
        asked_for_a_person=False,
        fills_slot=parse.fills_slot,
        in_form=False,
        thresholds=LIMITS,
        model_id=parse.model_id,
    )


@pytest.fixture
def judged(tmp_path: Path) -> list[Judgement]:
    vector = base64.b64encode(np.ones(384, "<f4").tobytes()).decode()
    lines = [json.dumps({"kind": None, "vector": vector} | line) for line in LINES]
    (tmp_path / "heldout.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return judge_all(read_held_out(tmp_path), detect, POLICY)


def test_the_three_figures(judged: list[Judgement]) -> None:
    evaluation = evaluate(judged, POLICY)
    assert evaluation.metrics == {
        "accuracy": 3 / 4,
        "answered_rightly": 2 / 4,
        "unknown_not_answered": 1 / 2,
    }


def test_a_wish_for_a_person_is_dealt_with_by_passing_it_on(judged: list[Judgement]) -> None:
    assert evaluate(judged, POLICY).intents["talk_to_human"].answered == 1


def test_a_right_guess_that_is_only_asked_about_is_not_answered(judged: list[Judgement]) -> None:
    tally = evaluate(judged, POLICY).intents["refund"]
    assert (tally.right, tally.answered) == (1, 0)


def test_confusions_name_right_intent_and_guess(judged: list[Judgement]) -> None:
    assert confusions(judged) == [(("invoice", "refund"), 1)]


def test_the_table_holds_the_figures(judged: list[Judgement]) -> None:
    text = table(judged, POLICY)
    assert "accuracy                 75.0%" in text
    assert "invoice -> refund" in text


def test_the_vector_and_the_ranking_reach_the_detector(judged: list[Judgement]) -> None:
    parse = judged[0].question.parse
    assert parse.vector.shape == (384,) and parse.ranking[0].intent == "invoice"


def test_a_bot_that_ranks_nothing_understands_nothing(judged: list[Judgement]) -> None:
    mute = [replace(each, guess=None) for each in judged[:4]]
    assert evaluate(mute, POLICY).accuracy == 0
    assert confusions(mute)[0][0][1] == "nothing"


def test_no_questions_make_an_empty_table() -> None:
    assert "0 in scope" in table([], POLICY)


def test_questions_of_other_languages_are_not_asked_by_the_gate(tmp_path: Path) -> None:
    vector = base64.b64encode(np.ones(384, "<f4").tobytes()).decode()
    lines = [
        json.dumps({"kind": None, "vector": vector, "language": language} | line)
        for language, line in zip((None, "da", None, "fi"), LINES, strict=False)
    ]
    (tmp_path / "heldout.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    questions = read_held_out(tmp_path)
    assert [one.text for one in in_main_language(questions)] == ["answered", "asked"]
    shares = probabilities(questions, ("invoice", "refund", "talk_to_human"))
    assert shares[:2].tolist() == [[0.9, 0.1, 0], [0.2, 0.8, 0]]
