"""A short account of a conversation for the agent who takes it over."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from handoff.domain import events
from handoff.domain.events import AnyEvent

_LONGEST = 160

F = TypeVar("F", bound=events.Event)


def summary_of(log: Iterable[AnyEvent]) -> str:
    """First and last words of the customer, and how far the bot came; in one or two sentences."""
    said = [event.text for event in log_of(log, events.CustomerSaid)]
    answers = len(log_of(log, events.BotSaid))
    if not said:
        return "The customer has not written anything yet."
    first = f"Began with: “{_cut(said[0])}”"
    last = f" Now: “{_cut(said[-1])}”" if len(said) > 1 else ""
    times = "no answer" if answers == 0 else "one answer" if answers == 1 else f"{answers} answers"
    return f"{first}.{last} The bot gave {times} so far.".replace("..", ".").replace("?”.", "?”")


def log_of(log: Iterable[AnyEvent], kind: type[F]) -> list[F]:
    return [event for event in log if isinstance(event, kind)]


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
