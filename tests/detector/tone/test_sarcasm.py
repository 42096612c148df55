"""Thanks that are none are told from thanks, in four languages."""

import pytest

from handoff.detector.tone.sarcasm import is_sarcastic


@pytest.mark.parametrize(
    "text",
    [
        "Thank you so much for absolutely nothing",
        "thx for wasting half my day",
        "Thanks for making me wait three weeks!",
        "wow, brilliant service 🙄",
        "🙄 lovely, thanks",
        "A fat lot of good that was",
        'thanks for all the "help"',
        "Perfect. Just what I wanted. Not.",
        "thanks, that was so useful /s",
        "Danke für überhaupt nichts",
        "na wunderbar",
        "Herzlichen Dank auch!",
        "Merci pour rien du tout",
        "ah bravo, encore raté",
        "gracias por nada, como siempre",
        "Menudo servicio",
        "muchas gracias por hacerme perder la tarde",
        "ＴＨＡＮＫＳ for nothing",
        "thank u for nothing",
    ],
)
def test_thanks_that_mean_the_opposite(text: str) -> None:
    assert is_sarcastic(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you, nothing else for today",
        "thanks for waiting for me yesterday",
        "great service, really, I was impressed 😊",
        "well done 👏👏",
        "perfect, thanks",
        "Danke auch an die nette Kollegin!",
        "ja super, danke",
        "vielen Dank auch für das schöne Papier",
        "merci pour la réponse rapide",
        "bravo à toute l'équipe",
        "gracias por la ayuda con el pedido",
        "nada más, gracias",
        "is it not great that it floats?",
        "",
        "🙄",
        "where is my order 🙄",
    ],
)
def test_thanks_that_are_meant(text: str) -> None:
    assert not is_sarcastic(text)


def test_the_longest_message_takes_no_time() -> None:
    assert not is_sarcastic("thanks for the " * 260)
