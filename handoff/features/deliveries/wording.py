"""Who said something, and what, in the words of a mail."""

from __future__ import annotations

from handoff.channels.mail_texts import MailTexts
from handoff.domain import events
from handoff.domain.attached import HelpLine
from handoff.domain.events import AnyEvent

BY_THE_MACHINE = (events.BotSaid, events.ClarifyAsked, events.Fallback, events.HelpOffered)


def said_in(event: AnyEvent, texts: MailTexts) -> tuple[str, str]:
    """Name and words. A mail has no buttons, so what they say is listed, to be answered in words.

    Raises:
        ValueError: nobody says anything in this event.
    """
    match event:
        case events.AgentSaid():
            return event.agent_name, event.text
        case events.BotSaid():
            return texts.assistant, "\n\n".join(map(_bubble, event.messages))
        case events.ClarifyAsked():
            options = "\n".join(f"- {option.label}" for option in event.options)
            return texts.assistant, f"{texts.which}\n\n{options}"
        case events.Fallback():
            return texts.assistant, texts.no_answer
        case events.HelpOffered():
            lines = "\n".join(map(_help_line, event.lines))
            parts = (event.text, lines, event.closing)
            return texts.assistant, "\n\n".join(filter(None, parts))
        case _:
            raise ValueError(f"'{event.kind}' cannot be sent by mail: nobody says anything in it")


def _bubble(message: events.BotMessage) -> str:
    return "\n".join((message.text, *(f"- {button}" for button in message.buttons)))


def _help_line(line: HelpLine) -> str:
    return " ".join(filter(None, (f"{line.where}: {line.name}", line.call, line.open)))
