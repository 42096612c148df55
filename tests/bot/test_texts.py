"""The words of the shop's actions, language by language: complete, and in the language they say."""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

import pytest
import yaml

from handoff.config import ROOT
from handoff.detector.handoff_request import asked_for_a_person
from handoff.detector.language import identifier
from handoff.domain.language import language_of
from harness.shop import SHOP

FOLDER = ROOT / "bot" / "actions" / "texts"
TEXTS: dict[str, dict[str, Any]] = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.yml")
}
OTHERS = sorted(TEXTS.keys() - {"en"})
QUOTED = {"en": '"', "de": "„“", "fr": "«»", "es": "«»"}


def forms(entry: dict[str, Any]) -> list[str]:
    text = entry["text"]
    return [text] if isinstance(text, str) else list(text.values())


def details(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_there_are_words_in_every_language_of_the_shop() -> None:
    assert set(TEXTS) == set(SHOP.languages)


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_every_text_with_its_details_and_buttons(language: str) -> None:
    assert TEXTS[language].keys() == TEXTS["en"].keys()
    for name, entry in TEXTS[language].items():
        original = TEXTS["en"][name]
        expected = details(forms(original)[0])
        for text in (*forms(original), *forms(entry)):
            assert details(text) == expected, name
        titles, as_read = entry.get("buttons", []), original.get("buttons", [])
        assert [details(title) for title in titles] == [details(title) for title in as_read], name


@pytest.mark.parametrize("language", TEXTS)
def test_texts_with_plurals_have_all_forms_that_whole_numbers_need(language: str) -> None:
    plural = [
        entry["text"] for entry in TEXTS[language].values() if isinstance(entry["text"], dict)
    ]
    assert plural
    assert all(text.keys() == {"one", "other"} for text in plural)


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_in_its_language(language: str) -> None:
    for name, entry in TEXTS[language].items():
        for text in forms(entry):
            words = re.sub(r"\{\w+\}", "", text)
            if len(words.split()) > 4:
                told = language_of(identifier(SHOP.languages).evidence(words), None, "it")
                assert told == language, name


@pytest.mark.parametrize("language", TEXTS)
def test_the_words_that_a_text_says_call_a_person_do(language: str) -> None:
    opening, closing = QUOTED[language][0], QUOTED[language][-1]
    phrase = re.compile(f"{opening}([^{closing}]+){closing}")
    cannot_match = phrase.search(forms(TEXTS[language]["cannot_match"])[0])
    assert cannot_match and asked_for_a_person(cannot_match[1])
    (button,) = TEXTS[language]["explain_email"]["buttons"]
    assert asked_for_a_person(button)
