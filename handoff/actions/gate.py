"""The gate: a new model against the live one, on the same held-out questions."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from handoff.actions import live_model
from handoff.actions.policy import policy_now
from handoff.detector.detector import Detector
from handoff.domain.escalation import Policy
from handoff.domain.promotion import Refuse, judge
from handoff.learning import evaluation
from handoff.learning.evaluation import Judgement
from handoff.learning.models import ModelFolder, Models
from handoff.storage.engine import Store


@dataclass(frozen=True, slots=True)
class Compared:
    """Shares on the held-out questions that both models were asked; reasons to refuse, if any."""

    candidate: dict[str, float]
    live: dict[str, float] | None
    reasons: tuple[str, ...]


async def compare(store: Store, models: Models, candidate: ModelFolder) -> Compared:
    """Evaluate `candidate`, write its metrics, and judge it against the live model."""
    policy = await policy_now(store)
    live_id = await live_model.live(store)
    live = models[live_id] if live_id else None
    return await asyncio.to_thread(_compare, candidate, live, policy)


async def figures(store: Store, model: ModelFolder) -> str:
    """How the model does on its held-out questions, as a table."""
    policy = await policy_now(store)
    judgements = await asyncio.to_thread(_judgements, model, policy)
    return evaluation.table(judgements, policy)


def _compare(candidate: ModelFolder, live: ModelFolder | None, policy: Policy) -> Compared:
    of_candidate = _judgements(candidate, policy)
    candidate.write_metrics(evaluation.evaluate(of_candidate, policy).metrics)
    if live is None:
        return Compared(candidate.metrics(), None, ())
    of_live = _judgements(live, policy)
    # The live model may have been trained when the project shipped other questions.
    both = _questions(of_candidate) & _questions(of_live)
    new = evaluation.evaluate(_only(of_candidate, both), policy)
    old = evaluation.evaluate(_only(of_live, both), policy)
    verdict = judge(new, old)
    reasons = verdict.reasons if isinstance(verdict, Refuse) else ()
    return Compared(new.metrics, old.metrics, reasons)


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
