"""What the escalation rules need to know about the past, derived from the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handoff.domain import events
from handoff.domain.events import AnyEvent
from handoff.domain.signals import History


@dataclass(frozen=True, slots=True)
class Line:
    """What one side said."""

    by_customer: bool
    text: str


def history_of(past: Iterable[AnyEvent]) -> History:
    """History before the message at hand; `past` oldest first.

    A return to the bot wipes failures and moods: after a person, it starts afresh.
    """
    failed, clarified_last = 0, False
    offered_to_rephrase = not_understood = False
    moods: list[events.Mood] = []
    bot_said: list[str] = []
    for event in past:
        match event:
            case events.Judged():
                failed = failed + 1 if event.failed_turn else 0
                clarified_last = event.decision is events.Decision.CLARIFY
                not_understood = False
                if event.mood is not None:
                    moods.append(event.mood)
            case events.BotSaid():
                bot_said += [message.text for message in event.messages]
            case events.Fallback():
                if event.code == "none_of_these":
                    offered_to_rephrase = True
                    failed = 1  # what was offered and its refusal are one failure
                not_understood = event.code == "not_understood"
            case events.HandedBack() | events.Reopened():
                failed, clarified_last = 0, False
                offered_to_rephrase = not_understood = False
                moods.clear()
                bot_said.clear()
    return History(
        failed_turns=failed,
        clarified_last=clarified_last,
        moods=tuple(moods),
        offered_to_rephrase=offered_to_rephrase,
        not_understood=not_understood,
        bot_said=tuple(bot_said),
    )


def lines_of(past: Iterable[AnyEvent]) -> tuple[Line, ...]:
    """What customer and bot said, oldest first, since the bot last took over from a person."""
    lines: list[Line] = []
    for event in past:
        match event:
            case events.CustomerSaid() if event.text:
                lines.append(Line(True, event.text))
            case events.Chosen(label=str(label)):
                lines.append(Line(True, label))
            case events.BotSaid():
                lines.append(Line(False, " ".join(message.text for message in event.messages)))
            case events.ClarifyAsked():
                lines.append(Line(False, " ".join(f"{each.label}?" for each in event.options)))
            case events.HandedBack() | events.Reopened():
                lines.clear()
    return tuple(lines)
