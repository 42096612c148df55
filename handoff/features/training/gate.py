"""The gate: a newly trained model gets its detector, is asked the held-out questions, and is
compared with the live model on them. Files only; it runs in a process of its own and imports
little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from handoff.detector.calibration.calibration import Calibration, calibrate
from handoff.detector.calibration.languages import Asked
from handoff.detector.detector import Detector
from handoff.detector.statistics.rows import Rows
from handoff.domain.promotion import Refuse, judge
from handoff.domain.signals import Policy
from handoff.domain.training_run import AnyReason
from handoff.learning import evaluation
from handoff.learning.evaluation import HeldOut, Judgement
from handoff.learning.models import ModelFolder


@dataclass(frozen=True, slots=True)
class Compared:
    """Shares on the held-out questions that both models were asked (all, without a live one), and
    reasons to refuse, if any."""

    challenger: dict[str, float]
    live: dict[str, float] | None
    reasons: tuple[AnyReason, ...]


def complete(
    challenger: ModelFolder, live: ModelFolder | None, policy: Policy, language: str
) -> Compared:
    """Write the challenger's detector and metrics, and judge it. `language`: the assistant's main
    one."""
    set_thresholds(challenger, policy, language)
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


def set_thresholds(model: ModelFolder, policy: Policy, language: str) -> None:
    """Write the model's detector, from its training rows and the held-out questions in languages
    other than the main one."""
    rows = Rows.load(model.rows)
    calibrate(
        rows,
        risk=policy.risk,
        delta=policy.delta,
        coverage=policy.coverage,
        always_human=policy.always_human,
        small_talk=policy.small_talk,
        language=language,
        held_out=_in_other_languages(model, rows.classes),
    ).save(model.path)


def _in_other_languages(model: ModelFolder, classes: Sequence[str]) -> dict[str, Asked]:
    """None in a model that was trained before there were such questions."""
    label = {name: number for number, name in enumerate(classes)}
    by_language: dict[str, list[HeldOut]] = {}
    for question in evaluation.read_held_out(model.path):
        if question.language is not None:
            by_language.setdefault(question.language, []).append(question)
    return {
        language: Asked(
            evaluation.vectors(questions),
            evaluation.probabilities(questions, classes),
            np.array([label.get(question.intent or "", -1) for question in questions]),
        )
        for language, questions in by_language.items()
    }


def figures(model: ModelFolder, policy: Policy) -> str:
    """How the model does on its held-out questions, as a table, and what it promises in other
    languages."""
    others = Calibration.load(model.path).languages.others
    lines = [f"{language:23} {each.says}" for language, each in others.items()]
    return "\n".join([evaluation.table(_judgements(model, policy), policy), *lines])


def _judgements(model: ModelFolder, policy: Policy) -> list[Judgement]:
    detector = Detector.load(model.path)
    questions = evaluation.in_main_language(evaluation.read_held_out(model.path))
    return evaluation.judge_all(questions, detector.signals, policy)


Question = tuple[str, str | None]


def _question(judgement: Judgement) -> Question:
    return judgement.question.text, judgement.question.intent


def _questions(judgements: Iterable[Judgement]) -> set[Question]:
    return {_question(one) for one in judgements}


def _only(judgements: Iterable[Judgement], questions: set[Question]) -> list[Judgement]:
    return [one for one in judgements if _question(one) in questions]
