"""What a message means after what was said before it, or on the way through a form."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.trackers import DialogueStateTracker

from bot.channel.following import (
    Asked,
    asked_in,
    asks_more,
    asks_on_the_way,
    carried,
    goes_on,
    meant_in,
)
from bot.channel.parsing import RESPONSE_SELECTOR, assistant_of, parse_text
from bot.channel.replies import excluded, read
from bot.channel.understanding import Waiting


async def parse_in_form(
    agent: Agent, text: str, waiting: Waiting, language: str | None
) -> dict[str, Any]:
    parsed = await parse_text(agent, text, language)
    return parsed | await asked_on_the_way(agent, text, waiting, language)


async def asked_on_the_way(
    agent: Agent, text: str, waiting: Waiting, language: str | None
) -> dict[str, Any]:
    """The intent of a question that is about what the form is for; nothing for other questions."""
    assistant = assistant_of(agent)
    if not read(text).asked:
        return {}
    for intent in assistant.forms.about.get(waiting.form or "", ()):
        parsed = await parse_text(agent, text, language, intent)
        if asks_on_the_way(text, parsed, intent):
            meant = {"name": intent, "confidence": 1.0}
            return {"intent": meant, RESPONSE_SELECTOR: parsed.get(RESPONSE_SELECTOR, {})}
    return {}


def asked_before(tracker: DialogueStateTracker) -> Asked:
    """The message before; nothing where a form is active."""
    latest = tracker.latest_message
    return Asked() if tracker.active_loop_name or latest is None else asked_in(latest.parse_data)


def followed(
    agent: Agent, before: Asked, parsed: dict[str, Any], language: str | None
) -> dict[str, Any]:
    """What the message takes from the question before: the intent and, where it names another thing
    only, the answer chosen then, or the things that it was about."""
    if before.intent is None:
        return {}
    text, found, assistant = parsed["text"], parsed["entities"], assistant_of(agent)
    same: dict[str, Any] = {"intent": {"name": before.intent, "confidence": 1.0}}
    if goes_on(text, found, before, assistant):
        named = {"entities": meant_in(found, excluded(text))}
        return same | named | ({RESPONSE_SELECTOR: before.chosen} if before.chosen else {})
    taken = same if asks_more(text, parsed, before, language) else {}
    intent = (taken or parsed)["intent"]["name"]
    about = carried(text, intent, found, before, assistant, language)
    return taken | ({"entities": [*found, *about]} if about else {})
