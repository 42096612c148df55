"""Is a message an unmistakable yes, or an unmistakable no? Pure rules on a text, without Rasa.

A plain yes is words that mean yes, perhaps with courtesies around them, and nothing more. Anything
else (a question, a "but", a "maybe", a value, a word unknown here) and the customer is asked again:
missing a yes costs one question, acting on a mistaken one costs trust.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from bot.channel.visible import visible


@dataclass(frozen=True)
class Words:
    """How one language says yes and no; each field lists phrases, separated by commas."""

    yes: str
    """May stand anywhere."""
    right: str
    """Means yes at the beginning or after a single word that means yes; "do it right", "please
    correct" and "please confirm" are requests."""
    please: str
    polite: str
    """Changes nothing next to a yes or a no, and is neither by itself."""
    no: str
    doubtful: str = ""
    """Looks like a yes, but is often meant otherwise."""


ENGLISH = Words(
    yes="""yes, yep, yup, yeah, yea, aye, ok, okay, okey dokey, okie dokie, sure, sure thing,
        of course, certainly, absolutely, definitely, indeed, for sure, by all means, affirmative,
        confirmed, I confirm, I can confirm, I confirm it, I confirm that, I confirm this, agreed,
        I agree, I accept, I am sure, I'm sure, go ahead, please go ahead, go for it, go on,
        carry on, please carry on, proceed, please proceed, you may proceed, do it, do that, do so,
        do this, please do, please do it, please do that, do it now, let's do it, let's do that,
        you can do that, you can go ahead, make it so, I want that, I would like that,
        I'd like that, that is right, that's right, this is right, it is right, it's right,
        that is correct, that's correct, this is correct, it is correct, it's correct, that's it,
        that is it, that's the one, that is the one, that's what I want, that is what I want,
        that's fine, that is fine, that's ok, that's okay, fine by me, fine with me, works for me,
        sounds good, looks good, looks right, looks correct, alright, all right, all correct,
        all is right, all is correct, it's all correct, it's all right, everything is right,
        everything is correct, all of that is right, all of that is correct, spot on""",
    right="right, correct, exactly, precisely, confirm",
    please="please, pls, plz",
    polite="""thanks, thank you, thank you very much, thank you so much, thanks a lot, many thanks,
        thx, ty, cheers, good, great, perfect, lovely, wonderful, excellent, brilliant, all good,
        it is, that is, I do, I am""",
    no="""no, nope, nah, nay, naw, no way, never, negative, not at all, absolutely not,
        certainly not, definitely not, definitely no, of course not, wrong, incorrect, not right,
        not correct, not that, that's wrong, it's wrong, this is wrong, that's incorrect,
        it's incorrect, that's not right, that isn't right, it's not right, it isn't right,
        that's not correct, that isn't correct, it's not correct, it isn't correct, it is not,
        it isn't, don't, do not, don't do it, don't do that, do not do it, do not do that,
        please don't, please do not, I don't want that, I do not want that, I'd rather not,
        I would rather not, rather not""",
    doubtful="yeah right, yea right, yeah yeah, yeah sure, sure sure, ok ok, okay okay",
)
GERMAN = Words(
    yes="""ja, jawohl, jawoll, jep, jup, jap, jo, klar, na klar, klar doch, aber klar, sicher,
        selbstverständlich, selbstverstaendlich, natürlich, natuerlich, auf jeden fall, unbedingt,
        einverstanden, in ordnung, geht in ordnung, stimmt, stimmt so, stimmt genau, das stimmt,
        das stimmt so, es stimmt, alles stimmt, das ist richtig, das ist korrekt, ist richtig,
        ist korrekt, so ist es, so ist es richtig, genau so, ganz genau, alles richtig,
        alles korrekt, passt, passt so, das passt, das passt so, so passt es, so passt das,
        mach das, mach es, machen sie das, machen sie es, tun sie das, bestätigt, bestaetigt,
        ich bestätige, ich bestaetige, ich bestätige das, ich bin sicher, bin einverstanden,
        ich bin einverstanden, das will ich, das möchte ich""",
    right="genau, richtig, korrekt, exakt, absolut",
    please="bitte, bitte schön, bitteschön",
    polite="""danke, danke schön, dankeschön, danke sehr, vielen dank, besten dank, herzlichen dank,
        gern, gerne, sehr gern, sehr gerne, super, prima, perfekt, wunderbar, toll, sehr gut""",
    no="""nein, nee, nö, noe, ne, nicht, bitte nicht, gar nicht, überhaupt nicht, auf keinen fall,
        auf gar keinen fall, keinesfalls, niemals, nie, falsch, das ist falsch, nicht richtig,
        das ist nicht richtig, nicht korrekt, das ist nicht korrekt, stimmt nicht,
        das stimmt nicht, das stimmt so nicht, stimmt so nicht, lieber nicht, natürlich nicht,
        mach das nicht, machen sie das nicht, das will ich nicht, das möchte ich nicht""",
    doubtful="ja ja, jaja, na ja, klar klar, ja sicher",
)
FRENCH = Words(
    yes="""oui, ouais, ouaip, ouep, bien sûr, bien sûr que oui, bien entendu, tout à fait,
        absolument, certainement, évidemment, d'accord, dac, entendu,
        c'est ça, c'est bien ça, c'est cela, c'est bien cela, c'est exact, c'est bien exact,
        c'est correct, c'est juste, c'est bon, tout est bon, tout est correct, tout est exact,
        c'est d'accord, je confirme, je le confirme, confirmé, je suis d'accord, je suis sûr,
        je suis sûre, allez-y, vas-y, faites-le, fais-le, faites, ça marche, ça me va,
        effectivement, en effet, affirmatif, c'est ce que je veux""",
    right="exact, exactement, correct, parfaitement, précisément",
    please="s'il vous plaît, s'il te plaît, svp, stp",
    polite="merci, merci beaucoup, merci bien, parfait, super, très bien, génial, volontiers",
    no="""non, nan, pas du tout, surtout pas, absolument pas, certainement pas,
        bien sûr que non, jamais, faux, c'est faux, pas exact, pas correct, c'est incorrect,
        ce n'est pas ça, c'est pas ça, ce n'est pas correct, c'est pas correct, ce n'est pas exact,
        c'est pas exact, ce n'est pas bon, c'est pas bon, ne le faites pas, ne faites pas ça,
        je ne veux pas, je préfère pas, je ne préfère pas""",
    doubtful="ouais ouais",
)
SPANISH = Words(
    yes="""sí, sip, claro, claro que sí, por supuesto, desde luego, es correcto, está correcto,
        todo correcto, todo es correcto, todo está correcto, es cierto, está bien, eso es, así es,
        de acuerdo, estoy de acuerdo, vale, confirmo, lo confirmo, confirmado, adelante, hazlo,
        hágalo, efectivamente, en efecto, estoy seguro, estoy segura, sin duda, afirmativo,
        eso quiero, es lo que quiero""",
    right="correcto, exacto, exactamente, cierto, perfectamente",
    please="por favor, porfa, porfavor",
    polite="gracias, muchas gracias, mil gracias, perfecto, muy bien, genial, estupendo",
    no="""no, nop, nunca, jamás, para nada, en absoluto, de ninguna manera, claro que no,
        por supuesto que no, incorrecto, falso, es falso, es incorrecto, está mal, no es correcto,
        no está bien, no es así, no lo hagas, no lo haga, no quiero, mejor no""",
    doubtful="claro claro, vale vale",
)
LANGUAGES = (ENGLISH, GERMAN, FRENCH, SPANISH)

DRAWN_OUT = "yes, yep, yup, yeah, ja, jep, oui, ouais, si, sip, no, nope, nein, ne"
"""Mean the same with letters repeated. "suuure" and "okaaay" do not."""

YES_ALONE, NO_ALONE = "y", "n"
"""Mean it only as the whole message; "y" is also the Spanish "and"."""

IF = re.compile(r"\bsi (?=(?:es|est[aá]|eso|estoy|todo|as[ií]|lo|cest|cela|[cç]a|tout|je)\b)")
""" "si es correcto", "si c'est bon" are conditions; a yes would have its accent or a comma."""

YES_SIGNS = "👍👌✅✔☑🆗💯"
NO_SIGNS = "👎❌✖🚫⛔"
FRIENDLY_SIGNS = "🙂😊☺😀😃😄😁😉😍🥰🤗😇🙏👏🙌💪🎉❤💙💚💛🧡💜🤍♥"
SMILEYS = (":-)", ":)", ";-)", ";)", ":d", "=)")
PUNCTUATION = ".,!¡-–—。、"
"""Says nothing by itself; question marks, quotes and brackets do, so they are not listed."""

LONGEST = 120
"""Characters; a longer message says more than yes."""

_SKIN_TONES = dict.fromkeys(range(127995, 128000))
# Removed before NFKC, which turns a lone acute accent into a space and a mark.
_APOSTROPHES = {ord(char): None for char in "'’‘ʼ`´＇"}
_GREEK_QUESTION_MARK = "\u037e"
"""NFKC turns it into a semicolon."""


def is_plain_yes(text: str) -> bool:
    """The whole message means yes, in English, German, French or Spanish, and nothing else."""
    words = _plain_words(text)
    doubtful = _DOUBTFUL.search(words) or IF.search(_unified(text))
    return bool(_WHOLE_YES.match(words)) and not doubtful


def is_plain_no(text: str) -> bool:
    """The whole message means no, and nothing else."""
    return bool(_WHOLE_NO.match(_plain_words(text)))


def begins_like_an_answer(text: str) -> bool:
    """It begins with a yes or a no, whatever follows."""
    return bool(_BEGINS.match(_words(text)))


# ── a text as words ──────────────────────────────────────────────────────────────────────────


def _plain_words(text: str) -> str:
    """The words, a space after each; "" if the text is too long or not all of it is plain."""
    said = _unified(text)
    if len(said) > LONGEST or _GREEK_QUESTION_MARK in text or not all(map(_is_plain, said)):
        return ""
    return _words(text)


def _words(text: str) -> str:
    """The words and signs in lower case without accents, a space after each."""
    spaced = (char if char.isalpha() else f" {char} " if char in _SIGNS else " "
              for char in _without_accents(_unified(text)))  # fmt: skip
    return "".join(f"{_drawn_in(word)} " for word in "".join(spaced).split())


def _unified(text: str) -> str:
    """What is visible, in lower case, with look-alike characters made the same."""
    seen = visible(text).translate(_APOSTROPHES).translate(_SKIN_TONES)
    said = unicodedata.normalize("NFKC", seen).casefold().translate(_APOSTROPHES)
    for smiley in SMILEYS:
        said = said.replace(smiley, " ")
    return said.strip()


def _is_plain(char: str) -> bool:
    """Combining marks are not: NFKC keeps those that cross out a letter or sit above an emoji."""
    return char.isalpha() or char in f" {PUNCTUATION}{FRIENDLY_SIGNS}" or char in _SIGNS


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _drawn_in(word: str) -> str:
    """ "yesss" as "yes"; other words stay as they are."""
    short = re.sub(r"(.)\1+", r"\1", word)
    return short if short in _STRETCHED else word


# ── the lists as patterns ────────────────────────────────────────────────────────────────────

_SIGNS = frozenset(YES_SIGNS + NO_SIGNS)
_STRETCHED = frozenset(DRAWN_OUT.split(", "))


def _phrases(lists: Iterable[str]) -> list[str]:
    """The phrases as `_words` would give them; the lists above are spelt as people write."""
    return [_words(phrase) for one in lists for phrase in one.split(",") if phrase.strip()]


def _any_of(phrases: Iterable[str]) -> str:
    longest_first = sorted(set(phrases), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


_PLEASE = _any_of(_phrases(one.please for one in LANGUAGES))
_POLITE = _any_of(_phrases(f"{one.polite},{one.please}" for one in LANGUAGES))
_SORRY = _any_of(_phrases(["sorry, entschuldigung, pardon, désolé, désolée, perdón, lo siento"]))
_YES = [*_phrases(one.yes for one in LANGUAGES), *(f"{sign} " for sign in YES_SIGNS)]
_YES_WORD = _any_of(phrase for phrase in _YES if phrase.count(" ") == 1)
_YES_PHRASE = _any_of(phrase for phrase in _YES if phrase.count(" ") > 1)
_RIGHT = f"(?:{_any_of(_phrases(one.right for one in LANGUAGES))}(?!{_PLEASE}))"
_NO = _any_of([*_phrases(one.no for one in LANGUAGES), *(f"{sign} " for sign in NO_SIGNS)])

_WHOLE_YES = re.compile(
    f"(?!{_POLITE}*$){_RIGHT}*(?:{_YES_WORD}{_RIGHT}*|{_YES_PHRASE}|{_POLITE})*$|{YES_ALONE} $"
)
_WHOLE_NO = re.compile(f"(?!(?:{_POLITE}|{_SORRY})*$)(?:{_NO}|{_POLITE}|{_SORRY})+$|{NO_ALONE} $")
_BEGINS = re.compile(f"{_POLITE}*(?:{_YES_WORD}|{_YES_PHRASE}|{_RIGHT}|{_NO})")
_DOUBTFUL = re.compile(rf"\b{_any_of(_phrases(one.doubtful for one in LANGUAGES))}")
