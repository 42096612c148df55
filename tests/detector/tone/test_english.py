"""English is told from other languages, even mistyped and in few words."""

import pytest

from handoff.detector.tone.english import letters, shipped


@pytest.mark.parametrize(
    "text",
    [
        "Mein Paket ist schon wieder nicht angekommen, ich bin wirklich sauer",
        "Das ist unverschämt",
        "¿Por qué nadie me contesta? Estoy muy enfadada",
        "C'est la troisième fois que j'écris, je suis très en colère",
        "Ho aspettato tre settimane e nessuno mi risponde",
        "Ik wacht al drie weken op mijn pakket",
        "Meu pedido chegou quebrado e ninguém responde",
        "Czekam już trzy tygodnie na moją paczkę",
        "最悪の対応だ",
        "Я жду уже три недели",
        "أنتظر منذ ثلاثة أسابيع",
    ],
)
def test_other_languages_are_not_english(text: str) -> None:
    assert shipped().is_other(text)


@pytest.mark.parametrize(
    "text",
    [
        "where is my parcel",
        "ur service sux",
        "teh pakage hasnt arived stil adn im fuming",
        "WTF",
        "ok",
        "thx m8",
        "soooo disappointed",
        "pls hlp, cant log in to my acount",
        "My name is Jürgen Müller and I live in Kraków",
        "HG-10432",
        "anna.berg@example.com",
        "😡😡😡",
        "?!",
        "",
    ],
)
def test_english_however_written_and_what_has_no_words_is_not_another_language(text: str) -> None:
    assert not shipped().is_other(text)


def test_masks_numbers_and_addresses_are_no_words() -> None:
    assert letters("Where's <order_number> of anna@example.com, No. 12?") == " wheres of no "
