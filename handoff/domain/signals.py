"""What the rules of escalation go by: signals measured on one message, what went before it, and
what designers have set.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from handoff.domain.care import CareCategory, MatterCategory
from handoff.domain.events import Guess, Mood
from handoff.domain.language import Languages

ORDINARY, RAISED, DISTRESS, CARE = 0, 1, 2, 3
"""Priorities in the queue. `CARE`, danger to life, goes first however long others have waited."""

MATTERS: Mapping[MatterCategory, int] = {
    "bereavement": DISTRESS,
    "legal": RAISED,
    "press": RAISED,
}
"""Priorities of what needs care without being danger, unless the designers set others."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Set by calibration from training rows; they travel with the model."""

    answer: float
    """Lowest confidence in the first intent at which the bot answers."""
    unknown: float
    """Highest `unknown` at which a message counts as one the bot knows."""
    conformal: float
    """Highest mass in front of an intent of the conformal set: `mass_before` in the detector."""
    negative: float = 0.85
    """Highest probability of a negative tone that ordinary questions have."""
    distress: float = 0.85
    """Highest probability of anger or distress that ordinary questions have."""
    person: float = 0.6
    """Lowest calibrated probability at which the intents of `Policy.always_human` are taken at
    their word, and those of small talk."""
    small_talk: float = 1.0
    """Highest `unknown` at which a brief remark can still be small talk."""


@dataclass(frozen=True, slots=True)
class Signals:
    """What the detector measured on one message.

    `ranking`: calibrated, best first. `confidence`: that the first of them is right, 0 to 1.
    `unknown`: 0 (like the known examples) to 1. `conformal`: the intents of the conformal set, best
    first. `brief`: a few words that ask nothing.
    """

    ranking: tuple[Guess, ...]
    confidence: float
    unknown: float
    conformal: tuple[str, ...]
    mood: Mood
    asked_for_a_person: bool
    fills_slot: bool
    in_form: bool
    thresholds: Thresholds
    model_id: str
    follows: bool = False
    """It goes on with what was asked before, and means little by itself."""
    brief: bool = False
    short: bool = False
    """No more than a sentence, and no question."""
    dissatisfaction: float | None = None
    """Probability that the customer is dissatisfied with the conversation; None: too early."""
    dissatisfaction_limit: float = 1.0
    care: CareCategory | None = None
    """What the message speaks of that needs care: no answer of the bot's."""
    care_language: str | None = None
    """That it was recognised in; None: it may be any."""
    sarcastic: bool = False
    """Thanks or praise by the words, and the opposite by what is meant."""
    language: str | None = None
    """In which the message is written."""


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
    left_queue: bool = False
    """The customer would rather go on with the bot than wait for a person."""
    offered_to_rephrase: bool = False
    """"None of these" was met with the offer to say it differently."""
    not_understood: bool = False
    """The message before was met with the request to say it differently."""
    bot_said: Sequence[str] = ()
    """The texts of its answers, oldest first."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Editable by designers. `labels`: intent -> words for a clarifying button, in the main
    language; `labels_in`: the same in others, by language.

    `always_human`: intents that go to a person; `asks_for_a_person`: those of them by which a
    customer asks for one. `small_talk`: intents whose answer does no harm when a customer meant
    another of them; `while_waiting`: those among them that are answered while the customer waits.
    `risk`: largest share of the automatic answers that may be wrong, with confidence 1 - `delta`;
    `coverage`: share of the conformal sets that hold the right intent. These three take effect with
    the next training. `care`: priorities of the matters that need care; danger always has its own.
    """

    always_human: frozenset[str] = frozenset()
    asks_for_a_person: frozenset[str] = frozenset()
    small_talk: frozenset[str] = frozenset()
    while_waiting: frozenset[str] = frozenset()
    never_offered: frozenset[str] = frozenset()
    max_options: int = 3
    labels: dict[str, str] = field(default_factory=dict)
    labels_in: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    languages: Languages = field(default_factory=Languages)
    risk: float = 0.02
    delta: float = 0.05
    coverage: float = 0.98
    care: Mapping[MatterCategory, int] = field(default_factory=lambda: MATTERS)

    def label(self, intent: str, language: str) -> str:
        """The words of a button that stands for this intent."""
        return self.labels_in.get(language, {}).get(intent, self.labels[intent])
