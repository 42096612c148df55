"""A short account of a conversation for the agent who takes it over: quoted, not retold."""

from __future__ import annotations

from collections.abc import Sequence

from handoff.domain import events
from handoff.domain.events import AnyEvent, Summary, SummaryLine

_LONGEST = 160

Entry = tuple[int, AnyEvent]
"""One entry of the log: its sequence number and the event."""


def summary_of(log: Sequence[Entry]) -> Summary:
    """First and last words of the customer, and how often the bot answered."""
    said = [(seq, event.text) for seq, event in log if isinstance(event, events.CustomerSaid)]
    lines = [SummaryLine(about="first", seq=seq, text=_cut(text)) for seq, text in said[:1]]
    lines += [SummaryLine(about="last", seq=seq, text=_cut(text)) for seq, text in said[1:][-1:]]
    answers = sum(isinstance(event, events.BotSaid) for _, event in log)
    return Summary(lines=tuple(lines), answers=answers)


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
