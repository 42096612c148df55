"""A message that asks several things, or one with a story around it: what of it the bot answers,
and what it has to name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handoff.domain.escalation import (
    Answer,
    AnyDecision,
    Escalate,
    decide,
    merely_has_no_answer,
)
from handoff.domain.parse import Parse
from handoff.domain.reasons import Measured
from handoff.domain.signals import History, Policy, Signals


@dataclass(frozen=True, slots=True)
class Piece:
    """One of the questions, as if it were the whole message."""

    parse: Parse
    signals: Signals

    @property
    def intent(self) -> str | None:
        return self.signals.ranking[0].intent if self.signals.ranking else None


@dataclass(frozen=True, slots=True)
class Several:
    """`answered`: the questions to act on, in their order. `unanswered`: the others' words."""

    answered: tuple[Parse, ...]
    unanswered: tuple[str, ...]


def apart(whole: AnyDecision, pieces: Iterable[Piece], policy: Policy) -> Several | None:
    """What to answer piece by piece; None: the message is better dealt with as a whole. The pieces
    are measured only if they matter.

    That is so when it goes to a person for another reason than that no answer is known, and when it
    is one question with its story around it, unless that question is clear only without the story.
    """
    if isinstance(whole, Escalate) and not merely_has_no_answer(whole):
        return None
    judged = [(piece, decide(piece.signals, History(), policy)) for piece in pieces]
    known: dict[str | None, Piece] = {}
    for piece, decision in judged:
        if decision == Answer() and piece.intent not in policy.small_talk:
            known.setdefault(piece.intent, piece)
    # Beside an answer to the whole, a question that is merely unclear may well be part of it.
    open_ones = _strange if isinstance(whole, Answer) else merely_has_no_answer
    others = [piece.parse.text or "" for piece, decision in judged if open_ones(decision)]
    unanswered = tuple(text for text in others if "?" in text)
    clear_alone = len(judged) == 1 and _may_be_told_without_its_story(whole)
    if len(known) >= 2 or (known and (unanswered or clear_alone)):
        return Several(tuple(piece.parse for piece in known.values()), unanswered)
    return None


def _may_be_told_without_its_story(whole: AnyDecision) -> bool:
    """Not if the story is what makes it somebody else's matter: "I bought it at the garden centre.
    Can I return it?" is stranger than half-way from the limit to certainty."""
    if isinstance(whole, Answer):
        return False
    reasons = whole.reasons if isinstance(whole, Escalate) else ()
    return all(
        reason.value <= (1 + reason.threshold) / 2
        for reason in reasons
        if isinstance(reason, Measured) and reason.code == "unknown_question"
    )


def _strange(decision: AnyDecision) -> bool:
    """Unlike anything that the bot knows."""
    codes = {reason.code for reason in decision.reasons} if isinstance(decision, Escalate) else ()
    return "unknown_question" in codes
