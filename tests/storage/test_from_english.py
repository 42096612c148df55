"""What versions without codes wrote in English is read back; what cannot be read is not lost."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from handoff.domain import reasons, training_run
from handoff.storage.migrations import from_english

REASON: TypeAdapter[reasons.AnyReason] = TypeAdapter(reasons.AnyReason)
RUN_REASON: TypeAdapter[training_run.AnyReason] = TypeAdapter(training_run.AnyReason)


def read(signal: str, text: str, value: float | None = None, limit: float | None = None) -> Any:
    old = {"signal": signal, "text": text, "value": value, "threshold": limit}
    return REASON.validate_python(from_english.reason(old, [{"intent": "top", "confidence": 1}]))


@pytest.mark.parametrize(
    ("signal", "text", "code"),
    [
        ("bot_failed", "The bot had nothing to say", "bot_silent"),
        ("bot_failed", "The bot was busy with too many other customers", "bot_busy"),
        ("asked_for_a_person", "Pressed “Talk to a person”", "pressed_the_button"),
        ("asked_for_a_person", "Asked for a person", "asked_for_a_person"),
        ("none_of_these", "None of the bot's suggestions fitted", "none_of_these"),
        ("did_not_help", "Said that the bot's answer did not help", "did_not_help"),
    ],
)
def test_what_has_no_parameters_is_a_code(signal: str, text: str, code: str) -> None:
    assert read(signal, text).model_dump() == {"code": code}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The bot did not answer within 0.3 seconds", reasons.BotSlow(seconds=0.3)),
        ("The bot did not answer within 1e+03 seconds", reasons.BotSlow(seconds=1000)),
        (
            "The bot failed with an unexpected error; the service's log has it",
            reasons.BotFailed(error="unexpected"),
        ),
        (
            "The bot failed: the bot answered POST /act with 500: it\nsaid so",
            reasons.BotFailed(error="bot_down"),
        ),
        (
            "The bot failed: the bot did not answer POST /parse in time",
            reasons.BotFailed(error="bot_slow"),
        ),
    ],
)
def test_how_the_bot_failed(text: str, reason: reasons.Reason) -> None:
    assert read("bot_failed", text) == reason


@pytest.mark.parametrize("name", ["Zoë", "Ben (Night) 2.5 minutes", "gave it back"])
def test_names_of_agents_come_out_whole(name: str) -> None:
    released = read("released", f"{name} gave it back to the queue")
    assert released == reasons.ByAgent(code="released", agent_name=name)
    gone = read("agent_gone", f"{name} has not answered for 2.5 minutes")
    assert gone == reasons.AgentGone(agent_name=name, minutes=2.5)


@pytest.mark.parametrize("label", ["Invoice", "Cost (1.00, limit 2.00) of it", "A: B"])
def test_a_label_comes_out_whole_with_the_intent_of_the_judgement(label: str) -> None:
    text = f"A matter for a person: {label} (0.71, limit 0.60)"
    assert read("always_human", text, 0.71, 0.6) == reasons.MatterForAPerson(
        intent="top", label=label, value=0.71, threshold=0.6
    )


def test_turns_that_came_to_nothing() -> None:
    words = "3 turns in a row came to nothing: the bot could not use the value it got"
    assert read("failed_turns", words, 3.0, 2.0) == reasons.FailedTurns(
        code="unusable_answers", turns=3, threshold=2
    )


@pytest.mark.parametrize(
    ("signal", "text"),
    [
        ("moon_phase", "The moon is full"),
        ("tone", "Angry or distressed"),  # without its value
        ("bot_failed", "The bot failed: log in first"),
        ("released", "Back it went"),
    ],
)
def test_what_has_no_code_keeps_its_words(signal: str, text: str) -> None:
    assert read(signal, text) == reasons.OtherReason(text=text)


def test_what_has_a_code_stays_as_it_is() -> None:
    new = {"code": "released", "agent_name": "Ada"}
    assert from_english.reason(new, ()) is new
    assert from_english.run_reason(new) is new
    assert from_english.step("heldout") == "heldout"


def test_an_account_that_reads_otherwise_than_it_would_have_is_kept() -> None:
    said = [(1, "hi"), (5, "a lamp?")]
    text = "Began with: “hi”. Now: “a lamp?” The bot gave 2 answers so far."
    assert from_english.summary(text, said, 2) == {
        "lines": [
            {"about": "first", "seq": 1, "text": "hi"},
            {"about": "last", "seq": 5, "text": "a lamp?"},
        ],
        "answers": 2,
    }
    other = from_english.summary("By hand", said, 2)
    assert other and other["lines"] == [{"about": "other", "seq": None, "text": "By hand"}]
    assert from_english.summary("", said, 2) is None


@pytest.mark.parametrize("words", ["", "one\nof two 'lines'", "training is an art"])
def test_a_run_that_ended_otherwise_keeps_its_words(words: str) -> None:
    assert RUN_REASON.validate_python(
        from_english.run_reason(words)
    ) == training_run.OtherRunReason(text=words)


def test_a_step_that_is_not_known_was_the_first() -> None:
    assert from_english.step("Counting sheep") == training_run.RunStep.STARTING
