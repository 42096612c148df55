"""A short account of a conversation for the agent who takes it over: quoted, not retold."""

from __future__ import annotations

from collections.abc import Sequence

from handoff.domain import events
from handoff.domain.attachments import words_of
from handoff.domain.events import AnyEvent, Summary, SummaryLine

_LONGEST = 160
_MOST_TRIED = 2

Entry = tuple[int, AnyEvent]
"""One entry of the log: its sequence number and the event."""


def summary_of(log: Sequence[Entry]) -> Summary:
    """First and last words of the customer, how often the bot answered, and its last answers."""
    said = [(seq, words_of(event)) for seq, event in log if isinstance(event, events.CustomerSaid)]
    lines = [SummaryLine(about="first", seq=seq, text=_cut(text)) for seq, text in said[:1]]
    lines += [SummaryLine(about="last", seq=seq, text=_cut(text)) for seq, text in said[1:][-1:]]
    answers = [(seq, event) for seq, event in log if isinstance(event, events.BotSaid)]
    tried = [(seq, answer.text) for seq, event in answers if (answer := _answer_in(event))]
    lines += [
        SummaryLine(about="tried", seq=seq, text=_cut(text)) for seq, text in tried[-_MOST_TRIED:]
    ]
    return Summary(lines=tuple(lines), answers=len(tried))


def _answer_in(said: events.BotSaid) -> events.BotMessage | None:
    """Its first bubble, behind the one that says in which language it answers; a form's question is
    no answer."""
    bubbles = said.messages[1:] if said.instead_of else said.messages
    return None if said.asks or not bubbles else bubbles[0]


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1].rstrip() + "…"
