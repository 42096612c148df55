"""Review of proposed examples."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from handoff.domain.errors import Invalid
from handoff.domain.permissions import Action
from handoff.edge.dependencies import ServicesDep, may
from handoff.features.review import verdicts
from handoff.features.review.schemas import (
    Approve,
    Candidate,
    Candidates,
    CandidateState,
    Intents,
    NewIntent,
    Topic,
    Topics,
)
from handoff.storage.agents import Agent
from handoff.wire_types import Id

router = APIRouter(prefix="/api", tags=["review"])

Reader = Annotated[Agent, may(Action.READ)]
Reviewer = Annotated[Agent, may(Action.REVIEW)]


@router.get("/candidates")
async def candidates(
    _by: Reviewer,
    services: ServicesDep,
    state: Annotated[CandidateState | None, Query()] = None,
) -> Candidates:
    everything = [_candidate(one) for one in await verdicts.candidates(services.worker.store)]
    return Candidates(
        items=[one for one in everything if state in (None, one.state)],
        open=sum(one.state is CandidateState.OPEN for one in everything),
    )


@router.post("/candidates/{candidate_id}/approve")
async def approve(
    candidate_id: Id, body: Approve, by: Reviewer, services: ServicesDep
) -> Candidate:
    match body:
        case Approve(intent=str(intent), new_intent=None):
            approved = await verdicts.approve(services.training, candidate_id, by, intent)
            return _candidate(approved)
        case Approve(intent=None, new_intent=NewIntent() as new):
            return _candidate(await verdicts.teach(services.training, candidate_id, by, new))
        case _:
            raise Invalid("give either 'intent' or 'new_intent'")


@router.post("/candidates/{candidate_id}/reject")
async def reject(candidate_id: Id, by: Reviewer, services: ServicesDep) -> Candidate:
    return _candidate(await verdicts.reject(services.worker, candidate_id, by))


@router.post("/candidates/{candidate_id}/take_back_rejection")
async def take_back_rejection(candidate_id: Id, by: Reviewer, services: ServicesDep) -> Candidate:
    return _candidate(await verdicts.take_back_rejection(services.worker, candidate_id, by))


@router.get("/intents")
async def intents(_by: Reviewer, services: ServicesDep) -> Intents:
    return Intents(items=await verdicts.intents(services.training))


@router.get("/topics")
async def topics(_by: Reader, services: ServicesDep) -> Topics:
    known = await verdicts.topics(services.training)
    return Topics(items=[Topic(name=one.name, label=one.label) for one in known])


def _candidate(reviewed: verdicts.Reviewed) -> Candidate:
    candidate, verdict = reviewed
    judged = candidate.judgement
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
        taught=candidate.taught,
        verdict_intent=verdict.intent if verdict else None,
        verdict_by=verdict.by_name if verdict else None,
        verdict_at=verdict.at if verdict else None,
    )


def _state(reviewed: verdicts.Reviewed) -> CandidateState:
    _, verdict = reviewed
    if verdict is None:
        return CandidateState.OPEN
    return CandidateState.APPROVED if verdict.approved else CandidateState.REJECTED
