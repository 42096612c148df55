"""What the widget says before the first message, in the visitor's language. Public."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from common.assistant import Assistant
from common.assistant.other_languages import notes
from handoff.domain.language import base_language
from handoff.edge.dependencies import OPEN, ServicesDep
from handoff.features.customers.schemas import WidgetGreeting
from handoff.wire_types import Line

router = APIRouter(prefix="/api/widget", tags=["widget"], dependencies=[OPEN])

INTROS = {
    "en": "Hello! I am a bot and answer most questions right away. You can talk to a person at any "
    "time.",
    "de": "Hallo! Ich bin ein Bot und beantworte die meisten Fragen sofort. Sie können jederzeit "
    "mit einem Menschen sprechen.",
    "es": "¡Hola! Soy un bot y respondo a la mayoría de las preguntas al momento. Puede hablar con "
    "una persona cuando quiera.",
    "fr": "Bonjour ! Je suis un bot et réponds tout de suite à la plupart des questions. Vous "
    "pouvez parler à une personne à tout moment.",
    "ar": "مرحبًا! أنا روبوت وأجيب عن معظم الأسئلة على الفور. يمكنك التحدث إلى شخص في أي وقت.",
}
"""For assistants without an intro of their own: in every language of the widget, the bot says that
it is one."""


def _general_intro(assistant: Assistant, language: str) -> str:
    """It must not promise answers in a language that has none."""
    intro = INTROS.get(language, INTROS["en"])
    answered = map(base_language, assistant.languages)
    if language not in INTROS or language in answered:
        return intro
    return f"{intro} {notes(assistant.language)[language]}"


@router.get("/greeting")
async def greeting(
    services: ServicesDep, locale: Annotated[Line, Query(max_length=20)] = "en"
) -> WidgetGreeting:
    """As the assistant's folder has it now; `locale` is a tag such as `de-AT`."""
    assistant = await services.training.workshop.catalog.assistant()
    said = assistant.widget.greeting(locale, assistant.language)
    return WidgetGreeting(
        name=assistant.name,
        intro=said.intro or _general_intro(assistant, base_language(locale)),
        suggestions=said.suggestions,
    )
