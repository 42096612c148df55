"""What a text shows of its language, and how often the rules make the right thing of it."""

from __future__ import annotations

import pytest

from fitting.language.accuracy import cases, figures, read_lines
from handoff.detector.language import COMMON, identifier
from handoff.domain.language import WEIGHTS, language_of

SHOP = ("en", "de", "fr", "es")


def told(text: str, so_far: str | None = None, page: str = "en") -> str:
    return language_of(identifier(SHOP).evidence(text), so_far, page)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("could you send the blanket to my office please", "en"),
        ("Könnten Sie die Decke bitte ins Büro schicken?", "de"),
        ("pourriez-vous envoyer la couverture à mon bureau", "fr"),
        ("¿podrían enviar la manta a mi oficina?", "es"),
        ("czy mogą państwo wysłać koc do mojego biura?", "pl"),
        ("battaniyeyi ofisime gönderebilir misiniz?", "tr"),
        ("можете отправить плед в мой офис?", "ru"),
        ("毛布を会社に送ってもらえますか", "ja"),
    ],
)
def test_a_sentence_is_recognised_whatever_the_page(text: str, language: str) -> None:
    assert told(text, page="en") == language == told(text, page="de")
    assert told(text, so_far="fr") == language


@pytest.mark.parametrize(
    "text", ["20433", "HG-20433", "a.b@example.org", "🙂", "", "…", "www.example.org/x", "4 × 2"]
)
def test_what_has_no_words_shows_no_language(text: str) -> None:
    assert identifier(SHOP).evidence(text) == {}


@pytest.mark.parametrize(
    "written", ["WO BLEIBT MEINE DECKE", "ｗｏ ｂｌｅｉｂｔ ｍｅｉｎｅ ｄｅｃｋｅ"]
)
def test_capitals_and_full_width_letters_are_the_same_words(written: str) -> None:
    assert told(written) == "de"


def test_an_assistants_own_language_is_known_even_if_few_speak_it() -> None:
    assert "lb" not in COMMON
    assert "lb" in identifier(("lb", "fr")).evidence("moien, wou ass mäi pak?")
    assert "lb" not in identifier(SHOP).evidence("moien, wou ass mäi pak?")


def test_the_promised_share_of_customers_lines_is_told_rightly() -> None:
    """On lines that the weights were not chosen on; decision 37 has the figures."""
    table = figures(list(cases(read_lines(set_aside=True))), WEIGHTS)

    def share(situation: str, *lengths: str) -> float:
        counted = [pair for length, pair in table[situation].items() if length in lengths]
        return sum(right for right, _ in counted) / sum(every for _, every in counted)

    for situation in ("first message, page in it", "goes on in it"):
        assert share(situation, "1 word", "2 words", "3 to 5", "6 to 10", "more") >= 0.97
    for situation in ("first message, page in another", "changes to it"):
        assert share(situation, "6 to 10", "more") >= 0.95
    assert share("first message, page in another", "2 words", "3 to 5") >= 0.95
    assert share("nothing to tell", "1 word", "2 words", "3 to 5", "6 to 10") >= 0.97
