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
    assistant: str
    """What the machine is called that answers."""
    which: str
    """Above the readings of a message, of which one may be meant."""
    no_answer: str
    wrote: str
    files: str
    """With their `{names}`."""
    open: str
    answer_there: str
    answer_here: str
    """Instead, where replies are read."""
    for_you: str


_EN = MailTexts(
    language="en",
    subject="Your conversation with {who}",
    us="us",
    assistant="Our assistant",
    which="Which of these do you mean? Please answer in a few words.",
    no_answer="I have no answer to this. Please put it differently, "
    "or write that you would like to speak to a person.",
    wrote="{name} wrote:",
    files="In the conversation you also find: {names}",
    open="Open the conversation",
    answer_there="Please answer there, not to this e-mail.",
    answer_here="You can answer there, or reply to this e-mail.",
    for_you="The link is for you alone and works for {days} days.",
)
_DE = MailTexts(
    language="de",
    subject="Ihr Gespräch mit {who}",
    us="uns",
    assistant="Unser Assistent",
    which="Was davon meinen Sie? Antworten Sie einfach mit ein paar Worten.",
    no_answer="Darauf habe ich keine Antwort. Fragen Sie bitte anders, "
    "oder schreiben Sie, dass Sie mit einem Menschen sprechen möchten.",
    wrote="{name} hat geschrieben:",
    files="Im Gespräch finden Sie außerdem: {names}",
    open="Gespräch öffnen",
    answer_there="Bitte antworten Sie dort und nicht auf diese E-Mail.",
    answer_here="Sie können dort antworten oder auf diese E-Mail.",
    for_you="Der Link ist nur für Sie bestimmt und gilt {days} Tage.",
)
_ES = MailTexts(
    language="es",
    subject="Su conversación con {who}",
    us="nosotros",
    assistant="Nuestro asistente",
    which="¿A cuál de estas cosas se refiere? Responda con unas palabras.",
    no_answer="No tengo respuesta a esto. "
    "Pregúntelo de otra manera o escriba que desea hablar con una persona.",
    wrote="{name} ha escrito:",
    files="En la conversación encontrará además: {names}",
    open="Abrir la conversación",
    answer_there="Responda allí, no a este correo.",
    answer_here="Puede responder allí o a este correo.",
    for_you="El enlace es solo para usted y vale durante {days} días.",
)
_FR = MailTexts(
    language="fr",
    subject="Votre conversation avec {who}",
    us="nous",
    assistant="Notre assistant",
    which="De laquelle de ces choses parlez-vous ? Répondez en quelques mots.",
    no_answer="Je n’ai pas de réponse à cela. Posez la question autrement, "
    "ou écrivez que vous souhaitez parler à une personne.",
    wrote="{name} a écrit :",
    files="Vous trouverez aussi dans la conversation : {names}",
    open="Ouvrir la conversation",
    answer_there="Merci de répondre là-bas et non à cet e-mail.",
    answer_here="Vous pouvez répondre là-bas ou à cet e-mail.",
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
