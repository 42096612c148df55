"""What the escalation rules need to know of the past, derived from the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handoff.domain import facts
from handoff.domain.escalation import History
from handoff.domain.facts import AnyFact


@dataclass(frozen=True, slots=True)
class Line:
    """What one side said in its turn."""

    by_customer: bool
    text: str


def history_of(past: Iterable[AnyFact]) -> History:
    """History before the message at hand; `past` oldest first.

    A change of owner wipes failures: the bot starts afresh after a person.
    """
    failed, clarified_last = 0, False
    moods: list[facts.Mood] = []
    for fact in past:
        match fact:
            case facts.Judged():
                failed = failed + 1 if fact.failed_turn else 0
                clarified_last = fact.decision is facts.Decision.CLARIFY
                if fact.mood is not None:
                    moods.append(fact.mood)
            case facts.HandedBack() | facts.Reopened():
                failed, clarified_last = 0, False
                moods.clear()
    return History(failed_turns=failed, clarified_last=clarified_last, moods=tuple(moods))


def lines_of(past: Iterable[AnyFact]) -> tuple[Line, ...]:
    """What customer and bot said, oldest first, since the bot last took over from a person."""
    lines: list[Line] = []
    for fact in past:
        match fact:
            case facts.CustomerSaid():
                lines.append(Line(True, fact.text))
            case facts.Chosen(label=str(label)):
                lines.append(Line(True, label))
            case facts.BotSaid():
                lines.append(Line(False, " ".join(message.text for message in fact.messages)))
            case facts.ClarifyAsked():
                lines.append(Line(False, " ".join(f"{each.label}?" for each in fact.options)))
            case facts.HandedBack() | facts.Reopened():
                lines.clear()
    return tuple(lines)
