"""A short account of a conversation for the agent who takes it over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from handoff.domain import facts
from handoff.domain.facts import AnyFact

_LONGEST = 160

F = TypeVar("F", bound=facts.Fact)


def summary_of(log: Iterable[AnyFact]) -> str:
    """First and last words of the customer, and how far the bot came; in one or two sentences."""
    said = [fact.text for fact in log_of(log, facts.CustomerSaid)]
    answers = len(log_of(log, facts.BotSaid))
    if not said:
        return "The customer has not written anything yet."
    first = f"Began with: “{_cut(said[0])}”"
    last = f" Now: “{_cut(said[-1])}”" if len(said) > 1 else ""
    times = "no answer" if answers == 0 else "one answer" if answers == 1 else f"{answers} answers"
    return f"{first}.{last} The bot gave {times} so far.".replace("..", ".").replace("?”.", "?”")


def log_of(log: Iterable[AnyFact], kind: type[F]) -> list[F]:
    return [fact for fact in log if isinstance(fact, kind)]


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
