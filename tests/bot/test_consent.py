"""What is an unmistakable yes, and what only looks like one, in four languages."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from bot.channel.consent import begins_like_an_answer, is_plain_no, is_plain_yes
from common.visible import shows_nothing, visible
from handoff.config import ROOT

# Written down again on purpose: a list that checks itself checks nothing.
YES = (
    "yes", "yep", "sure", "of course", "that's right", "go ahead", "please do", "absolutely",
    "ja", "jawohl", "stimmt", "das ist richtig", "natürlich", "auf jeden Fall",
    "oui", "c'est exact", "d'accord", "bien sûr", "tout à fait", "vas-y",
    "sí", "claro", "de acuerdo", "por supuesto", "así es", "hágalo",
)  # fmt: skip
NO = (
    "no", "nope", "not at all", "that's wrong", "don't do it", "nein", "auf keinen Fall",
    "stimmt nicht", "non", "pas du tout", "surtout pas", "de ninguna manera", "no es correcto",
)  # fmt: skip
COURTESIES = (
    "please", "thank you", "great", "bitte", "vielen Dank", "s'il vous plaît", "merci", "por favor",
    "muchas gracias",
)  # fmt: skip
EXCEPTIONS = (
    "but", "except the mug", "only if it's free", "unless it rains", "aber", "außer", "nur wenn",
    "mais", "sauf", "seulement si", "pero", "salvo", "excepto la bolsa", "however", "though",
)  # fmt: skip
HEDGES = (
    "maybe", "I guess", "I think", "sort of", "probably", "not sure", "more or less", "I suppose",
    "vielleicht", "glaube ich", "irgendwie", "eigentlich", "peut-être", "je crois", "plus ou moins",
    "quizás", "creo", "tal vez", "whatever", "if you must", "meinetwegen", "bof",
)  # fmt: skip
NEGATIONS = ("not", "no", "never", "nicht", "kein", "pas", "jamais", "nunca", "isn't it", "nein")
OTHER_WORDS = (
    "postcode", "the kettle", "tomorrow", "HG-10455", "29200 Brest", "later", "Straße", "demain",
    "mañana", "stop", "and", "or", "wait", "cancel", "2", "a@example.com", "when", "why", "如果",
)  # fmt: skip
UNFRIENDLY = (
    "🙄",
    "👎",
    "🤔",
    "😡",
    "🤷",
    "❌",
    "😬",
    "🚫",
    ":(",
    ":/",
    "/s",
    "(not)",
    "½",
    "<",
    "%",
)
QUESTIONS = ("?", "？", "¿", "؟", "\u037e", "⁇", "⁈", "❓", "❔", "‽", "⸮", "՞", "﹖", "?!")
INVISIBLE = ("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\ufe0f", "\u034f",
             "\U000e0041", "\U000e0100", "\x07", "\u3164", "\u2800", "\u180e")  # fmt: skip
FULL_WIDTH = str.maketrans({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
STYLES = (
    str.lower, str.upper, str.title, str.swapcase, lambda text: text.translate(FULL_WIDTH),
    lambda text: text.replace("'", "’"), lambda text: unicodedata.normalize("NFD", text),
    lambda text: f"  {text}\n",
)  # fmt: skip
ENDINGS = (
    "",
    "!",
    ".",
    " !!",
    "…",
    " 👍",
    " 👍🏾",
    "😊",
    " ✅",
    " ✔️",
    " ❤️",
    " :)",
    " 🙏.",
    "\u200b",
)

yes = st.sampled_from(YES)
courtesy = st.sampled_from(("", *COURTESIES))
style = st.sampled_from(STYLES)
ending = st.sampled_from(ENDINGS)
spoiling = st.sampled_from(
    (*EXCEPTIONS, *HEDGES, *NEGATIONS, *OTHER_WORDS, *UNFRIENDLY, *QUESTIONS)
)
place = st.integers(0, 30)


@given(yes, courtesy, st.sampled_from((", ", " ", " - ", "! ")), style, ending)
def test_a_yes_is_a_yes_in_many_writings(
    word: str, thanks: str, between: str, written: object, end: str
) -> None:
    assert callable(written)
    text = written(f"{word}{between}{thanks}" if thanks else word) + end
    assert is_plain_yes(text) and not is_plain_no(text)


@given(st.sampled_from(NO), style, st.sampled_from(("", "!", ".", " 👎", ", thanks", ", merci")))
def test_a_no_is_a_no_in_many_writings(word: str, written: object, end: str) -> None:
    assert callable(written)
    text = written(word + end)
    assert is_plain_no(text) and not is_plain_yes(text)


@given(yes, courtesy, spoiling, place, style, ending)
def test_a_yes_with_anything_else_is_none(
    word: str, thanks: str, else_said: str, where: int, written: object, end: str
) -> None:
    assert callable(written)
    words = f"{word} {thanks}".split()
    words.insert(where % (len(words) + 1), else_said)
    text = written(" ".join(words)) + end
    assert not is_plain_yes(text)


@given(yes, st.sampled_from(QUESTIONS), place)
def test_a_question_mark_anywhere_makes_a_question(word: str, mark: str, where: int) -> None:
    cut = where % (len(word) + 1)
    assert not is_plain_yes(word[:cut] + mark + word[cut:])


@given(yes, st.sampled_from(NO), st.sampled_from((" ", ", ", "/")))
def test_yes_and_no_together_are_neither(word: str, other: str, between: str) -> None:
    for text in (word + between + other, other + between + word):
        assert not is_plain_yes(text)


@given(st.text(max_size=40))
def test_no_text_means_both(text: str) -> None:
    assert not (is_plain_yes(text) and is_plain_no(text))


@given(st.text(max_size=20), st.integers(0, 9))
def test_what_holds_a_digit_is_no_plain_answer(text: str, digit: int) -> None:
    assert not is_plain_yes(f"yes {text}{digit}") and not is_plain_no(f"no {digit}{text}")


@given(st.text(st.sampled_from((*INVISIBLE, " ", "\n", "\u00a0", "\u0301", "\u20dd")), max_size=12))
def test_nothing_visible_is_no_answer(text: str) -> None:
    assert shows_nothing(text)
    assert not is_plain_yes(text) and not is_plain_no(text) and not begins_like_an_answer(text)


@given(yes, st.sampled_from(INVISIBLE), place)
def test_what_cannot_be_seen_changes_nothing(word: str, hidden: str, where: int) -> None:
    cut = where % (len(word) + 1)
    assert is_plain_yes(word[:cut] + hidden + word[cut:])


@given(st.text(max_size=30))
def test_letters_digits_and_punctuation_are_visible(text: str) -> None:
    assume(any(char.isascii() and char.isprintable() and char != " " for char in text))
    assert not shows_nothing(text) and visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    "text",
    [
        "y", "Y!", "👌", "☑️", "yesss", "YEEES", "jaaa", "ouiii", "siiii",
        "Genau.", "right", "yes, correct", "Sí, es correcto", "si, es correcto", "oui, exactement",
        "Yes, kindly do it, and many thanks for your time, dear.", "Ja, und danke für die Mühe",
        "oui, et merci pour votre aide", "sí, y muchas gracias por todo",
    ],
)  # fmt: skip
def test_short_drawn_out_and_agreeing_ones_count(text: str) -> None:
    assert is_plain_yes(text)


@pytest.mark.parametrize(
    "text",
    [
        "yeah, right", "suuure", "okaaay", "ja ja", "naja", "claro claro",  # meant otherwise
        "please correct", "correct please", "do it right", "bitte richtig", "please confirm",
        "si es correcto", "si c'est bon", "y gracias", "sí y",  # a condition, an "and"
        "y̶e̶s̶", "✅\u20e0", "o k a y ?", "\"yes\"", "«oui»", "(ja)",  # crossed out, quoted
        "thanks", "perfect", "merci", "gracias", "🎉",  # courtesies alone
        "thank you for your patience", "and thanks in advance", "yes and",
        "уes", "Yes" * 60, "yes " * 60, "",
    ],
)  # fmt: skip
def test_what_looks_like_a_yes_and_may_mean_something_else(text: str) -> None:
    assert not is_plain_yes(text)


@pytest.mark.parametrize("text", ["no problem", "no worries", "no, the mug", "never mind", "no?"])
def test_what_begins_like_a_no_and_goes_on(text: str) -> None:
    assert not is_plain_no(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes but the other street", True), ("Nein, die Tasse", True), ("ok, and when?", True),
        ("please, no more", True), ("yesterday it came", False), ("nobody knows", False),
        ("what do I get back", False), ("", False),
    ],
)  # fmt: skip
def test_how_an_answer_begins(text: str, answer: bool) -> None:
    assert begins_like_an_answer(text) is answer


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_the_buttons_under_a_confirmation_are_a_plain_yes_and_a_plain_no(language: str) -> None:
    file = ROOT / "bot" / "actions" / "texts" / f"{language}.yml"
    texts = yaml.safe_load(file.read_text(encoding="utf-8"))
    asked = [entry for name, entry in texts.items() if name.endswith("_confirmed") and
             name.startswith("ask_")]  # fmt: skip
    assert len(asked) == 2
    for entry in asked:
        agree, refuse = entry["buttons"]
        assert is_plain_yes(agree) and is_plain_no(refuse)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("passt alles so, danke", None), ("passt alles, danke", True),
        ("ja, so machen wir das", True),
        ("machen wir so nicht", None), ("nee, doch nicht", False), ("so nicht", False),
        ("ja, bestätige ich", True), ("alles klar", None), ("das ist richtig so", True),
        ("oui, je valide", True), ("je valide pas", None), ("oui, vous pouvez y aller", True),
        ("vous pouvez ?", None), ("non, pas ça", False), ("pour moi c'est bon", True),
        ("sí, me parece bien", True), ("no me parece bien", None), ("dale", True),
        ("no, así no", False), ("todo bien", None), ("está bien así, gracias", True),
    ],
)  # fmt: skip
def test_everyday_answers_in_german_french_and_spanish(text: str, answer: bool | None) -> None:
    assert is_plain_yes(text) is (answer is True)
    assert is_plain_no(text) is (answer is False)
