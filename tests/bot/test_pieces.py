"""The questions of a message, apart from each other."""

import pytest

from bot.channel.pieces import questions_in


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "Where is my parcel? And do you sell gift cards?",
            ["Where is my parcel?", "do you sell gift cards?"],
        ),
        (
            "when does the Bristol store open and how much is express delivery",
            ["when does the Bristol store open", "how much is express delivery"],
        ),
        (
            "Wann kommt mein Paket und wie lange habe ich Rückgaberecht?",
            ["Wann kommt mein Paket", "wie lange habe ich Rückgaberecht?"],
        ),
        (
            "Quels sont vos horaires à Brest et est-ce que vous livrez en Suisse ?",
            ["Quels sont vos horaires à Brest", "est-ce que vous livrez en Suisse ?"],
        ),
        (
            "¿Cuánto cuesta el envío? ¿Puedo pagar a plazos?",
            ["¿Cuánto cuesta el envío?", "¿Puedo pagar a plazos?"],
        ),
        (
            "How long is the warranty? I want to return my lamp.",
            ["How long is the warranty?", "I want to return my lamp."],
        ),
    ],
)
def test_questions_come_apart(text: str, pieces: list[str]) -> None:
    assert questions_in(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "can I return the mug and the kettle?",
        "Hi! Where is my parcel?",
        "where's my parcel",
        "salt and pepper",
        "My lamp came broken. What do I do now?",
        "the plate is chipped. i would like another one",
        "I sat down. I waited. It was late. Then it rained. I went home by bus.",
        "",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert questions_in(text) == []
