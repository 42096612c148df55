"""What the escalation rules need to know of the past, derived from the log."""

from __future__ import annotations

from collections.abc import Iterable

from handoff.domain import facts
from handoff.domain.escalation import History
from handoff.domain.facts import AnyFact


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
