"""Answer, ask, or pass on: the rules, each named as a sentence, on signals measured elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from handoff.domain.facts import Guess, Mood, Reason

SERVICE_OF_A_PERSON = "talk_to_human"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Set by calibration from training rows; they travel with the model."""

    answer: float
    """Lowest calibrated probability of the first intent at which the bot answers."""
    unknown: float
    """Highest `unknown` at which a message counts as one the bot knows."""
    conformal: float
    """Intents are added to the conformal set until their probabilities sum to this."""
    negative: float = 0.85
    person: float = 0.6
    """Calibrated probability of `talk_to_human` that counts as an explicit wish."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the detector measured on one message.

    `ranking`: calibrated, best first. `unknown`: 0 (like the known examples) to 1. `conformal`:
    the intents of the conformal set, best first.
    """

    ranking: tuple[Guess, ...]
    unknown: float
    conformal: tuple[str, ...]
    mood: Mood
    asked_for_a_person: bool
    fills_slot: bool
    in_form: bool
    thresholds: Thresholds
    model_id: str


@dataclass(frozen=True, slots=True)
class History:
    """What went before, derived from the log since the bot last took over.

    `failed_turns`: consecutive failures up to and including the turn before this one (a
    clarification that came to nothing, "did not help", nothing to say, a rejected slot value).
    `moods`: of the customer's earlier messages, oldest first.
    """

    failed_turns: int = 0
    clarified_last: bool = False
    moods: Sequence[Mood] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """Editable by designers. `labels`: intent -> words for a clarifying button."""

    always_human: frozenset[str] = frozenset({SERVICE_OF_A_PERSON})
    never_offered: frozenset[str] = frozenset()
    max_options: int = 3
    labels: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    pass


@dataclass(frozen=True, slots=True)
class Clarify:
    intents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Escalate:
    reasons: tuple[Reason, ...]
    priority: int


Verdict = Answer | Clarify | Escalate
