"""Whether the customer asks for a person: plain patterns in English, German, French and Spanish.

The bot's classifier may have an intent for this; with these patterns the plainest request never
depends on a model. They read one clause at a time, because a negation counts only within its
clause: "I don't want to talk to a robot, give me a human".
"""

from __future__ import annotations

import re
import unicodedata

from common.unified import unified


def asked_for_a_person(text: str) -> bool:
    """Whether `text` explicitly asks for a person.

    A question about the bot ("are you a real person?"), a refusal ("no need for an agent") and
    a story ("your agent told me …") do not.
    """
    return any(
        _refuses_the_machine(clause) or _wishes_for_a_person(clause) for clause in _clauses(text)
    )


def _clauses(text: str) -> list[str]:
    """Lower-case clauses without accents and with plain apostrophes removed."""
    folded = unicodedata.normalize("NFKD", unified(text).lower().replace("ß", "ss"))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign))
    plain = re.sub(r"['’`´]", "", plain).replace("-", " ")
    parts = re.split(r"[.!?;:,\n()]+|\b(?:but|aber|sondern|mais|pero|sino)\b", plain)
    return [" ".join(part.split()) for part in parts if part.strip()]


def _refuses_the_machine(clause: str) -> bool:
    return any(pattern.search(clause) for pattern in _MACHINE_REFUSED)


def _wishes_for_a_person(clause: str) -> bool:
    if any(pattern.search(clause) for pattern in _ABOUT_THE_BOT):
        return False
    for pattern in _WISHES:
        match = pattern.search(clause)
        if match and not _negated(clause[: match.start()]):
            return True
    return False


def _negated(before: str) -> bool:
    """Whether what stands before a wish reverses it; "why can't I …" and "can't I …" do not."""
    return bool(_NEGATION.search(before)) and not _PLEADING.search(before)


# ── the words ────────────────────────────────────────────────────────────────────────────────

_WHO = (
    r"(?:humans?|(?:real|live|actual|another) (?:one|people|beings?)|person|human being|agents?"
    r"|representatives?|reps?|operators?|advis[oe]rs?|assistants? who is human|colleagues?"
    r"|employees?|members? of (?:the |your )?(?:staff|team)|staff(?: member)?|supervisors?"
    r"|managers?|customer (?:service|support|care)|support (?:team|staff)|service desk|help ?desk"
    r"|someone|somebody|anyone|anybody|team|sales(?: ?person)?)"
)
_SURE = (
    r"(?:humans?|person|human being|agents?|representatives?|operators?|advis[oe]rs?|colleagues?"
    r"|employees?|members? of (?:the |your )?(?:staff|team)|staff member|supervisors?|managers?)"
)
"""Words that name somebody who works here even without a verb such as "talk to"."""

_FILL = (
    r"(?:(?:a|an|the|some|any|one|of|your|our|this|real|actual|live|proper|human|fellow|competent"
    r"|other|another|different|genuine|decent|flesh and blood|customer|service|support|sales|care"
    r"|shop|store|senior|please) )*"
)
_POLITE = r"(?: (?:please|pls|plz|plis|now|asap|thanks|thank you|right now|immediately|instead))*"
_ME = r"(?:me|us)"

_ENGLISH = (
    rf"\b(?:talk|speak|chat)(?: \w+)?? (?:to|with|2|w) {_FILL}{_WHO}\b",
    rf"\b(?:talk|speak) {_FILL}{_SURE}\b",
    rf"\b(?:prefer|like|insist on|rather be|want to be|wanna be) (?:talking|speaking|chatting)"
    rf" (?:to|with) {_FILL}{_WHO}\b",
    rf"\b(?:connect|transfer|pass|put|hand|forward|refer|redirect|escalate|get|link|patch|send)"
    rf" (?:{_ME}|this|it|my \w+)(?: \w+)?? (?:to|with|through to|in touch with) {_FILL}{_WHO}\b",
    rf"\b(?:put {_ME} through|hand {_ME} over|escalate (?:this|it|me|my \w+)|connect {_ME}"
    rf"|transfer {_ME})(?:$| to| now| please| pls)",
    rf"\b(?:want|need|wanna|gimme|give {_ME}|get {_ME}|demand|prefer|like|request|send {_ME}"
    rf"|have|bring {_ME}|find {_ME}|insist on) (?:to have )?"
    rf"(?!(?:a|an|the|your) (?:\w+ )?(?:account|sales) ){_FILL}{_SURE}\b(?!s? (?:discount|shirt))",
    rf"\b(?:give|get|find|bring|send) {_ME} {_FILL}(?:someone|somebody)\b",
    rf"\b(?:contact|reach|message|get hold of|get a ?hold of|ask for) {_FILL}{_SURE}\b",
    r"\b(?:contact|reach|get hold of|get a ?hold of) (?:the |your )?"
    r"(?:customer (?:service|support|care)|support team|someone|somebody)\b",
    rf"\b{_WHO} (?:\w+ ){{0,3}}?(?:i|we) (?:can|could|may|might) "
    r"(?:talk|speak|chat|write|call|ring|phone|turn)\b",
    rf"\b(?:can|could|would|may|might|let|have) {_FILL}(?:{_SURE}|someone|somebody|you|u)"
    rf"(?: \w+)?? (?:call|phone|ring|contact|ring up) {_ME}\b",
    rf"\b(?:please|pls|plz) (?:call|phone|ring) {_ME}\b",
    rf"^(?:call|phone|ring) {_ME}(?: back)?{_POLITE}$",
    rf"\b(?:can|could|would|may) {_FILL}{_SURE}(?: \w+)?? "
    r"(?:look|help|check|handle|take|answer|deal|assist|sort|join|reply|step)\b",
    rf"\b(?:is|are) there {_FILL}(?:{_SURE}|someone|somebody)(?: here| around| there| available"
    r"| online)?$",
    r"\b(?:real|live|actual|human) (?:person|human|agent|support|help|assistance|being|operator"
    rf"|contact){_POLITE}$",
    r"\blive (?:chat|agent|person)\b",
    rf"^(?:(?:no|yes|ok|hi|hello|hey|just|please|pls|sorry|then) )*(?:a |an |the )?"
    rf"(?:(?:real|live|actual|human|customer|service|support|care) )*"
    rf"(?:{_SURE}|rep|customer (?:service|support|care)|human help){_POLITE}$",
)

_GERMAN_WHO = (
    r"(?:mitarbeiter(?:in|innen|n)?|mensch(?:en)?|person|berater(?:in|n)?|kundenberater(?:in)?"
    r"|kunden(?:service|dienst|support|betreuer|betreuung)|kolleg(?:e|en|in)|ansprechpartner(?:in)?"
    r"|sachbearbeiter(?:in)?|support|agent(?:en)?|vorgesetzten?|jemand(?:en|em)?)"
)
_GERMAN_FILL = (
    r"(?:(?:ein|eine|einen|einem|einer|den|dem|der|die|das|ihrem|ihren|eurem|euren|echten?|echter"
    r"|richtigen?|richtiger|realen?|menschlichen?|lebenden?|anderen?|euch|ihnen|bitte) )*"
)
_GERMAN = (
    rf"\bmit {_GERMAN_FILL}{_GERMAN_WHO}\b.*\b(?:sprechen|reden|chatten|telefonieren|verbinden"
    r"|verbunden|schreiben)\b",
    rf"\b(?:verbinde\w*|sprechen|reden|sprich)\b.*\bmit {_GERMAN_FILL}{_GERMAN_WHO}\b",
    rf"\b(?:will|mochte|brauche|hatte gerne?|wunsche|verlange|gib mir|geben sie mir|holen sie)"
    rf" (?:jetzt |bitte |sofort |endlich |mir )*{_GERMAN_FILL}"
    rf"(?!jemand){_GERMAN_WHO}\b",
    rf"\ban {_GERMAN_FILL}{_GERMAN_WHO} (?:weiterleiten|weitergeleitet|ubergeben)\b",
    r"\b(?:ruf\w*|rufen sie) (?:mich|uns) (?:bitte )?(?:an|zuruck)\b",
    r"\b(?:um|einen) ruckruf\b",
    rf"^(?:bitte |ein |eine |einen |echter |echten |richtiger )*(?!jemand|person$|support$)"
    rf"{_GERMAN_WHO}(?: bitte| jetzt| sofort)*$",
)

_FRENCH_WHO = (
    r"(?:conseillere?s?|humaine?s?|etre humain|vraie? personne|personne(?: reelle| humaine)?"
    r"|representante?|agente?|operat(?:eur|rice)|employee?|collegue|responsable|superieur"
    r"|service client(?:ele|s)?|quelquun|interlocuteur)"
)
_FRENCH_FILL = r"(?:(?:a|au|avec|un|une|le|la|votre|vos|de|du|vrai|vraie|autre|veritable|reel) )*"
_FRENCH = (
    rf"\b(?:parler|discuter|echanger|causer) (?:\w+ )??{_FRENCH_FILL}{_FRENCH_WHO}\b",
    rf"\b(?:veux|voudrais|souhaite|besoin|exige|aimerais) (?:avoir |joindre |contacter )?(?:d)?"
    rf"{_FRENCH_FILL}(?!quelquun|personne\b)d?(?:un |une )?{_FRENCH_WHO}\b",
    r"\b(?:passez|passer|mettez|transferez|connectez|dirigez)(?: (?:moi|me))?\b"
    rf".*{_FRENCH_WHO}\b",
    rf"\b(?:joindre|contacter) {_FRENCH_FILL}{_FRENCH_WHO}\b",
    r"\brappelez (?:moi|nous)\b|\b(?:me|nous) rappeler\b",
    rf"^{_FRENCH_FILL}(?!quelquun|personne$|responsable$){_FRENCH_WHO}"
    r"(?: svp| sil vous plait| sil te plait| merci)*$",
    r"^(?:une|une autre|a une) personne(?: svp| sil vous plait| sil te plait| merci)*$",
)

_SPANISH_WHO = (
    r"(?:persona(?: real| humana)?|humanos?|ser humano|agente|representante|asesora?|operadora?"
    r"|empleado|encargad[oa]|supervisora?|alguien|atencion al cliente|servicio al cliente"
    r"|companero)"
)
_SPANISH_FILL = r"(?:(?:un|una|el|la|su|algun|alguna|otra|verdadera?|de|con) )*"
_SPANISH = (
    rf"\b(?:hablar|charlar|chatear|comunicarme|contactar|comunicar) (?:\w+ )??con {_SPANISH_FILL}"
    rf"{_SPANISH_WHO}\b",
    rf"\b(?:quiero|quisiera|necesito|exijo|deseo|dame|deme|prefiero) "
    rf"(?:a )?{_SPANISH_FILL}(?!alguien){_SPANISH_WHO}\b",
    rf"\b(?:paseme|pasame|comuniqueme|comunicame|transfierame|conecteme|poneme|pongame) con "
    rf"{_SPANISH_FILL}{_SPANISH_WHO}\b",
    r"\b(?:llamame|llamenme|llameme|me pueden llamar|me puede llamar)\b",
    rf"^(?:un |una )?(?!alguien|persona$){_SPANISH_WHO}(?: por favor| ya| ahora)*$",
    r"^(?:una|otra|con una) persona(?: por favor| ya| ahora)*$",
)

_WISHES = tuple(map(re.compile, _ENGLISH + _GERMAN + _FRENCH + _SPANISH))

_MACHINE = r"(?:ro?bots?|chat ?bots?|machines?|computers?|ai|automat\w+|program|bots?)"
_MACHINE_REFUSED = tuple(
    map(
        re.compile,
        (
            r"\b(?:dont|do not|wont|will not|refuse to|hate|tired of|sick of|fed up with|stop"
            r"|done with|no more|not|cant stand)\b(?: \w+){0,3}?"
            rf" (?:talk|speak|chat|deal|communicat)\w* (?:to|with) (?:\w+ )?{_MACHINE}\b",
            rf"^no (?:more )?{_MACHINE}{_POLITE}$",
            r"\b(?:will|mochte|mag|habe)\b.*\b(?:nicht|keinem|keiner|keine)\b.*"
            r"\b(?:bot|roboter|maschine|computer|automat\w*|ki)\b.*\b(?:sprechen|reden|schreiben)\b",
            r"\bne (?:veux|souhaite) (?:pas|plus)\b.*\bparler a (?:un|une) (?:robot|machine|bot)\b",
            r"\bno quiero\b.*\bhablar con (?:un |una )?(?:robot|maquina|bot)\b",
        ),
    )
)

_ABOUT_THE_BOT = tuple(
    map(
        re.compile,
        (
            r"\b(?:are|r) (?:you|u|ya)\b",
            r"^(?:so |and |hi |wait )?(?:you|u) (?:are|re)?\b.*\b(?:human|person|agent|bot)\b",
            r"\bis (?:this|it|that|there) (?:really )?(?:a|an) (?!.*\bi can\b).*"
            r"\b(?:real|actual|live|human|bot|robot)\b.*(?:behind|typing|writing|answering|chat|or)",
            r"^is (?:this|it|that)\b",
            r"\b(?:am|was|are|were) (?:i|we) (?:\w+ )?(?:talking|speaking|chatting|texting)\b",
            r"\b(?:do|did|does) (?:i|we) (?:talk|speak|chat|write)\b",
            r"\b(?:talked|spoke|spoken|chatted)\b",
            r"\bbist du\b|\bsind sie\b|\bspreche ich\b|\brede ich\b|\bschreibe ich\b",
            r"\b(?:etes vous|es tu|vous etes|tu es|est ce que je parle)\b",
            r"\b(?:eres|es usted|estoy hablando)\b",
        ),
    )
)

_NEGATION = re.compile(
    r"\b(?:dont|do not|didnt|did not|doesnt|wont|will not|wouldnt|would not|couldnt|could not|not"
    r"|no need|no|never|without|neednt|rather than|instead of|before|unless|kein\w*|nicht|nie"
    r"|ohne|statt|ne|pas|sans|jamais|nunca|sin|cant believe)\b"
)
_PLEADING = re.compile(
    r"\b(?:why|warum|wieso|pourquoi|por que|is it not|isnt it|not possible|not helping|not helpful"
    r"|does not help|doesnt help|not understand\w*|dont understand|do not understand|didnt help"
    r"|not work\w*|doesnt work|dont you let|dont care|do not care|cant you|could you not)\b"
)
