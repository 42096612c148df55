"""Words for people in danger: complete in every language; an assistant's own take precedence."""

from __future__ import annotations

from pathlib import Path

import pytest

from common.assistant import WrongAssistant, read
from common.assistant.care import (
    CATEGORIES,
    CLOSINGS,
    CLOSINGS_OF_MATTERS,
    DANGERS,
    MATTERS,
    Care,
    shipped,
)
from harness.shop import SHOP
from tests.support.ferry import BATON, ferry

OWN = """
care:
  en:
    self_harm:
      text: We are listening.
      lines:
        - {where: Lodden, name: Harbour watch, call: 555 01 02, countries: [LD]}
    nobody_is_here: The ferry sleeps.
"""


def ferry_with(folder: Path, care: str) -> Care:
    made = ferry(folder)
    (made / "baton.yml").write_text(BATON + care)
    return read(made).care


@pytest.mark.parametrize("care", [shipped(), SHOP.care], ids=["shipped", "the shop's"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_every_language_of_the_widget_has_all_words(care: Care, language: str) -> None:
    words = care.words[language]
    assert set(words.help) == set(CATEGORIES) and set(words.closings) == set(CLOSINGS)
    for name in DANGERS:
        assert words.help[name].text and any(line.call for line in words.help[name].lines)
    for name in MATTERS:
        assert words.help[name].text and not words.help[name].lines
        assert set(words.help[name].closings) == set(CLOSINGS_OF_MATTERS)


def test_emergency_services_stand_first_in_an_emergency() -> None:
    for words in shipped().words.values():
        assert words.help["emergency"].lines[0].call == "112"


def test_an_assistant_without_words_has_the_shipped_ones(tmp_path: Path) -> None:
    assert read(ferry(tmp_path)).care == shipped()


def test_an_assistants_own_words_replace_those_they_are_for(tmp_path: Path) -> None:
    care = ferry_with(tmp_path, OWN)
    own, general = care.words["en"], shipped().words["en"]
    assert own.help["self_harm"].text == "We are listening."
    assert [line.call for line in own.help["self_harm"].lines] == ["555 01 02"]
    assert own.closings["nobody_is_here"] == "The ferry sleeps."
    assert own.help["emergency"] == general.help["emergency"]
    assert care.words["de"] == shipped().words["de"]


def test_matters_have_closing_words_of_their_own(tmp_path: Path) -> None:
    own = """
care:
  en:
    legal: {text: Noted., nobody_is_here: The ferry sleeps.}
    press: {lines: [{where: Lodden, name: Press room, open: 'https://press.test'}]}
"""
    care = ferry_with(tmp_path, own)
    words, general = care.words["en"], shipped().words["en"]
    assert words.help["legal"].text == "Noted."
    assert words.closing("legal", "nobody_is_here") == "The ferry sleeps."
    assert words.closing("legal", "team_is_here") == general.closing("legal", "team_is_here")
    assert words.closing("violence", "nobody_is_here") == general.closings["nobody_is_here"]
    assert words.help["press"].lines[0].open == "https://press.test"
    assert words.help["bereavement"] == general.help["bereavement"]


def test_designers_say_how_urgent_each_matter_is(tmp_path: Path) -> None:
    folder = ferry(tmp_path)
    assert read(folder).care.priorities == shipped().priorities
    policy = folder / "policy.yml"
    before = policy.read_text() if policy.exists() else ""
    policy.write_text(f"{before}\ncare: {{press: highest, legal: highest}}\n")
    changed = read(folder).care.priorities
    assert changed == {"bereavement": "highest", "legal": "highest", "press": "highest"}
    policy.write_text(f"{before}\ncare: {{press: urgent}}\n")
    with pytest.raises(WrongAssistant, match=r"policy\.yml: care\.press: give one of raised"):
        read(folder)
    policy.write_text(f"{before}\ncare: {{danger: highest}}\n")
    with pytest.raises(WrongAssistant, match="unknown key"):
        read(folder)


def test_the_visitors_own_country_stands_first() -> None:
    help = shipped().words["en"].help["self_harm"]
    assert [line.call for line in help.lines_for("en-AU")][:2] == ["000", "13 11 14"]
    assert [line.call for line in help.lines_for("en-Latn-NZ")][:2] == ["111", "1737"]
    assert [line.call for line in help.lines_for("en_US")][:2] == ["911", "988"]
    assert help.lines_for("en") == help.lines


def test_a_language_alone_is_no_country() -> None:
    for language in ("de", "fr", "es"):
        help = shipped().words[language].help["self_harm"]
        assert help.lines_for(language) == help.lines
        assert help.lines[0].call == "112"


def test_where_no_line_is_known_the_directory_of_all_countries_stands_first() -> None:
    for locale in ("en-KE", "es-UY", "fr-SN"):
        lines = shipped().words[locale[:2]].help["self_harm"].lines_for(locale)
        assert lines[0].open == "https://findahelpline.com"


@pytest.mark.parametrize(
    ("locale", "emergency"),
    [
        ("en-IE", "112"), ("en-US", "911"), ("en-AU", "000"), ("en-NZ", "111"), ("de-CH", "112"),
        ("fr-CA", "911"), ("fr-BE", "112"), ("es-MX", "911"), ("es-ES", "112"), ("es-CO", "123"),
    ],
)  # fmt: skip
def test_in_each_kind_of_danger_the_emergency_number_of_the_country_stands_first(
    locale: str, emergency: str
) -> None:
    for name in DANGERS:
        assert shipped().words[locale[:2]].help[name].lines_for(locale)[0].call == emergency


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (("fr", "de"), "fr"),
        ((None, "de-CH"), "de"),
        (("pt", "es_MX"), "es"),
        ((None, "xx"), "en"),
        ((None, ""), "en"),
    ],
)
def test_the_language_is_the_first_that_there_are_words_in(
    wanted: tuple[str | None, ...], language: str
) -> None:
    assert shipped().language(*wanted) == language


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("  en:\n    self_harm: {text: a, lines: [{where: b, name: c}]}", "lines[0].call"),
        (
            "  en:\n    self_harm: {text: a, lines: [{where: b, name: c, call: call me}]}",
            "'call me' is not a telephone number",
        ),
        (
            "  en:\n    violence: {lines: [{where: b, name: c, open: 'javascript:x'}]}",
            "is not a web address",
        ),
        (
            "  en:\n    violence: {lines: [{where: b, name: c, call: '1', open: 'https://a.b'}]}",
            "either a number to call or a web address",
        ),
        (
            "  en:\n    violence: {lines: [{where: b, name: c, call: '12', countries: [uk]}]}",
            "'uk' is not a country code",
        ),
        ("  en:\n    selfharm: {text: a}", "did you mean 'self_harm'"),
        ("  it:\n    self_harm: {text: a}", "care.it.self_harm.lines: missing"),
        ("  EN:\n    self_harm: {text: a}", "language tag"),
        ("  en:\n    emergency: {lines: [112]}", "give a list of keys with values"),
    ],
)
def test_of_what_is_wrong_one_line_tells(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(WrongAssistant) as raised:
        ferry_with(tmp_path, f"\ncare:\n{wrong}\n")
    assert told in str(raised.value) and "baton.yml" in str(raised.value)
    assert "\n" not in str(raised.value)
