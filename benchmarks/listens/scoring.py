"""Whether a single message was dealt with rightly, and figures of many. Pure.

*right*: the bot answered, and its intent is the one meant; or the message was for a person and went
to one. *wrong*: it answered with another intent, unless both give the same text. *passed on*: it
called a person whom nobody needed. A clarifying question is none of these; it is counted by whether
it offers what was meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from sklearn.metrics import recall_score, roc_auc_score

from benchmarks.listens.sets import CareLine, Question, ToneLine
from benchmarks.listens.shop import Shop
from benchmarks.listens.turn import Heard
from handoff.domain.events import Decision, Mood


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    PASSED_ON = "passed_on"
    OFFERED = "offered"
    """A clarifying question that offers what was meant."""
    ASKED = "asked"
    """A clarifying question that does not."""
    REFUSED = "refused"


def verdict(intent: str, heard: Heard, shop: Shop) -> Verdict:
    """What came of a message that means `intent`."""
    if heard.decision is None:
        return Verdict.REFUSED
    if heard.decision is Decision.CLARIFY:
        offers = any(option.intent == intent for option in heard.options)
        return Verdict.OFFERED if offers else Verdict.ASKED
    if heard.decision is Decision.FALLBACK:
        return Verdict.ASKED
    if heard.is_with_a_person:
        return Verdict.RIGHT if intent in shop.always_human else Verdict.PASSED_ON
    right = intent not in shop.always_human and shop.same_answer(heard.guess, intent)
    return Verdict.RIGHT if right else Verdict.WRONG


def is_cared_for(heard: Heard) -> bool:
    """Passed on for a reason that has a category: of danger, or of whatever else needs care."""
    has_category = any(getattr(reason, "category", None) for reason in heard.reasons)
    return heard.is_with_a_person and has_category


# ── figures of many ──────────────────────────────────────────────────────────────────────────


def percent(flags: Iterable[bool]) -> float:
    given = list(flags)
    return 100 * sum(given) / len(given) if given else 0.0


def failures(wrong: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """What failed, counted by (what failed, where), most first: all that may be told of a set."""
    counted: dict[str, Counter[str]] = {}
    for what, where in wrong:
        counted.setdefault(what, Counter())[where] += 1
    return {what: dict(found.most_common()) for what, found in sorted(counted.items())}


@dataclass(frozen=True, slots=True)
class Judged:
    """`questions`, and what came of each."""

    questions: Sequence[Question]
    verdicts: Sequence[Verdict]

    def share(self, verdict: Verdict) -> float:
        return percent(each is verdict for each in self.verdicts)

    def failed(self) -> list[Question]:
        return [q for q, v in zip(self.questions, self.verdicts, strict=True) if v not in _FINE]

    def counts(self) -> dict[str, dict[str, int]]:
        pairs = list(zip(self.questions, self.verdicts, strict=True))
        by_kind = failures((f"{v} by kind", q.kind) for q, v in pairs if v not in _FINE)
        by_intent = failures((f"{v} by intent", str(q.intent)) for q, v in pairs if v not in _FINE)
        return {"in all": dict(Counter(map(str, self.verdicts)))} | by_kind | by_intent


_FINE = (Verdict.RIGHT, Verdict.OFFERED)


def recall_and_false_alarms(
    lines: Sequence[CareLine], found: Sequence[bool]
) -> tuple[float, float]:
    """The share of what needs care that was found, 0 to 1; the percentage of the rest that was."""
    pairs = list(zip(lines, found, strict=True))
    recall = percent(each for line, each in pairs if line.needs_care) / 100
    return recall, percent(each for line, each in pairs if not line.needs_care)


TONES = ("negative", "neutral", "positive")
UNMEASURED = Mood(negative=1 / 3, neutral=1 / 3, positive=1 / 3, distress=1 / 3)
"""Of a message whose mood nobody measured, since something else came first."""


def tone_figures(lines: Sequence[ToneLine], moods: Sequence[Mood | None]) -> dict[str, float]:
    """`negative_auroc`: of negative lines against all others; `macro_recall`: of the three tones,
    the likeliest counting; `distress_auroc`; `unmeasured`: lines without a mood."""
    given = [mood or UNMEASURED for mood in moods]
    shares = np.array([[getattr(mood, tone) for tone in TONES] for mood in given])
    distress = [mood.distress if mood.distress is not None else 1 / 3 for mood in given]
    right = [line.tone for line in lines]
    guessed = [TONES[at] for at in shares.argmax(axis=1)]
    return {
        "negative_auroc": float(
            roc_auc_score([tone == "negative" for tone in right], shares[:, 0])
        ),
        "macro_recall": float(recall_score(right, guessed, labels=TONES, average="macro")),
        "distress_auroc": float(roc_auc_score([line.distressed for line in lines], distress)),
        "unmeasured": float(sum(mood is None for mood in moods)),
    }
