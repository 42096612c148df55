"""A message that asks several things: which of them the bot answers, and which it has to name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handoff.domain.escalation import (
    Answer,
    AnyDecision,
    Escalate,
    History,
    Policy,
    Signals,
    decide,
    merely_has_no_answer,
)
from handoff.domain.parse import Parse


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
    is one question with its story around it: then one piece at most has an answer of its own.
    """
    if isinstance(whole, Escalate) and not merely_has_no_answer(whole):
        return None
    judged = [(piece, decide(piece.signals, History(), policy)) for piece in pieces]
    known: dict[str | None, Piece] = {}
    for piece, decision in judged:
        if decision == Answer() and piece.intent not in policy.small_talk:
            known.setdefault(piece.intent, piece)
    strange = [
        piece.parse.text or "" for piece, decision in judged if _asks_the_unknown(piece, decision)
    ]
    if len(known) >= 2 or (known and strange and not isinstance(whole, Answer)):
        return Several(tuple(piece.parse for piece in known.values()), tuple(strange))
    return None


def _asks_the_unknown(piece: Piece, decision: AnyDecision) -> bool:
    return "?" in (piece.parse.text or "") and merely_has_no_answer(decision)
