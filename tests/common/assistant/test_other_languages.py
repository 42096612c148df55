"""What customers read in whose language there are no answers."""

from __future__ import annotations

import pytest
import yaml

from common.assistant.other_languages import ANY, WORDS, notes
from handoff.detector.language import COMMON, identifier

MAIN = ("en", "de", "fr", "es")


@pytest.mark.parametrize("main", MAIN)
def test_every_common_language_has_words_for_it_that_name_the_answers_language(main: str) -> None:
    said = notes(main)
    assert set(COMMON) - {main} <= said.keys()
    words = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    for language, note in said.items():
        assert "{" not in note
        if language != ANY:
            assert words[language]["in"][main] in note


@pytest.mark.parametrize("main", MAIN)
def test_the_words_are_in_the_language_they_are_listed_under(main: str) -> None:
    known = identifier(MAIN)
    alike = {frozenset({"cs", "sk"}), frozenset({"da", "no"})}
    for language, note in notes(main).items():
        scores = known.evidence(note)
        best = max(scores, key=scores.__getitem__)
        expected = language if language != ANY else main
        assert best == expected or frozenset({best, expected}) in alike, (note, best)


def test_a_language_without_words_is_told_in_the_answers_language() -> None:
    assert notes("de")[ANY].endswith("auf Deutsch.")
    assert "Welsh" not in notes("cy")[ANY] and notes("cy")[ANY] == notes("eu")[ANY]
    assert notes("de-at") == notes("de")
