"""Which language a message counts as, and what becomes of one without answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handoff.domain.language import Languages, Weights, base_language, language_of

WEIGHTS = Weights(stays=6.0, stays_in_a_form=12.0, page=3.0)
CODES = ("da", "pt", "no", "gl", "ja")

evidence = st.dictionaries(st.sampled_from(CODES), st.floats(-80, 0), min_size=1)


def heard(
    scores: dict[str, float], so_far: str | None = None, page: str = "en", is_value: bool = False
) -> str:
    return language_of(scores, so_far, page, is_value, WEIGHTS)


def test_a_text_without_words_follows_the_conversation_then_the_page() -> None:
    assert heard({}, so_far="no", page="ja") == "no"
    assert heard({}, page="ja") == "ja"


def test_a_text_that_fits_two_languages_follows_the_conversation() -> None:
    close = {"da": -10.0, "no": -14.0}
    assert heard(close) == "da"
    assert heard(close, so_far="no") == "no"
    assert heard({"gl": -10.0, "no": -14.0}, page="no") == "gl"
    assert heard({"gl": -10.0, "no": -12.0}, page="no") == "no"


def test_a_clear_text_changes_the_conversation() -> None:
    assert heard({"ja": -10.0, "no": -30.0}, so_far="no") == "ja"


def test_a_value_that_was_asked_for_changes_it_less_easily() -> None:
    name = {"ja": -10.0, "no": -19.0}
    assert heard(name, so_far="no") == "ja"
    assert heard(name, so_far="no", is_value=True) == "no"
    assert heard({"ja": -10.0, "no": -23.0}, so_far="no", is_value=True) == "ja"


@given(evidence, st.sampled_from(CODES), st.booleans(), st.floats(-50, 50))
def test_only_differences_count_and_the_best_fit_in_the_conversations_language_stays(
    scores: dict[str, float], so_far: str, is_value: bool, shift: float
) -> None:
    told = heard(scores, so_far, is_value=is_value)
    assert told in {*scores, so_far}
    if so_far in scores and scores[so_far] == max(scores.values()):
        assert told == so_far
    shifted = {language: round(score) + round(shift) for language, score in scores.items()}
    rounded = {language: round(score) for language, score in scores.items()}
    assert heard(shifted, so_far) == heard(rounded, so_far)


@pytest.mark.parametrize("tag", ["pt-BR", "pt_PT", "PT"])
def test_a_tag_is_known_by_its_language(tag: str) -> None:
    assert base_language(tag) == "pt"


def test_the_answer_is_in_the_customers_language_or_else_in_the_main_one() -> None:
    ours = Languages(answered=("da", "pt-br"), notes={"ja": "…", "": "In Danish."})
    assert [ours.answers_in(each) for each in ("da", "pt", "ja", None)] == [
        "da", "pt-br", "da", "da"
    ]  # fmt: skip
    assert [ours.note(each) for each in ("da", "pt", "ja", "no", None)] == [
        None, None, "…", "In Danish.", None
    ]  # fmt: skip
