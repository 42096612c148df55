"""What is measured at each of the customer's turns in a conversation, on it and what came before.

One pass from the first line to the last: a turn's numbers cannot depend on a later line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from common.arrays import Floats
from handoff.detector.dissatisfaction.words import CUES, TROUBLE, cues, likeness
from handoff.domain.history import Line

FADING = 0.6
"""What a cue still counts one turn later, in the fading sums."""

_SPEAKERS = ("bot", "customer")
_OF_A_SPEAKER = (
    *(f"last {cue}" for cue in CUES),
    *(f"before that {cue}" for cue in CUES),
    *(f"mean {cue}" for cue in CUES),
    *(f"turns with {cue}" for cue in CUES[:TROUBLE]),
    *(f"fading {cue}" for cue in CUES[:TROUBLE]),
    "last like any before",
    "last like the one before",
)
CONTEXT = (
    "turns",
    "log turns",
    *(f"{who}: {name}" for who in _SPEAKERS for name in _OF_A_SPEAKER),
    "bot's last like customer's last",
    "unanswered",
)
MESSAGE = (
    *(f"message: {cue}" for cue in CUES),
    *(f"message like {who}'s {which}" for who in _SPEAKERS[::-1] for which in ("any", "last")),
)
MEASURES = (*CONTEXT, *MESSAGE)
"""Names of the numbers: first those of the context, then those of the message at hand."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of the customer: `measures` in the order of `MEASURES`."""

    message: str
    answer_before: str
    """The bot's last words before it; empty if there are none."""
    measures: Floats


def turns_of(lines: Sequence[Line]) -> list[Turn]:
    """The customer's turns, oldest first; each measured on itself and the lines before it."""
    bot, customer = _Speaker(), _Speaker()
    turns: list[Turn] = []
    unanswered = False
    for line in lines:
        if line.by_customer:
            context = _context(bot, customer, unanswered)
            measures = np.array(context + _message(line.text, bot, customer))
            turns.append(Turn(line.text, bot.last, measures))
        (customer if line.by_customer else bot).say(line.text)
        unanswered = line.by_customer
    return turns


class _Speaker:
    """One side's lines so far, summed up."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._sum = np.zeros(len(CUES))
        self._turns_with = np.zeros(TROUBLE)
        self._fading = np.zeros(TROUBLE)
        self._repeats = [0.0, 0.0]

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def last(self) -> str:
        return self._texts[-1] if self._texts else ""

    def say(self, text: str) -> None:
        found = np.array(cues(text))
        trouble = found[:TROUBLE]
        self._sum += found
        self._turns_with += trouble > 0
        self._fading = FADING * self._fading + trouble
        self._repeats = self.resembling(text)
        self._texts.append(text)

    def resembling(self, text: str) -> list[float]:
        """How similar `text` is to the most similar line so far, and to the last one."""
        alike = [likeness(text, other) for other in self._texts]
        return [max(alike), alike[-1]] if alike else [0.0, 0.0]

    def measures(self) -> list[float]:
        """In the order of `_OF_A_SPEAKER`."""
        nothing = [0.0] * len(CUES)
        last = list(cues(self._texts[-1])) if self._texts else nothing
        earlier = list(cues(self._texts[-2])) if len(self._texts) > 1 else nothing
        mean = (self._sum / max(1, len(self._texts))).tolist()
        sums = [*self._turns_with.tolist(), *self._fading.tolist()]
        return [*last, *earlier, *mean, *sums, *self._repeats]


def _context(bot: _Speaker, customer: _Speaker, unanswered: bool) -> list[float]:
    alike = likeness(bot.last, customer.last) if len(bot) and len(customer) else 0.0
    counted = [float(len(customer)), float(np.log1p(len(customer)))]
    sides = [*bot.measures(), *customer.measures()]
    return [*counted, *sides, alike, float(unanswered)]


def _message(text: str, bot: _Speaker, customer: _Speaker) -> list[float]:
    return [*cues(text), *customer.resembling(text), *bot.resembling(text)]
