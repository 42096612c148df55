"""A form's first words take note of what the customer has told."""

import pytest

from bot.actions.acknowledging import acknowledged


@pytest.mark.parametrize(
    ("form", "text", "language", "words"),
    [
        ("return_form", "The handle snapped off, I'm sending it back", "en", "wrong with it"),
        ("return_form", "these boots don’t fit, take them back please", "en", "doesn't fit"),
        ("return_form", "you sent the wrong colour, return please", "en", "mix-up"),
        ("order_status_form", "STILL WAITING for my blanket", "en", "still waiting"),
        ("return_form", "Die Jacke ist mir zu weit, ich will sie zurückgeben", "de", "Schade"),
        ("order_status_form", "mein paket ist immer noch nicht da", "de", "leid"),
        ("return_form", "le pull est arrive dechire, je le renvoie", "fr", "désolé"),
        ("return_form", "la chaqueta me llegó rota, quiero devolverla", "es", "problema"),
    ],
)
def test_what_was_told_is_taken_note_of(form: str, text: str, language: str, words: str) -> None:
    said = acknowledged(form, text, language)
    assert said is not None and words in said


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("return_form", "I want to send the mug back"),
        ("return_form", "it's not broken, I just don't like it, how do I return it"),
        ("order_status_form", "where is my order"),
        ("order_status_form", "is the broken mug on its way back"),
        ("address_form", "my parcel is late and needs another address"),
        (None, "it is torn"),
    ],
)
def test_nothing_is_said_where_nothing_or_something_else_was_told(
    form: str | None, text: str
) -> None:
    assert acknowledged(form, text, "en") is None


def test_a_language_without_words_gets_those_of_the_main_one() -> None:
    said = acknowledged("return_form", "it came cracked", "pl")
    assert said == acknowledged("return_form", "it came cracked", "en")
