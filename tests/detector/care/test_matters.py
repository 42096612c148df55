"""Death, the law and the press are noticed in four languages; goods and idle talk are not."""

import pytest

from handoff.detector.care.care import concern_in

SPOKEN_OF = {
    "bereavement": [
        "my grandfather passed away in March, please take him off your list",
        "What happens to the points of somebody who has died? It is my late aunt's account",
        "we buried my sister yesterday and your advert came today",
        "Meine Mutter ist verstorben, wie kündige ich ihr Konto?",
        "Die Jacke war für meinen Opa, die Beerdigung war am Montag",
        "mon père est décédé, que deviennent ses points ?",
        "c'était pour les obsèques de ma tante",
        "falleció mi marido y siguen llegando sus pedidos",
        "Mi abuela ha muerto y quisiera devolver su abrigo",
    ],
    "legal": [
        "My solicitor will write to you next week",
        "refund me or I'll see you in court",
        "this is a formal notice: pay within ten days, failing which I shall issue proceedings",
        "Ich habe die Sache meinem Anwalt übergeben",
        "Ich setze Ihnen eine letzte Frist bis zum 12. Mai",
        "Die Verbraucherzentrale sieht das anders als Sie",
        "sans remboursement je saisis le tribunal",
        "Voici une mise en demeure",
        "voy a poner una denuncia en consumo",
        "Mi abogado se pondrá en contacto con ustedes",
    ],
    "press": [
        "I'm a reporter with the Lodden Echo, who can comment on the recall?",
        "either this gets sorted or I go to the papers",
        "Guten Tag, ich bin Journalistin und schreibe einen Beitrag über Ihre Firma",
        "Wer ist bei Ihnen für Presseanfragen zuständig?",
        "Bonjour, je suis journaliste, qui peut répondre à une interview ?",
        "Soy periodista, ¿tienen gabinete de prensa?",
    ],
}


@pytest.mark.parametrize(
    ("category", "text"), [(name, text) for name, texts in SPOKEN_OF.items() for text in texts]
)
def test_each_matter_is_told_apart(category: str, text: str) -> None:
    concern = concern_in(text)
    assert concern is not None and concern.category == category and not concern.is_danger


@pytest.mark.parametrize(
    "text",
    [
        "my lawyer friend wants the same satchel",
        "do I press the button on the left to close the lamp",
        "is your French press dishwasher safe?",
        "The battery of my torch died, is that covered?",
        "court shoes in 39?",
        "my grandma loves the wool socks",
        "my phone is dead so I missed the courier",
        "Ist die Knoblauchpresse spülmaschinenfest?",
        "meine Freundin ist Anwältin und sucht eine Aktentasche",
        "une crème à l'huile d'avocat ?",
        "je suis pressé, livrez-vous demain ?",
        "¿tenéis cafetera de prensa francesa?",
        "¿qué medios de pago aceptáis?",
        "When is the last day to send it back?",
    ],
)
def test_goods_and_everyday_words_are_none(text: str) -> None:
    assert concern_in(text) is None


def test_danger_comes_before_any_other_matter() -> None:
    concern = concern_in("my brother died and I want to be dead, too. My lawyer knows")
    assert concern is not None and concern.category == "self_harm"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("my mother passed away and I do not know how to tell you", "en"),
        ("mein Vater ist gestorben und ich weiß nicht weiter", "de"),
        ("mon mari est décédé et je ne sais pas quoi faire", "fr"),
        ("ha muerto mi hermana y no sé qué hacer con su pedido", "es"),
    ],
)
def test_the_language_is_told_too(text: str, language: str) -> None:
    concern = concern_in(text)
    assert concern is not None and concern.language == language
