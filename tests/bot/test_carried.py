"""A model's components know the assistant they were trained for."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.components.carried import (
    ASSISTANT,
    ENCODERS,
    WORDS,
    as_line,
    encoders_in,
    masker_in,
    runtime_in,
    teaches_an_intent,
)
from common.assistant import Runtime, read
from common.encoder_parts import MINILM
from harness.shop import ORDER, SHOP
from tests.support.ferry import ferry


def test_a_component_masks_what_its_own_assistant_calls_an_identifier(tmp_path: Path) -> None:
    runtime = read(ferry(tmp_path)).runtime
    mask = masker_in({"name": "x", "assistant": runtime.as_data()})
    assert mask(f"LF-123456 and {ORDER}") == f"<ticket> and {ORDER}"
    assert masker_in({"assistant": SHOP.runtime.as_data()})(ORDER) == "<order_number>"


def test_a_model_of_no_assistant_knows_nothing() -> None:
    assert masker_in({"assistant": {}})(f"{ORDER} a@example.com") == f"{ORDER} <email>"


def test_a_model_from_before_takes_what_the_folder_says_today(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATON_ASSISTANT", str(ferry(tmp_path)))
    assert runtime_in({"name": "x"}) == read(tmp_path).runtime


def test_a_model_from_before_there_was_a_choice_has_minilm_alone() -> None:
    assert encoders_in({"name": "x"}) == MINILM
    assert encoders_in({"encoders": "universal"}) == "universal"


def test_an_example_may_teach_the_choice_of_an_answer_alone() -> None:
    assert teaches_an_intent({"text": "where is it"})
    assert teaches_an_intent({"metadata": {"intent": {"note": "from a chat"}, "example": None}})
    assert teaches_an_intent({"metadata": {"intent": "a word"}})
    assert not teaches_an_intent({"metadata": {"intent": {"teaches": "answer"}}})


def test_a_model_that_names_its_words_puts_typing_errors_right() -> None:
    runtime = {ASSISTANT: Runtime().as_data(), ENCODERS: MINILM}
    words = as_line({"return": 3, "jumper": 2})
    assert masker_in(runtime | {WORDS: words})("retrun the jumepr") == "return the jumper"
    assert masker_in(runtime)("retrun the jumepr") == "retrun the jumepr"
