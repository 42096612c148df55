"""Several questions in one message: which are answered, and which are named as unanswered."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from handoff.domain.escalation import Answer, AnyDecision, Clarify, Escalate, Stay
from handoff.domain.events import Guess, Mood
from handoff.domain.parse import Parse
from handoff.domain.reasons import Asked, Measured
from handoff.domain.several_questions import Piece, apart
from handoff.domain.signals import Policy, Signals
from handoff.domain.signals import Thresholds as Limits

POLICY = Policy(small_talk=frozenset({"greet"}), always_human=frozenset({"complaint"}))
UNSURE = Escalate((Measured(code="unsure", value=0.3, threshold=0.6),), 0)


def piece(text: str, intent: str, unknown: float = 0.1, sure: float = 0.9, **more: Any) -> Piece:
    guess = (Guess(intent=intent, confidence=sure),)
    signals = Signals(
        ranking=guess,
        confidence=sure,
        unknown=unknown,
        conformal=(intent,),
        mood=more.get("mood", Mood(negative=0.1, neutral=0.8, positive=0.1)),
        asked_for_a_person=False,
        fills_slot=False,
        in_form=False,
        thresholds=Limits(answer=0.6, unknown=0.7, conformal=0.8),
        model_id="m",
    )
    parse = Parse("m", guess, np.zeros(2, np.float32), text=text)
    return Piece(parse, signals)


HOURS, FEES = piece("When are you open?", "hours"), piece("What is the fine?", "fees")
STRANGE = piece("Is the librarian married?", "hours", unknown=0.95)
STORY = piece("I came by on Monday.", "hours", unknown=0.95)


def texts(of: list[Piece], whole: AnyDecision) -> tuple[list[str | None], tuple[str, ...]] | None:
    found = apart(whole, of, POLICY)
    return found and ([parse.text for parse in found.answered], found.unanswered)


@pytest.mark.parametrize("whole", [Answer(), Clarify(("hours", "fees")), UNSURE])
def test_two_known_questions_are_both_answered_in_their_order(whole: AnyDecision) -> None:
    assert texts([FEES, HOURS], whole) == (["What is the fine?", "When are you open?"], ())


def test_the_same_thing_asked_in_two_ways_is_one_question() -> None:
    again = piece("So from what time on?", "hours")
    assert texts([HOURS, again], Answer()) is None


@pytest.mark.parametrize("whole", [Answer(), UNSURE])
def test_one_is_answered_and_the_unknown_one_named(whole: AnyDecision) -> None:
    assert texts([STRANGE, FEES], whole) == (["What is the fine?"], ("Is the librarian married?",))


def test_what_is_merely_unclear_may_be_part_of_what_was_answered() -> None:
    unclear = piece("Would that be all right?", "hours", sure=0.3)
    assert texts([FEES, unclear], Answer()) is None
    assert texts([FEES, unclear], UNSURE) == (["What is the fine?"], ("Would that be all right?",))


def test_a_story_around_a_question_is_no_question() -> None:
    assert texts([STORY, FEES], UNSURE) is None
    assert texts([piece("Hello you there!", "greet"), FEES], UNSURE) is None


def test_what_goes_to_a_person_for_other_reasons_goes_as_a_whole() -> None:
    for reason in (Asked(code="asked_for_a_person"),):
        assert texts([FEES, HOURS], Escalate((reason,), 1)) is None
    assert texts([piece("I complain about it?", "complaint"), FEES], Answer()) is None


@pytest.mark.parametrize("whole", [UNSURE, Clarify(("hours", "fees")), Stay("not_understood")])
def test_one_that_is_clear_only_without_its_story_is_answered(whole: AnyDecision) -> None:
    assert texts([FEES], whole) == (["What is the fine?"], ())
    assert texts([STRANGE], whole) is None
    assert texts([FEES], Answer()) is None


@pytest.mark.parametrize(("unknown", "answered"), [(0.84, True), (0.86, False), (1.0, False)])
def test_a_story_that_makes_it_somebody_elses_matter_counts(unknown: float, answered: bool) -> None:
    strange = Escalate((Measured(code="unknown_question", value=unknown, threshold=0.7),), 0)
    assert (texts([FEES], strange) is not None) is answered


def test_nothing_known_stays_whole() -> None:
    assert texts([STRANGE, STORY], Stay("cannot_answer")) is None
