"""Whether a new model may take the live one's place, judged on the same held-out questions.

What counts as "not worse", on the intents that both models know:

- No intent loses two or more of its held-out questions; one is chance.
- All intents together lose at most one question in accuracy, which depends on no threshold.
- The shares that depend on thresholds may fall by at most two standard errors of the live model's
  share (about 3.4 points at 85 % of 450 questions): every training calibrates anew, and a few
  questions at the edge change sides without either model being the better one. One standard error
  refused a shop that had only learnt one more intent (139 of 150 strangers left alone, then 135).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from handoff.domain.training_run import AnyReason, FewerRight, IntentLost

LOST_BY_ONE_INTENT = 2
LOST_IN_ALL = 1
STANDARD_ERRORS = 2.0


@dataclass(frozen=True, slots=True)
class Tally:
    """Held-out questions of one intent. `right`: the first intent is the right one. `answered`:
    and it was answered directly, or passed on if the intent belongs to a person."""

    total: int
    right: int
    answered: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A model on held-out questions, at its one operating point."""

    intents: Mapping[str, Tally]
    strangers: int
    """Questions that the bot should not answer."""
    strangers_not_answered: int

    @property
    def accuracy(self) -> float:
        return _share(*_whole(self, "right", self.intents))

    @property
    def answered_rightly(self) -> float:
        return _share(*_whole(self, "answered", self.intents))

    @property
    def unknown_not_answered(self) -> float:
        return _share(self.strangers_not_answered, self.strangers)

    @property
    def metrics(self) -> dict[str, float]:
        return {
            "accuracy": self.accuracy,
            "answered_rightly": self.answered_rightly,
            "unknown_not_answered": self.unknown_not_answered,
        }


@dataclass(frozen=True, slots=True)
class Accept:
    pass


@dataclass(frozen=True, slots=True)
class Refuse:
    reasons: tuple[AnyReason, ...]


def judge(challenger: Evaluation, live: Evaluation | None) -> Accept | Refuse:
    """Accept, or refuse with every reason. Without a live model there is no bar.

    An intent that is new in the challenger has no past to fall short of. One that the challenger no
    longer knows has lost all its questions.
    """
    if live is None:
        return Accept()
    reasons: tuple[AnyReason, ...] = (
        *_intents_that_lost(challenger, live),
        *_accuracy_that_fell(challenger, live),
        *_answers_that_fell(challenger, live),
        *_strangers_answered(challenger, live),
    )
    return Refuse(reasons) if reasons else Accept()


def _intents_that_lost(challenger: Evaluation, live: Evaluation) -> list[IntentLost]:
    reasons = []
    for intent, before in sorted(live.intents.items()):
        after = challenger.intents.get(intent, Tally(before.total, 0, 0))
        if before.right - after.right >= LOST_BY_ONE_INTENT:
            lost = IntentLost(
                intent=intent, before=before.right, after=after.right, total=before.total
            )
            reasons.append(lost)
    return reasons


def _accuracy_that_fell(challenger: Evaluation, live: Evaluation) -> list[FewerRight]:
    after, _ = _whole(challenger, "right", live.intents)
    before, total = _whole(live, "right", live.intents)
    if before - after <= LOST_IN_ALL:
        return []
    return [FewerRight(code="fewer_understood", before=before, after=after, total=total)]


def _answers_that_fell(challenger: Evaluation, live: Evaluation) -> list[FewerRight]:
    after, _ = _whole(challenger, "answered", live.intents)
    before, total = _whole(live, "answered", live.intents)
    if not _fell_by_more_than_chance(after, before, total, STANDARD_ERRORS):
        return []
    return [FewerRight(code="fewer_answered", before=before, after=after, total=total)]


def _strangers_answered(candidate: Evaluation, live: Evaluation) -> list[FewerRight]:
    after, before = candidate.strangers_not_answered, live.strangers_not_answered
    if not _fell_by_more_than_chance(after, before, live.strangers, STANDARD_ERRORS):
        return []
    return [FewerRight(code="fewer_left_alone", before=before, after=after, total=live.strangers)]


def _fell_by_more_than_chance(after: int, before: int, total: int, errors: float) -> bool:
    if total == 0:
        return False
    share = before / total
    return before - after > max(1.0, errors * sqrt(share * (1 - share) * total))


def _whole(evaluation: Evaluation, what: str, intents: Mapping[str, Tally]) -> tuple[int, int]:
    """(number of `what`, number of questions), over these intents."""
    tallies = [evaluation.intents[name] for name in intents if name in evaluation.intents]
    return sum(getattr(tally, what) for tally in tallies), sum(tally.total for tally in tallies)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
