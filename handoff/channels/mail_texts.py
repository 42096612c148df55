"""What mails say around an agent's words, in the widget's languages."""

from __future__ import annotations

from dataclasses import dataclass

from handoff.domain.language import base_language


@dataclass(frozen=True, slots=True)
class MailTexts:
    language: str
    subject: str
    """With `{who}`, the sender's name."""
    us: str
    """Instead of it, where the sender has none."""
    wrote: str
    files: str
    """With their `{names}`."""
    open: str
    answer_there: str
    for_you: str


_EN = MailTexts(
    language="en",
    subject="Your conversation with {who}",
    us="us",
    wrote="{name} wrote:",
    files="In the conversation you also find: {names}",
    open="Open the conversation",
    answer_there="Please answer there, not to this e-mail.",
    for_you="The link is for you alone and works for {days} days.",
)
_DE = MailTexts(
    language="de",
    subject="Ihr Gespräch mit {who}",
    us="uns",
    wrote="{name} hat geschrieben:",
    files="Im Gespräch finden Sie außerdem: {names}",
    open="Gespräch öffnen",
    answer_there="Bitte antworten Sie dort und nicht auf diese E-Mail.",
    for_you="Der Link ist nur für Sie bestimmt und gilt {days} Tage.",
)
_ES = MailTexts(
    language="es",
    subject="Su conversación con {who}",
    us="nosotros",
    wrote="{name} ha escrito:",
    files="En la conversación encontrará además: {names}",
    open="Abrir la conversación",
    answer_there="Responda allí, no a este correo.",
    for_you="El enlace es solo para usted y vale durante {days} días.",
)
_FR = MailTexts(
    language="fr",
    subject="Votre conversation avec {who}",
    us="nous",
    wrote="{name} a écrit :",
    files="Vous trouverez aussi dans la conversation : {names}",
    open="Ouvrir la conversation",
    answer_there="Merci de répondre là-bas et non à cet e-mail.",
    for_you="Le lien vous est réservé et reste valable {days} jours.",
)
LANGUAGES = {one.language: one for one in (_EN, _DE, _ES, _FR)}


def texts_for(*tags: str | None) -> MailTexts:
    """The texts for the first of these language tags, such as `de-AT`, that there are any for;
    else English."""
    for tag in tags:
        texts = LANGUAGES.get(base_language(tag or ""))
        if texts:
            return texts
    return _EN
