"""The gate: a newly trained model gets its detector, is asked the held-out questions, and is
compared with the live model on them. Files only; it runs in a process of its own and imports
little.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handoff.detector.calibration.calibration import calibrate
from handoff.detector.care.rows import CareRows
from handoff.detector.detector import Detector
from handoff.detector.statistics.rows import Rows
from handoff.domain.escalation import Policy
from handoff.domain.promotion import Refuse, judge
from handoff.domain.training_run import AnyReason
from handoff.learning import evaluation
from handoff.learning.evaluation import Judgement
from handoff.learning.models import ModelFolder


@dataclass(frozen=True, slots=True)
class Compared:
    """Shares on the held-out questions that both models were asked (all, without a live one), and
    reasons to refuse, if any."""

    challenger: dict[str, float]
    live: dict[str, float] | None
    reasons: tuple[AnyReason, ...]


def complete(challenger: ModelFolder, live: ModelFolder | None, policy: Policy) -> Compared:
    """Write the challenger's detector and metrics, and judge it."""
    set_thresholds(challenger, policy)
    of_challenger = _judgements(challenger, policy)
    challenger.write_metrics(evaluation.evaluate(of_challenger, policy).metrics)
    if live is None:
        return Compared(challenger.metrics(), None, ())
    of_live = _judgements(live, policy)
    # The live model may have been trained when the project shipped other questions.
    both = _questions(of_challenger) & _questions(of_live)
    new = evaluation.evaluate(_only(of_challenger, both), policy)
    old = evaluation.evaluate(_only(of_live, both), policy)
    result = judge(new, old)
    reasons = result.reasons if isinstance(result, Refuse) else ()
    return Compared(new.metrics, old.metrics, reasons)


def set_thresholds(model: ModelFolder, policy: Policy) -> None:
    """Write the model's detector, from its training rows."""
    calibrate(
        Rows.load(model.rows),
        risk=policy.risk,
        delta=policy.delta,
        coverage=policy.coverage,
        always_human=policy.always_human,
        care=CareRows.load(model.rows),
    ).save(model.path)


def figures(model: ModelFolder, policy: Policy) -> str:
    """How the model does on its held-out questions, as a table."""
    return evaluation.table(_judgements(model, policy), policy)


def _judgements(model: ModelFolder, policy: Policy) -> list[Judgement]:
    detector = Detector.load(model.path)
    return evaluation.judge_all(evaluation.read_held_out(model.path), detector.signals, policy)


Question = tuple[str, str | None]


def _question(judgement: Judgement) -> Question:
    return judgement.question.text, judgement.question.intent


def _questions(judgements: Iterable[Judgement]) -> set[Question]:
    return {_question(one) for one in judgements}


def _only(judgements: Iterable[Judgement], questions: set[Question]) -> list[Judgement]:
    return [one for one in judgements if _question(one) in questions]
