"""The questions of a message, apart from each other."""

import pytest

from bot.channel.pieces import question_in, questions_in


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
            "whats delivery to oslo and how many days would that be",
            ["whats delivery to oslo", "how many days would that be"],
        ),
        (
            "do you wrap presents & how soon after ordering can i come by",
            ["do you wrap presents", "how soon after ordering can i come by"],
        ),
        (
            "Can I swap it for a blue one, would the label be free?",
            ["Can I swap it for a blue one", "would the label be free?"],
        ),
        (
            "Was kostet das nach Wien und wie viele Tage dauert der Versand",
            ["Was kostet das nach Wien", "wie viele Tage dauert der Versand"],
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
        "if it does not fit, can I return it?",
        "I'd like to know where my order is and when it comes",
        "Ich wüsste gern, wo mein Paket ist und wann es kommt",
        "the mug came yesterday and was broken, can I have a new one",
        "the lamp came broken and does not work",
        "We ordered two mugs and do not want them any more",
        "I went to the shop and how rude they were!",
        "Ich habe die Lampe bestellt und wie immer kam sie kaputt an",
        "I sat down. I waited. It was late. Then it rained. I went home by bus.",
        "",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert questions_in(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "has my parcel left yet? it's HG-20417, carl.weiss@example.org",
            ["HG-20417", "carl.weiss@example.org"],
        ),
        ("when will it come? my order number is HG-20417", ["HG-20417"]),
        ("Wo bleibt mein Paket? Die Bestellnummer ist HG-20417.", ["HG-20417"]),
        ("où est mon colis ? c'est le numéro HG-20417", ["HG-20417"]),
        (
            "¿dónde está mi pedido? es el HG-20417 y carl@example.org",
            ["HG-20417", "carl@example.org"],
        ),
    ],
)
def test_values_behind_a_question_belong_to_it(text: str, values: list[str]) -> None:
    spans = [(text.index(one), text.index(one) + len(one)) for one in values]
    assert questions_in(text, spans, ["order number", "Bestellnummer"]) == []


def test_a_wish_that_names_a_value_is_one_of_two() -> None:
    text = "How long is the warranty? I want to return order HG-20417."
    spans = [(text.index("HG"), text.index("HG") + 8)]
    assert questions_in(text, spans, ["order"]) == [
        "How long is the warranty?",
        "I want to return order HG-20417.",
    ]


def test_values_between_two_questions_leave_both() -> None:
    text = "where is it? it's HG-20417, carl@example.org. and what does express delivery cost?"
    spans = [
        (text.index(one), text.index(one) + len(one)) for one in ("HG-20417", "carl@example.org")
    ]
    assert questions_in(text, spans) == [
        "where is it? it's HG-20417, carl@example.org.",
        "what does express delivery cost?",
    ]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "Oh dear, it has left already. how many weeks do I have to bring it back",
            "how many weeks do I have to bring it back",
        ),
        ("can I pay by invoice, we live near Cork", "can I pay by invoice"),
        ("What? How many weeks do I have then", "How many weeks do I have then"),
        ("Mein Neffe heiratet. Packen Sie auch Geschenke ein?", "Packen Sie auch Geschenke ein?"),
        (
            "J'habite à Lille. Est-ce que vous livrez le samedi ?",
            "Est-ce que vous livrez le samedi ?",
        ),
        ("Vivo lejos. ¿Puedo recogerlo en la tienda?", "¿Puedo recogerlo en la tienda?"),
    ],
)
def test_a_single_question_is_told_from_the_story_around_it(text: str, question: str) -> None:
    assert question_in(text) == [question]


@pytest.mark.parametrize(
    "text",
    [
        "Can I pay by invoice?",
        "do you deliver to Norway, Sweden and Denmark?",
        "I came by on Monday. It was closed.",
        "When do you open? And is there a lift?",
        "Hm. why",
    ],
)
def test_one_with_nothing_around_it_and_none_at_all_are_left_whole(text: str) -> None:
    assert question_in(text) == []
