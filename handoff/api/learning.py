"""Review of proposed examples, training, and the models: for designers and admins."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query

from handoff.actions import live_model, retraining, review
from handoff.actions.context import Context
from handoff.api import schemas
from handoff.api.dependencies import Ctx, Designer
from handoff.api.schemas import (
    Approve,
    Candidate,
    Candidates,
    CandidateState,
    Intent,
    Intents,
    Model,
    Models,
    TrainingRun,
    TrainingStatus,
)
from handoff.domain.errors import Invalid
from handoff.domain.events import Judged
from handoff.learning.models import Promise

router = APIRouter(prefix="/api", tags=["learning"])


@router.get("/candidates")
async def candidates(
    _designer: Designer, context: Ctx, state: Annotated[CandidateState | None, Query()] = None
) -> Candidates:
    everything = [_candidate(one) for one in await review.candidates(context)]
    return Candidates(
        items=[one for one in everything if state in (None, one.state)],
        open=sum(one.state is CandidateState.OPEN for one in everything),
    )


@router.post("/candidates/{candidate_id}/approve")
async def approve(candidate_id: str, body: Approve, designer: Designer, context: Ctx) -> Candidate:
    match body:
        case Approve(intent=str(intent), new_intent=None):
            return _candidate(await review.approve(context, candidate_id, designer, intent))
        case Approve(intent=None, new_intent=schemas.NewIntent() as new):
            taught = review.NewIntent(new.name, new.label, tuple(new.phrasings), new.answer)
            return _candidate(await review.teach(context, candidate_id, designer, taught))
        case _:
            raise Invalid("give either 'intent' or 'new_intent'")


@router.post("/candidates/{candidate_id}/reject")
async def reject(candidate_id: str, designer: Designer, context: Ctx) -> Candidate:
    return _candidate(await review.reject(context, candidate_id, designer))


@router.get("/intents")
async def intents(_designer: Designer, context: Ctx) -> Intents:
    known = await review.intents(context)
    return Intents(
        items=[
            Intent(
                name=one.name,
                label=one.label,
                examples=one.examples,
                answer=one.answer,
                learned=one.learned,
            )
            for one in known
        ]
    )


@router.get("/training")
async def training(_designer: Designer, context: Ctx) -> TrainingStatus:
    return await _training(context)


@router.post("/training")
async def start_training(designer: Designer, context: Ctx) -> TrainingStatus:
    await retraining.start(context, designer.id)
    return await _training(context)


@router.get("/models")
async def models(_designer: Designer, context: Ctx) -> Models:
    return await _models(context)


@router.post("/models/rollback")
async def roll_back(designer: Designer, context: Ctx) -> Models:
    await live_model.roll_back(context, designer.id)
    return await _models(context)


async def _training(context: Context) -> TrainingStatus:
    status = await retraining.status(context)
    run = TrainingRun.model_validate(status.run) if status.run else None
    return TrainingStatus(run=run, pending=status.pending, live_model=status.live_model)


async def _models(context: Context) -> Models:
    live, known = await live_model.known(context)
    promises = await live_model.promises(context, known)
    return Models(
        items=[
            Model(
                id=one.id,
                dataset=one.dataset,
                created_at=one.created_at,
                live=one.id == live,
                metrics=one.metrics,
                promise=_promise(promises[one.id]),
            )
            for one in known
        ]
    )


def _promise(promise: Promise | None) -> schemas.Promise | None:
    return schemas.Promise.model_validate(asdict(promise)) if promise else None


def _candidate(reviewed: review.Reviewed) -> Candidate:
    candidate, verdict = reviewed
    judged = Judged.model_validate(candidate.judgement) if candidate.judgement else None
    return Candidate(
        id=candidate.id,
        state=_state(reviewed),
        source=candidate.source,
        question=candidate.question,
        reply=candidate.reply,
        guess=list(judged.ranking) if judged else [],
        unknown=judged.unknown if judged else None,
        mood=judged.mood if judged else None,
        reasons=list(judged.reasons) if judged else [],
        conversation_id=candidate.conversation_id,
        agent_name=candidate.agent_name,
        created_at=candidate.created_at,
        verdict_intent=verdict.intent if verdict else None,
        verdict_by=verdict.by_name if verdict else None,
        verdict_at=verdict.at if verdict else None,
    )


def _state(reviewed: review.Reviewed) -> CandidateState:
    _, verdict = reviewed
    if verdict is None:
        return CandidateState.OPEN
    return CandidateState.APPROVED if verdict.approved else CandidateState.REJECTED
